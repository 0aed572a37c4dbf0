"""Sums, remainders and averages of counts and amounts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import (
    PERCENT,
    POINT,
    Operands,
    Result,
    alike,
    number,
    pool,
    value,
)
from assistant.facts.match import exchange
from assistant.figures import Figure

_A_YEAR = (("月均", 12), ("日均", 365), ("每月", 12), ("季", 4))


def differences(operands: Operands, points: bool) -> Iterator[Result]:
    """其余, 尚有, 多: one stated fact without others of those stated near it."""
    within = [
        c for c in pool(operands, 5, 4 if points else 2) if (c.unit == PERCENT) == points and c.unit != POINT
    ]
    for whole in within:
        rest = [c for c in within if c.index != whole.index and alike(c, whole) and value(c) <= value(whole)]
        rest = [c for c in rest if (c.name, c.entity) != (whole.name, whole.entity)]
        for part in rest:
            left = value(whole) - value(part)
            yield Result(
                left,
                POINT if points else whole.unit,
                "a - b",
                f"{number(whole)} - {number(part)}",
                (whole, part),
            )
    for whole in within:
        rest = [c for c in operands.stated[:5] if c.index != whole.index and alike(c, whole)]
        if len(rest) > 1:
            left = value(whole) - sum(map(value, rest), Decimal(0))
            told = " - ".join(number(c) for c in rest)
            yield Result(left, whole.unit, "a - b - c", f"{number(whole)} - {told}", (whole, *rest))


def averages(context: Context, operands: Operands) -> Iterator[Result]:
    """人均, 每村: an amount by a count, or over the months of a year."""
    within = pool(operands, 4, 3)
    for total in within:
        for count in within:
            if total.index == count.index or not value(count) or PERCENT in (total.unit, count.unit):
                continue
            share = value(total) / value(count)
            told = f"{number(total)} ÷ {number(count)}"
            yield Result(share, total.unit, "a / b", told, (total, count))
        for word, parts in _A_YEAR:
            if word in context.clause:
                part = value(total) / parts
                yield Result(part, total.unit, "a / n", f"{number(total)} ÷ {parts}", (total,))


def sums(figure: Figure, operands: Operands, claims: Claims) -> Iterator[Result]:
    """Runs of facts stated right before or right behind, then one indicator over all entities."""
    for run in (operands.stated, operands.after):
        same = [c for c in run if _fits_sum(c, figure)]
        listed = [c for c in same if c.name == same[0].name]
        if len(listed) > 1:
            yield _sum(listed)  # of a list over entities only the whole makes a sum
            continue
        for size in range(len(same), 1, -1):
            yield _sum(same[:size])
    for name in dict.fromkeys(claim.name for claim in operands.named[:3]):
        parts = [c for c in claims.named(name) if c.entity not in claims.overall]
        parts = [c for c in parts if c.year in (None, claims.year) and _fits_sum(c, figure)]
        if len(parts) > 1:
            yield _sum(parts)
    within = [c for c in pool(operands, 3, 4) if _fits_sum(c, figure)]
    for at, one in enumerate(within):
        for other in within[at + 1 :]:
            if alike(one, other) and one.year == other.year:
                yield _sum([one, other])


def entity_sums(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """东山、西河两镇完成投资5.3亿元: one indicator over the entities named in a row."""
    for name in dict.fromkeys(claim.name for claim in operands.named[:4]):
        parts = [c for c in claims.named(name) if c.entity in context.whose.entities and _fits_sum(c, figure)]
        years = {c.year for c in parts}
        if len(parts) == len(context.whose.entities) and len(years) == 1:
            yield _sum(parts)


def _fits_sum(claim: Claim, figure: Figure) -> bool:
    """Whether the claim can be a summand of the figure: the same unit or a synonym, no percent."""
    if claim.quantity is None or claim.quantity.high is not None:
        return False
    swap = exchange(figure.unit, claim.unit)
    return swap is not None and swap.factor == 1 and swap.likeness >= 0.9 and claim.unit != PERCENT


def _sum(parts: list[Claim]) -> Result:
    total = sum(map(value, parts), Decimal(0))
    return Result(total, parts[0].unit, "sum", " + ".join(map(number, parts)), tuple(parts))
