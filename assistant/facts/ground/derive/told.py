"""A calculation that fits a figure, as it is told to people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.facts.arithmetic import plain, round_half_up
from assistant.facts.ground.claims import Claim
from assistant.facts.ground.derive.operands import PERCENT, POINT, Result, overlap
from assistant.facts.match import exchange, states
from assistant.facts.match.precision import digits_told
from assistant.facts.resolved import Resolved
from assistant.figures import Figure, Quantity, kind_of_unit, split_unit

_SCALES = {Decimal(10) ** 9: "billion", Decimal(10) ** 6: "million", Decimal(10) ** 3: "thousand"}
_LEAST_DIGITS = 2
_TIMES, _ROUGH = "倍", Decimal("0.05")
SURE_DIGITS = 3  # digits that a calculation which no word names does not give by chance


@dataclass(frozen=True, slots=True)
class Derived:
    """A reading that fits: its arithmetic with the result, and the ids it rests on."""

    arithmetic: str
    facts: tuple[str, ...]
    claim: Claim | None = None  # the value itself, for later figures to be computed from


def comes_to(spoken: Iterable[Figure], result: Result) -> bool:
    """Whether one of the versions of a figure states the result."""
    spoken = list(spoken)
    if result.unit == _TIMES and any(_roughly(one, result) for one in spoken):
        return True
    if result.formula == "a / b" and any(_to_its_zeros(one, result) for one in spoken):
        return True
    resolved = Resolved(result.formula, Quantity(result.value, None, result.unit), facts=())
    return any(states(_in_its_unit(one, result), resolved) for one in spoken)


def _roughly(figure: Figure, result: Result) -> bool:
    """halved, doubled, trebled: a multiple in words says no more than about how many times."""
    if figure.kind != "multiple" or any(c.isdigit() for c in figure.text) or not figure.text.isascii():
        return False
    told = Decimal(figure.value)
    return not figure.approx and abs(result.value - told) <= told * _ROUGH


def _to_its_zeros(figure: Figure, result: Result) -> bool:
    """A$112,000 a member, of 111,568: an English average rounded to three digits or more, as averages are told."""
    whole = Decimal(figure.value).normalize().as_tuple().digits if figure.value_high is None else ()
    return figure.text.isascii() and len(whole) >= SURE_DIGITS and rounded_off(figure, result)


def rounded_off(figure: Figure, result: Result) -> bool:
    """Whether an amount is the result rounded at its zeros (1,530 a store, of 1,529.2): inexact without a hedge, and not wrong."""
    if result.unit in (PERCENT, POINT) or figure.approx or digits_told(figure) < _LEAST_DIGITS:
        return False
    swap = exchange(_in_its_unit(figure, result).unit, result.unit)
    told = Decimal(figure.value)
    if swap is None or swap.factor != 1 or told != told.to_integral_value() or told % 10:
        return False
    exponent = told.normalize().as_tuple().exponent
    grain = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(result.value - told) * 2 <= grain


def _in_its_unit(figure: Figure, result: Result) -> Figure:
    """20,126 valid votes of so many ballots: an English count may go by another noun than what it is had from."""
    if not figure.unit and result.formula.endswith("per many"):
        return replace(figure, unit=result.unit)  # 3.6 per 1,000 customers
    if figure.unit and result.unit.startswith(f"{figure.unit}/"):
        return replace(figure, unit=result.unit)  # 标准每月560元，提高40元
    if result.unit and figure.unit.startswith(f"{result.unit}/"):
        return replace(figure, unit=result.unit)  # 月均570万元, where the sheet has other facts in 元/月
    nouns = figure.unit, result.unit
    counted = all(unit.replace(" ", "").isalpha() and unit.isascii() for unit in nouns)
    sure = digits_told(figure) >= SURE_DIGITS or (
        counted and any(overlap(figure.unit.split()[-1], claim) for claim in result.of)
    )  # 150 cancers, where Cancers found are in cases
    if counted and sure and {kind_of_unit(unit) for unit in nouns} == {"count"}:
        return replace(figure, unit=result.unit)
    return figure


def told(figure: Figure, result: Result) -> Derived:
    """The result as it is shown to people, at the digits of the figure."""
    ids = tuple(dict.fromkeys(name for claim in result.of for name in claim.ids))
    resolved = Resolved(result.formula, Quantity(result.value, None, result.unit), facts=())
    claim = replace(
        result.of[0], index=-1 - figure.start, resolved=resolved, name="", spoken="", change=False, of=ids
    )
    return Derived(f"{result.arithmetic} = {_shown(figure, result)}", ids, claim)


def _shown(figure: Figure, result: Result) -> str:
    """The result at the digits of the figure."""
    digits = figure.text.rpartition(".")[2] if "." in figure.text else ""
    places = max(sum(c.isdigit() for c in digits), 1)
    scale, unit = split_unit(result.of[0].resolved.unit)
    word = _SCALES.get(scale, "") if unit == result.unit else ""
    if word and abs(result.value) * 10 >= scale:  # 98.8 million - 96.4 million = 2.4 million
        return f"{plain(round_half_up(result.value / scale, 6))} {word}"
    value = plain(round_half_up(result.value, places if result.unit in (PERCENT, POINT, "") else 2))
    return value + (result.unit if result.unit in (PERCENT, POINT) else "")
