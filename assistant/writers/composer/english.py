"""English prose by rule."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.brief import Task
from assistant.facts.formulas import Name, Node
from assistant.facts.sheet import FactSheet
from assistant.figures import kind_of_unit
from assistant.figures.slots import find_slots, slot
from assistant.writers.composer.formula import Shape, shape_of
from assistant.writers.composer.grouping import attach, sentencefuls

EMPTY = "[To be completed]"
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
_MOST_CLAUSES = 3
_DETERMINED = re.compile(r"(?:the|a|an|this|that|these|those|our|its|their|all|each|every)\b", re.IGNORECASE)
_SINGULAR = re.compile(r"(?:average|total|number|share|proportion|sum|rate|amount)\b")
_LINKS = ("", "In addition, ", "Further, ", "Also, ")
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


def compose_english(task: Task) -> str:
    """The source text of a task: points as sentences, then the facts that no point speaks of."""
    points = [point.strip().rstrip(".;, ") for point in task.passage.points if point.strip(".;, ")]
    said = {s.expression for point in points for s in find_slots(point)}
    facts = [expression for expression in task.facts if expression not in said]
    enumerated = bool(getattr(task.passage, "enumerate", ""))
    groups = attach(points, facts, task.brief.facts, _MOST_CLAUSES)
    loose = [e for e in facts if not any(e in group for group in groups)]
    teller = _Teller(task.brief.facts)
    sentences = []
    for index, (point, group) in enumerate(zip(points, groups, strict=True)):
        start = (
            f"{_ORDINALS[index]}, {_lower(point)}"
            if enumerated and index < 10 and len(points) > 1
            else _upper(point)
        )
        sentences.append(f"{start}{'; ' + teller.clauses(group) if group else ''}.")
    left = [p for p in task.passage.phrases if p not in " ".join(points)]
    sentences += [f"The guiding principle remains “{phrase}”." for phrase in left]
    sentences += teller.sentences(loose)
    kind, style = task.brief.kind, task.brief.style
    usual = kind.opening if kind else ()
    formula = style.lead_in(usual) if style else usual[0] if usual else ""
    if task.id == "opening" and formula and formula.rstrip(":.") not in " ".join(sentences):
        sentences.append(formula)
    return " ".join(sentences) or EMPTY


class _Teller:
    """Says facts in turn, and remembers which period was said last."""

    def __init__(self, facts: FactSheet) -> None:
        self.facts = facts
        self.period = ""

    def sentences(self, expressions: Sequence[str]) -> list[str]:
        told: list[str] = []
        for group in sentencefuls(expressions, self.facts, _MOST_CLAUSES):
            link = _LINKS[len(told) % len(_LINKS)] if told else ""
            text = self.clauses(group)
            told.append(f"{link}{text if link else _upper(text)}.")
        return told

    def clauses(self, expressions: Sequence[str]) -> str:
        said = [self._when(expression) + self._clause(expression) for expression in expressions]
        return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"

    def _when(self, expression: str) -> str:
        fact = self.facts.resolve(expression).fact
        period = fact.period.strip(" .,") if fact else ""
        if not period or period == self.period or (fact and period in fact.name):
            return ""
        self.period = period
        lead = next(lead for pattern, lead in _LEADS if pattern.match(period))
        plain = re.sub(r"\Athe ", "", period, flags=re.IGNORECASE)
        return lead.format(period if lead in ("in {}, ", "on {}, ") else _lower(plain))

    def _clause(self, expression: str) -> str:
        resolved = self.facts.resolve(expression)
        fact = resolved.fact
        if fact is None:
            return self._formula(expression)
        label = _lower(fact.name)
        if fact.entity and fact.entity.lower() not in label.lower():
            label = f"{label} of {fact.entity}"
        kind = kind_of_unit(resolved.quantity.unit if resolved.quantity else resolved.unit)
        change = _CHANGE.fullmatch(label)
        if change and kind in ("percent", "percentage_point"):
            return f"{change['before'] or change['after']} {slot(expression, 'change')}"
        if (kind != "count" or _SINGULAR.match(label)) and not resolved.text and not _DETERMINED.match(label):
            label = f"the {label}"
        verb = _be(label) if resolved.text or kind in ("percent", "percentage_point", "ratio") else "came to"
        return f"{label} {verb} {slot(expression)}"

    def _formula(self, expression: str) -> str:
        shape, about = shape_of(self.facts.parse(expression))
        names = [self._named(node) for node in about]
        here = slot(expression, "change" if shape == "growth" else "")
        return _SAID[shape].format(*names, all=" and ".join(names), here=here)

    def _named(self, node: Node) -> str:
        if not isinstance(node, Name):
            return "the result"
        fact = self.facts[node.id]
        when = f" ({fact.period})" if fact.period and fact.period not in fact.name else ""
        return _lower(fact.name) + when


def _be(label: str) -> str:
    """was or were, by the label's head noun: the word before the first preposition."""
    head = re.split(r"\s(?:of|in|on|at|for|to|by|from|with|per)\s", label, maxsplit=1)[0]
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return "were" if plural else "was"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    """The text with a small first letter, unless its first word is a name or an acronym."""
    first = text.split(" ", 1)[0]
    return text if any(c.isupper() or c.isdigit() for c in first[1:]) else text[:1].lower() + text[1:]
