"""Sums, differences and averages that no word announces."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import PERCENT, POINT, Operands, Result, number, overlap, value
from assistant.facts.ground.derive.totals import added, fits_sum
from assistant.facts.ground.derive.unsaid.about import (
    has_whole,
    holds_here,
    may_go_with,
    other_times,
    partners,
    row_of,
)
from assistant.facts.match import exchange
from assistant.figures import Figure, kind_of_unit

_FEWEST = 2


def plain_sums(
    figure: Figure, about: list[Claim], context: Context, operands: Operands, claims: Claims
) -> Iterator[Result]:
    """What was just told added up, and one indicator over all that have it, where the words speak of none of them alone."""
    if any(claims.entity_called(name) in claims.parts for name in claims.names.findall(context.clause)):
        return
    inside = [c for c in operands.stated[: operands.in_sentence] if not c.of and fits(c, figure)]
    for size in range(_FEWEST, len(inside) + 1):
        yield added(inside[:size])
    for one in about:
        row = [c for c in row_of(one, claims) if fits(c, figure)]
        if len(row) >= _FEWEST and not any(c.entity in claims.overall for c in row):
            yield added(row)
    names = dict.fromkeys(c.name for c in claims.all if c.quantity and fits(c, figure))
    for name in names:
        row = [c for c in claims.named(name) if c.year in (None, claims.year) and fits(c, figure)]
        if len(row) >= _FEWEST and len({c.entity for c in row}) == len(row) and not has_whole(row, claims):
            yield added(row)


def plain_differences(figure: Figure, about: list[Claim], claims: Claims) -> Iterator[Result]:
    for one in about:
        if not fits(one, figure):
            continue
        for other in (*other_times(one, claims), *partners(one, about, claims)):
            high, low = sorted((one, other), key=value, reverse=True)
            if value(high) > value(low):
                shown = f"{number(high)} - {number(low)}"
                yield Result(value(high) - value(low), high.unit, "a - b", shown, (high, low))


def plain_averages(figure: Figure, about: list[Claim], context: Context, claims: Claims) -> Iterator[Result]:
    """€3,970 a tonne there, compared with €2,210: an amount in the figure's unit for each of what was just told."""
    if kind_of_unit(figure.unit) not in ("money", "measure") and figure.unit:
        return
    totals = [c for c in claims.all if fits(c, figure) and holds_here(c, context, claims)]
    for count in about:
        if not _divides(count, figure):
            continue
        for total in totals:
            if may_go_with(total, count):
                shown = f"{number(total)} ÷ {number(count)}"
                yield Result(value(total) / value(count), total.unit, "a / b", shown, (total, count))


def _divides(count: Claim, figure: Figure) -> bool:
    """Whether it is something that amounts are had per: no rate, no other amount, nothing computed."""
    if count.of or count.unit in (PERCENT, POINT) or not value(count):
        return False
    return exchange(figure.unit, count.unit) is None


def fits(claim: Claim, figure: Figure) -> bool:
    """Whether it is counted as the figure is; a fact without a unit by the noun of its label: Passenger journeys, in millions."""
    if fits_sum(claim, figure):
        return True
    bare = claim.quantity is not None and claim.quantity.high is None and not claim.unit
    return bare and bool(figure.unit) and overlap(figure.unit, claim)
