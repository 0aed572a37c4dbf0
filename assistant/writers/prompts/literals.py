"""Literal figures that state a fact: found in words, and put back into slots.

Reading an answer needs it (a model typed 1234家 where it should have written the slot), and so
does hiding: a person's own words may hold the value of a sensitive fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assistant.brief import Brief
from assistant.errors import FactsError
from assistant.facts.resolved import Resolved
from assistant.figures import find_figures, parse_quantity
from assistant.figures.model import Figure
from assistant.figures.slots import find_slots, slot, without_slots
from assistant.report.printing import print_value
from assistant.writers.composer.labels import clause

_SENTENCE_END = re.compile(r"[。；！？!?;\n]|\.\s")
_DOWN = re.compile(r"(?:下降|减少|降低|回落|下滑|缩小|降|fell|fell by|down|declined by|decreased by)了?\s*\Z")
_WORD = re.compile(r"[a-z]{4,}")
_HAN = re.compile(r"[\u3400-\u9fff]+")
# Stands for one character of a slot while the text around it is searched.
FILLER = "\ufffc"

Key = tuple[Decimal, Decimal | None, str]


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact that words may state: its expression, what it comes to, and its label."""

    expression: str
    resolved: Resolved
    label: str


def stated(brief: Brief, expressions: Iterable[str]) -> list[Stated]:
    """The expressions that resolve, with their labels; those that do not are left out."""
    known = []
    for expression in dict.fromkeys(expressions):
        try:
            resolved = brief.facts.resolve(expression)
        except FactsError:
            continue
        known.append(Stated(expression, resolved, _label(resolved, brief)))
    return known


def _label(resolved: Resolved, brief: Brief) -> str:
    """The fact's label; for an inline formula what it says in words: 整改隐患占发现隐患的比重."""
    if resolved.fact:
        return resolved.fact.name
    if brief.language != "zh":
        return resolved.expression
    words = without_slots(clause(resolved.expression, brief.facts)).rstrip("的为达是，")
    return words or resolved.expression


def hidden_slots(text: str) -> str:
    """The text with its slots blanked out, every offset as before."""
    out = list(text)
    for found in find_slots(text):
        out[found.start : found.end] = FILLER * (found.end - found.start)
    return "".join(out)


def by_value(facts: Iterable[Stated], brief: Brief) -> dict[Key, list[Stated]]:
    """The facts by what states them: value, upper end and unit, as they are and as they are printed."""
    table: dict[Key, list[Stated]] = {}
    for fact in facts:
        for key in _keys(fact.resolved, brief):
            table.setdefault(key, []).append(fact)
    return table


def put_slots(
    text: str,
    facts: dict[Key, list[Stated]],
    brief: Brief,
    *,
    keep: Iterable[str] = (),
    hide: bool = False,
) -> str:
    """The text with each literal figure that equals exactly one of the facts replaced by its slot.

    Few digits prove nothing, so the fact's label must then be near: 3处 in a sentence that speaks
    of something else stays. Figures inside the words of `keep` stay. With `hide`, one of several
    equal facts is taken, the likeliest, for a value that must not be seen is worse seen than misnamed.
    """
    if not facts:
        return text
    blanked = hidden_slots(text)
    kept = [span for words in keep for span in _spans(text, words)]
    for figure in reversed(find_figures(blanked, brief.language).figures):
        if any(start < figure.end and figure.start < end for start, end in kept):
            continue
        chosen = _chosen(figure, facts, blanked, hide)
        if chosen:
            fact, form = chosen
            text = text[: figure.start] + slot(fact.expression, form) + text[figure.end :]
    return text


def near(label: str, text: str, start: int, end: int) -> bool:
    """Whether the sentence around `start`:`end` speaks of the label: two characters, or a word, of it."""
    begin = max(
        (match.end() for match in _SENTENCE_END.finditer(text, max(0, start - 120), start)), default=0
    )
    begin = max(begin, start - 120)
    after = _SENTENCE_END.search(text, end, end + 80)
    sentence = text[begin : after.start() if after else end + 80].lower()
    if any(word in sentence for word in _WORD.findall(label.lower())):
        return True
    return any(run[i : i + 2] in sentence for run in _HAN.findall(label) for i in range(len(run) - 1))


def _keys(resolved: Resolved, brief: Brief) -> set[Key]:
    quantity = resolved.quantity
    if quantity is None:
        return set()
    keys: set[Key] = {(quantity.value, quantity.high, quantity.unit)}
    printed = parse_quantity(print_value(resolved, brief.language).figure, brief.language)
    if printed:
        keys.add((printed.value, printed.high, quantity.unit))
    return keys


def _chosen(
    figure: Figure, table: dict[Key, list[Stated]], text: str, hide: bool
) -> tuple[Stated, str] | None:
    if figure.is_date or figure.kind in ("date", "time"):
        return None
    try:
        value = Decimal(figure.value)
        high = Decimal(figure.value_high) if figure.value_high else None
    except InvalidOperation:
        return None
    down = bool(_DOWN.search(text, max(0, figure.start - 12), figure.start))
    equal = table.get((value, high, figure.unit), [])
    form = ""
    if not equal and down:
        equal, form = table.get((-value, None, figure.unit), []), "增减"
    close = [fact for fact in equal if near(fact.label, text, figure.start, figure.end)]
    if not close and len(figure.value.replace(".", "").strip("-0")) >= (3 if hide else 4):
        close = equal
    if len({fact.expression for fact in close}) == 1 or (hide and close):
        return close[0], form
    return None


def _spans(text: str, words: str) -> list[tuple[int, int]]:
    spans = []
    at = text.find(words) if words else -1
    while at >= 0:
        spans.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return spans
