"""Does a figure print a fact? Scale, rounding, 成 and fractions, approximators, units, sign."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from assistant.facts.match.hedges import bare_hedge, hedged
from assistant.facts.match.places import figures_in_words, tells_place
from assistant.facts.match.precision import rounds_to, step_of
from assistant.facts.match.senses import agree, is_change, is_place
from assistant.facts.match.units import PERCENT, TIMES, Exchange, exchange, times
from assistant.facts.resolved import Resolved
from assistant.figures import Figure, approx_bound

_STRESSES = frozenset(
    [
        "no more than",
        "not more than",
        "no fewer than",
        "no less than",
        "not less than",
        "as many as",
        "as few as",
        "as much as",
    ]
)
_IN_TIME = frozenset(["over", "within"])
_TIME = re.compile(r"(?:second|minute|hour|day|week|month|year)s?\Z")
How = Literal["exact", "rounded", "approximated", "converted", "within"]
_HOW_STRENGTH: dict[How, float] = {
    "exact": 1.0,
    "converted": 0.9,
    "rounded": 0.85,
    "approximated": 0.8,
    "within": 0.75,
}
_FRACTION_SLACK = Decimal("0.01")  # of the whole: 三分之二 may tell 66 % or 67 %
_HEDGED_SLACK = Decimal("0.04")
_TENTH_SLACK = Decimal("2.5")  # percent: a bare 九成 may tell 88 %, not 86 %
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Match:
    """How a figure prints a fact, and how sure that is (0 to 1, the unit's likeness included)."""

    how: How
    strength: float


def states(figure: Figure, resolved: Resolved) -> Match | None:
    """How `figure` prints what `resolved` comes to, or None when it does not.

    Both are canonical (元, not 万元), so 456万元 is 0.0456亿元. A figure's own precision decides what
    a rounding is; `hedges` says how close an approximator must be; a wrong direction is no match.
    """
    if resolved.text:
        return _states_words(figure, resolved.text)
    found = _magnitude(figure, resolved)
    if found is None or resolved.quantity is None:
        return None
    return None if agree(figure, resolved, resolved.quantity.value) is False else found


def states_but_for_direction(figure: Figure, resolved: Resolved) -> bool:
    """Whether the number is the fact's and only its direction is not (增长 for a fall)."""
    if resolved.quantity is None:
        return False
    wrong = agree(figure, resolved, resolved.quantity.value) is False
    return wrong and _magnitude(figure, resolved) is not None


def _states_words(figure: Figure, words: str) -> Match | None:
    """A fact that is words states each figure in it (a date: also one cut to month or year)."""
    for other in figures_in_words(words):
        if figure.kind == other.kind == "rank":
            if told := tells_place(figure, other):
                return Match(told, _HOW_STRENGTH[told])
            continue
        if (other.value, other.value_high) == (figure.value, figure.value_high):
            same = other.unit == figure.unit or (
                (found := exchange(figure.unit, other.unit)) and found.likeness
            )
            if same or figure.is_date:
                return Match("exact", 1.0)
        if figure.is_date and other.is_date and other.value.endswith(figure.value):
            return Match("exact", 0.9)
    return None


def _magnitude(figure: Figure, resolved: Resolved) -> Match | None:
    quantity = resolved.quantity
    if quantity is None or figure.kind in ("date", "time") or figure.is_date:
        return None
    swap = _exchange(figure, quantity.unit)
    if swap is None:
        return None
    try:
        stated = abs(times(Decimal(figure.value), swap.factor))
        high = None if figure.value_high is None else abs(times(Decimal(figure.value_high), swap.factor))
    except ArithmeticError:
        return None
    if "翻" in figure.text and is_change(resolved):
        stated -= _HUNDRED if quantity.unit == PERCENT else 1
    how = (
        _range_how(figure, stated, high, resolved) if high is not None or quantity.high is not None else None
    )
    if how is None and high is None and quantity.high is None:
        how = _how(figure, stated, abs(quantity.value), times(step_of(figure), swap.factor), resolved)
    if figure.kind == "rank" and figure.text.startswith("前") and is_place(resolved):
        how = "within" if 0 < quantity.value <= stated else None
    if how is None:
        return None
    if how == "exact" and (swap.factor != 1 or _respelled(figure, quantity.unit)):
        how = "converted"
    return Match(how, _HOW_STRENGTH[how] * swap.likeness)


def _exchange(figure: Figure, known: str) -> Exchange | None:
    """Also between 三分之二 (0.666667 of no unit) and a percent; a rank has no unit, or 位 or 名."""
    if figure.kind == "ratio" and not figure.unit and known == PERCENT:
        return replace_factor(exchange(TIMES, PERCENT))
    if figure.unit == PERCENT and not known:
        return Exchange(exchange(PERCENT, TIMES).factor, 0.7)  # type: ignore[union-attr]
    if figure.kind == "rank":
        return exchange(figure.unit, known) if known not in ("位", "名", "") else exchange("", "")
    if figure.kind in ("percent", "percentage_point") and known not in (PERCENT, TIMES, "‰", "个百分点"):
        return None
    return exchange(figure.unit, known)


def replace_factor(swap: Exchange | None) -> Exchange | None:
    """A fraction read as a percent is a firmer reading than 倍 as a percent."""
    return None if swap is None else Exchange(swap.factor, 0.9)


def _respelled(figure: Figure, unit: str) -> bool:
    """九成 and 三分之一 for a percent: the same value in another way of speaking."""
    return unit == PERCENT and any(word in figure.text for word in ("成", "分之", "半"))


def _how(figure: Figure, stated: Decimal, value: Decimal, step: Decimal, resolved: Resolved) -> How | None:
    fraction = figure.kind == "ratio" or ("分之" in figure.text and "百分之" not in figure.text)
    if figure.approx:
        if stated == value and _same_side(figure.approx, resolved.approx):
            if resolved.approx or _tells_exactly(figure):
                return "exact"
            return "approximated" if _may_equal(figure.approx, value) else None
        near = fraction and _hedged_fraction(figure.approx, stated, value)
        return "approximated" if near or hedged(figure.approx, stated, value) else None
    if stated == value:
        return "exact"
    if fraction and abs(stated - value) <= _FRACTION_SLACK * (_HUNDRED if stated > 1 else 1):
        return "approximated"
    if "成" in figure.text:
        slack = _TENTH_SLACK if step > 1 else Decimal("0.5")
        return "approximated" if abs(stated - value) <= slack else None
    if figure.kind == "multiple" and value < 2 and step >= 1:
        return None  # 0.5 is not told as 1倍
    return "rounded" if rounds_to(value, stated, step) else None


def _hedged_fraction(word: str, stated: Decimal, value: Decimal) -> bool:
    """近三分之一 for 31 %, 约三分之二 for 65 %: a fraction is so coarse that its digits say nothing of its grain."""
    off = (value - stated) / (_HUNDRED if stated > 1 else 1)
    side = approx_bound(bare_hedge(word))
    low = -_HEDGED_SLACK if side != "above" else Decimal(0)
    high = _HEDGED_SLACK if side != "below" else Decimal(0)
    return low <= off <= high


def _tells_exactly(figure: Figure) -> bool:
    """no more than 19 dentists, over 146 days of work, within 47 days: words that stress a number or say how long."""
    if figure.approx in _STRESSES:
        return True
    return figure.approx in _IN_TIME and _TIME.search(figure.unit) is not None


def _may_equal(word: str, value: Decimal) -> bool:
    return hedged(word, value, value)


def _same_side(stated: str, known: str) -> bool:
    """近2000 and 超2000 do not tell the same 2000; 近 and 约 may."""
    sides = {approx_bound(bare_hedge(stated)), approx_bound(known)} - {"", "either"}
    return len(sides) < 2


def _range_how(figure: Figure, low: Decimal, high: Decimal | None, resolved: Resolved) -> How | None:
    """A span against a span, end by end; a vague one (三四十) also tells what lies within it."""
    quantity = resolved.quantity
    assert quantity is not None
    if high is not None and quantity.high is not None:
        return "exact" if (low, high) == (abs(quantity.value), abs(quantity.high)) else None
    if high is None or any(sign.isdigit() for sign in figure.text):
        return None
    return "approximated" if low <= abs(quantity.value) <= high else None


def bare(figure: Figure) -> Figure:
    """The figure without approximator and direction: only number and unit."""
    return replace(figure, approx="", direction="none")
