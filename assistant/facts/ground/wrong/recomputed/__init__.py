"""Calculations that the words name and that come to something else than the figure says.

Three mistakes are told apart: the direction (提高 for a fall), the unit (2.6% for 2.6个百分点), and the value. The
last is only called wrong where one result alone is meant, or where the figure looks like it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.context.spoken import says_only_good, versions
from assistant.facts.ground.derive import Derived, Operands, Result, comes_to, told
from assistant.facts.ground.derive.parts import bracketed
from assistant.facts.ground.derive.told import rounded_off
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.words.lexicon import says
from assistant.facts.ground.wrong.recomputed.another import of_another_thing, of_another_whole
from assistant.facts.ground.wrong.recomputed.meant import all_results, beyond_doubt
from assistant.facts.ground.wrong.recomputed.other_unit import in_another_unit
from assistant.facts.ground.wrong.recomputed.turned import on_the_other_side, other_way, told_the_other_way
from assistant.facts.ground.wrong.tallies import does_not_add_up
from assistant.facts.ground.wrong.typos import closely
from assistant.facts.match import exchange
from assistant.facts.match.precision import digits_told
from assistant.facts.match.units import PERCENT
from assistant.figures import Figure

__all__ = ["recomputed", "told_the_other_way"]

_UNSURE = ("sum", "a - b", "a - b - c")  # of which facts there are too many to know which are meant
_FROM = re.compile(r"\bfrom (?:about |nearly |just )?\Z")
_MANY_DIGITS = 3
_LEAST_CLOSE = 2  # results of one digit look like too many figures


def recomputed(reading: Reading, operands: Operands, claims: Claims) -> tuple[Derived, str] | None:
    """What the calculation comes to, and the rule that the figure breaks, "" if it breaks none; None where nothing
    sure can be said."""
    figure = reading.place.figure
    if figure.value_high is not None:
        return None
    turned = other_way(reading, operands, claims) or on_the_other_side(reading, operands, claims)
    if turned is not None:
        return told(figure, turned), "figure-direction"
    other = in_another_unit(reading, operands, claims)
    if other is not None:
        return told(figure, other), "figure-unit"
    tally = does_not_add_up(reading, operands)
    if tally is not None:
        return told(figure, tally), "figure-contradicts"
    meant = _only(reading, beyond_doubt(reading, operands), claims, sure=True)
    if meant is None:
        meant = _only(reading, operands, claims, sure=False)
    if meant is None:
        return None
    sure = figure.direction != "none" and not says_only_good(reading.near, reading.context)
    if abs(meant.value) == abs(Decimal(figure.value)) and not sure:
        return None  # of this size; which way it went the words do not say, or only whether it is good (improved by 1.7 weeks)
    if rounded_off(figure, meant):
        return None
    if figure.direction == "none" and comes_to([figure], replace(meant, value=-meant.value)):
        return None
    spoken = list(versions(figure, reading.near, reading.context))
    right = comes_to(spoken, meant)
    if not right and (turned_round := _turned_round(meant)) and comes_to(spoken, turned_round):
        return None  # which of the two is the base the words leave open: a clearance rate of 105%
    return told(figure, meant), "" if right else "figure-contradicts"


def _turned_round(meant: Result) -> Result | None:
    """A quotient of two facts as a percentage with the other as its base; None for what is none."""
    if meant.formula != "a / b" or meant.unit != PERCENT or not meant.value:
        return None
    return replace(meant, value=Decimal(10_000) / meant.value)


def _only(reading: Reading, operands: Operands, claims: Claims, sure: bool) -> Result | None:
    """The one result that the words open; if not `sure`, only where the figure looks like it."""
    figure = reading.place.figure
    of = (*operands.stated[:1], *operands.named[:1])
    if _FROM.search(reading.near):
        return None  # from 46% to 58%: of an earlier time
    if not of or figure.approx or any(says("real-growth", claim.name) for claim in of):
        return None
    aside = (
        reading.context.english
        and figure.kind == "percent"
        and bracketed(reading.context)
        and operands.stated
    )
    found: dict[Decimal, Result] = {}
    for result in all_results(reading, figure, operands, claims):
        if result.formula in _UNSURE or (sure and not result.formula.startswith("growth")):
            continue
        if aside and result.of[0].index != operands.stated[0].index:
            continue  # 9.87 billion (56%): what stands in brackets is a share of the figure before them
        swap = exchange(figure.unit, result.unit)
        if swap is not None and swap.factor == 1 and result.value:
            found.setdefault(result.value, result)
    if len(found) != 1:
        told_here = [one for one in found.values() if not _of_another(reading, one, claims)]
        return None if sure else _mistyped(figure, told_here)
    result = next(iter(found.values()))
    if _of_another(reading, result, claims):
        return None
    derived = told(figure, result).claim
    if sure or (
        derived is not None and len(figure.value.strip("-0.")) >= _LEAST_CLOSE and closely(figure, derived)
    ):
        return result
    return None


def _of_another(reading: Reading, result: Result, claims: Claims) -> bool:
    """Whether English words may speak of another whole, or of a change in something else, than the result is of."""
    if not reading.context.english:
        return False
    if result.formula == "a / b":
        return of_another_whole(reading, result, claims)
    return result.formula.startswith("growth") and of_another_thing(reading, result)


def _mistyped(figure: Figure, found: list[Result]) -> Result | None:
    """The one of several results whose digits, as many as the figure has, stand there in another order: 56.3% for 65.3%."""
    if digits_told(figure) < _MANY_DIGITS or figure.kind != "percent":
        return None
    exponent = Decimal(figure.value).as_tuple().exponent
    grain = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    near = [r for r in found if _same_digits(figure.value, format(abs(r.value).quantize(grain), "f"))]
    return near[0] if len(near) == 1 else None


def _same_digits(one: str, other: str) -> bool:
    return one != other and len(one) == len(other) and sorted(one) == sorted(other)
