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
from assistant.writers.composer.counted import DETERMINED, HEAD_ENDS, PEOPLE, SINGULAR, counted
from assistant.writers.composer.formula import Shape, shape_of
from assistant.writers.composer.leads import Tense, lower

_CHANGE = re.compile(
    r"(?P<before>.+)\s(?:change|increase|growth|rise)\Z|(?:change|increase|growth|rise) in (?P<after>.+)",
    re.IGNORECASE,
)
# These take no article: spending to date was.
_MASS = re.compile(r"(?:income|revenue|spending|expenditure|turnover|attendance|funding)\b(?! of)")
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


def clause(expression: str, facts: FactSheet, tense: Tense = "past") -> str:
    """The clause that states a fact or an inline formula, its slot in it, its first letter small."""
    resolved = facts.resolve(expression)
    fact = resolved.fact
    if fact is None:
        return _formula(expression, facts)
    label = label_of(resolved)
    kind = kind_of_unit(resolved.quantity.unit if resolved.quantity else resolved.unit)
    change = _CHANGE.fullmatch(label)
    if change and kind in ("percent", "percentage_point"):
        return (
            f"{_grown(expression, facts) or change['before'] or change['after']} {slot(expression, 'change')}"
        )
    if not resolved.text and (things := counted(expression, label, resolved)):
        return things.said(tense)
    plural = _plural(label)
    crew = resolved.unit.lower() in PEOPLE
    if (kind != "count" or crew or SINGULAR.match(label)) and not plural and not resolved.text:
        label = label if DETERMINED.match(label) or _MASS.match(label) else f"the {label}"
    if kind == "percent" and plural and not resolved.text:
        return f"{label} {'made' if tense == 'past' else 'make'} up {slot(expression)}"
    form = NUMBER_FORM if _says_unit(label, resolved) else ""
    return f"{label} {_verb(label, plural, resolved, tense)} {slot(expression, form)}"


def label_of(resolved: Resolved) -> str:
    """A fact's label as the middle of a sentence has it, with whose it is unless it says so."""
    fact = resolved.fact
    assert fact is not None
    label = lower(fact.name)
    return label if not fact.entity or fact.entity.lower() in label.lower() else f"{label} of {fact.entity}"


def _says_unit(label: str, resolved: Resolved) -> bool:
    """Whether a label names those counted itself, so that the unit's noun would say it twice: users numbered 640."""
    unit = resolved.unit.lower()
    own = _plural(label) or re.search(rf"\bnumber of (?:\w+ )*{re.escape(unit)}\b", label)
    return unit in PEOPLE and not resolved.text and bool(own)


def _verb(label: str, plural: bool, resolved: Resolved, tense: Tense) -> str:
    past = tense == "past"
    if " to be " in label:
        return "are" if plural else "is"
    if resolved.unit.lower() in PEOPLE and (plural or not SINGULAR.match(label.removeprefix("the "))):
        return "numbered" if past else "number" if plural else "numbers"
    if plural and not resolved.text and kind_of_unit(resolved.unit) in ("count", "measure"):
        return "came to" if past else "come to"
    return ("were" if past else "are") if plural else ("was" if past else "is")


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
    return label if _plural(label) or DETERMINED.match(label) else f"the {label}"


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
    head = HEAD_ENDS.split(label, maxsplit=1)[0]
    return head in ("people", "children", "staff") or (
        head.endswith("s") and not head.endswith(("ss", "us", "is"))
    )
