"""From a fact to a clause in English: Footbridges inspected, 187 footbridges → [[inspected]] were inspected."""

from __future__ import annotations

import re

from assistant.brief.nearness import NEAR, nearness
from assistant.facts.formulas import Name, Node
from assistant.facts.resolved import Resolved
from assistant.facts.sheet import FactSheet
from assistant.figures import kind_of_unit
from assistant.figures.slots import slot
from assistant.report.printing import NUMBER_FORM
from assistant.writers.composer.formula import Shape, shape_of

_CHANGE = re.compile(
    r"(?P<before>.+)\s(?:change|increase|growth|rise)\Z|(?:change|increase|growth|rise) in (?P<after>.+)",
    re.IGNORECASE,
)
_LEADS = (
    (re.compile(r"(?:in|by|at|during|as|since|on|between|from|over|throughout|up|until|to)\b", re.I), "{}, "),
    (re.compile(r"(?:the )?(?:end|start|beginning|close) of\b", re.I), "at the {}, "),
    (re.compile(r"(?:the )?(?:whole|entire|life|duration|course)\b", re.I), "over the {}, "),
    (
        re.compile(
            r"(?:the )?(?:first|second|third|fourth|last|past|current|previous|year|quarter|half)\b", re.I
        ),
        "in the {}, ",
    ),
    (re.compile(r"\d{1,2} [A-Z]"), "on {}, "),
    (re.compile(r""), "in {}, "),
)
# A clause for each shape of a formula; {0} and {1} are what it is about.
_SAID: dict[Shape, str] = {
    "share": "{0} made up {here} of {1}",
    "growth": "{0}, against {1}, {here}",
    "sum": "{all} together came to {here}",
    "plus": "{0} and {1} together came to {here}",
    "minus": "the difference between {0} and {1} was {here}",
    "ratio": "the ratio of {0} to {1} was {here}",
    "other": "by calculation the result was {here}",
}
_DETERMINED = re.compile(r"(?:the|a|an|this|that|these|those|our|its|their|all|each|every)\b", re.IGNORECASE)
_SINGULAR = re.compile(r"(?:average|total|number|share|proportion|sum|rate|amount)\b")
# What was done to the things counted, or where they are: 187 footbridges were inspected, 31 nurses were in post.
_PARTICIPLE = (
    r"\w{3,}ed|held|lost|found|built|rebuilt|made|met|sold|run|kept|given|taken|sent|paid|spent|bought|left|won|laid|put|cut|shut|set|seen"
    r"|heard|begun|known|shown|driven|written|drawn|grown|sown|caught|taught|brought|dealt|lent|hit|read|handed"
)
_DONE = re.compile(
    rf"(?:(?:not|never|newly|fully|partly|still|now|already)\s)?(?:{_PARTICIPLE}"
    r"|(?:in|on|at|under|within|without|above|below|behind|against)(?!\s(?:the|a|an|our|this|its|their)\b)|ahead|available|absent|present|open)(?!\w)"
)
_HEAD_ENDS = re.compile(
    r"\s(?:of|in|on|at|for|to|by|from|with|within|without|under|over|per|who|that|which|where|against|"
    + _PARTICIPLE
    + r")\b"
)
_NOUN = re.compile(r"[a-z][a-z -]*s|people|children|staff|sheep|cattle")
_PEOPLE = frozenset(
    ["people", "persons", "children", "staff", "residents", "patients", "members", "pupils", "students"]
)
# A label that says itself when it was needs no period before it.
_SAYS_WHEN = re.compile(
    r"\b(?:previous|last|prior|preceding) (?:year|quarter|month|week|period|season)\b|\bin (?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b|\ba year (?:earlier|before|ago)\b",
    re.IGNORECASE,
)


def clause(expression: str, facts: FactSheet) -> str:
    """The clause that states a fact or an inline formula, its slot in it, its first letter small."""
    resolved = facts.resolve(expression)
    fact = resolved.fact
    if fact is None:
        return _formula(expression, facts)
    label = lower(fact.name)
    if fact.entity and fact.entity.lower() not in label.lower():
        label = f"{label} of {fact.entity}"
    kind = kind_of_unit(resolved.quantity.unit if resolved.quantity else resolved.unit)
    change = _CHANGE.fullmatch(label)
    if change and kind in ("percent", "percentage_point"):
        return (
            f"{_grown(expression, facts) or change['before'] or change['after']} {slot(expression, 'change')}"
        )
    if not resolved.text and (counted := _counted(expression, label, resolved)):
        return counted
    plural = _plural(label)
    if (kind != "count" or _SINGULAR.match(label)) and not plural and not resolved.text:
        label = label if _DETERMINED.match(label) else f"the {label}"
    if kind == "percent" and plural and not resolved.text:
        return f"{label} made up {slot(expression)}"
    return f"{label} {_verb(label, plural, resolved)} {slot(expression)}"


def _verb(label: str, plural: bool, resolved: Resolved) -> str:
    if " to be " in label:
        return "are" if plural else "is"
    if resolved.unit.lower() in _PEOPLE and not _SINGULAR.match(label.removeprefix("the ")):
        return "numbered"
    return "were" if plural else "was"


def _counted(expression: str, label: str, resolved: Resolved) -> str:
    """Things that the label names by the unit's own noun: not said twice. Empty where the label names them otherwise.

    Footbridges inspected → [[inspected]] were inspected; Formal complaints → there were [[formal|number]] formal complaints.
    """
    unit = resolved.unit.lower()
    found = _NOUN.fullmatch(unit) and re.search(rf"(?:\A|\s){re.escape(unit)}(?!\S)", label, re.IGNORECASE)
    if not found or kind_of_unit(resolved.unit) not in ("count", "measure"):
        return ""
    kind_of_them, rest = label[: found.start()].strip(), label[found.end() :].strip()
    if _DETERMINED.match(label) or _HEAD_ENDS.search(f"{kind_of_them} "):
        return ""
    counted = kind_of_unit(resolved.unit) == "count"
    if kind_of_them and not counted:
        return ""
    here = (
        f"{slot(expression, NUMBER_FORM)} {label[: found.end()].strip()}"
        if kind_of_them
        else slot(expression)
    )
    if not rest:
        return f"there were {here}"
    if rest.startswith("to be "):
        return f"{here} are {rest}"
    return f"{here} were {rest}" if _DONE.match(rest) else f"there were {here} {rest}"


def _grown(expression: str, facts: FactSheet) -> str:
    """The label of what grew, where the formula says it and compares it with its own past."""
    fact = facts[expression]
    shape, about = shape_of(facts.parse(fact.formula)) if fact.formula else ("other", ())
    first = about[0] if shape == "growth" else None
    if not isinstance(first, Name) or not of_its_own_past(first.id, expression, facts):
        return ""
    return _with_the(lower(facts[first.id].name))


def of_its_own_past(now: str, change: str, facts: FactSheet) -> bool:
    """Whether a change is over an earlier value of the same, and not over another thing's."""
    rested = [facts[name].name for name in facts.resolve(change).facts if name in facts and name != change]
    label = facts[now].name
    return all(nearness(name, label) > NEAR or nearness(label, name) > NEAR for name in rested)


def _with_the(label: str) -> str:
    return label if _plural(label) or _DETERMINED.match(label) else f"the {label}"


def _formula(expression: str, facts: FactSheet) -> str:
    shape, about = shape_of(facts.parse(expression))
    names = [_named(node, facts) for node in about]
    here = slot(expression, "change" if shape == "growth" else "")
    return _SAID[shape].format(*names, all=" and ".join(names), here=here)


def _named(node: Node, facts: FactSheet) -> str:
    if not isinstance(node, Name):
        return "the result"
    fact = facts[node.id]
    when = f" ({fact.period})" if fact.period and fact.period not in fact.name else ""
    return lower(fact.name) + when


def _plural(label: str) -> bool:
    """Whether the label's head noun, the word before the first preposition or participle, is plural."""
    head = _HEAD_ENDS.split(label, maxsplit=1)[0]
    return head in ("people", "children", "staff") or (
        head.endswith("s") and not head.endswith(("ss", "us", "is"))
    )


def says_when(label: str) -> bool:
    """Whether a label names its own time: missed collections in December."""
    return bool(_SAYS_WHEN.search(label))


def period_lead(period: str) -> str:
    """A period as the start of a clause: in 2025, | on 4 March 2025, | at the end of June, ."""
    lead = next(lead for pattern, lead in _LEADS if pattern.match(period))
    plain = re.sub(r"\Athe ", "", period, flags=re.IGNORECASE)
    return lead.format(period if lead in ("in {}, ", "on {}, ") else lower(plain))


def lower(text: str) -> str:
    """The text with a small first letter, unless its first word is a name or an acronym."""
    first = text.split(" ", 1)[0]
    return text if any(c.isupper() or c.isdigit() for c in first[1:]) else text[:1].lower() + text[1:]
