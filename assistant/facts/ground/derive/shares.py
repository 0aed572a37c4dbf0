"""Shares, ratios and multiples: a part of a whole, one fact against another."""

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
    best_named,
    number,
    pool,
    value,
)
from assistant.facts.ground.lexicon import says
from assistant.figures import Figure

_MOST_PARTS, _MOST_WHOLES = 4, 5


def bracketed(context: Context) -> bool:
    """（92.8%） right behind a figure tells its share."""
    return context.clause.endswith(("（", "(")) or context.behind.startswith(("）", ")", " of "))


def shares(context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """Part of a whole: the part was just stated or is named, the whole stands near or is named.

    合计占 takes all stated in the sentence for the part; the whole is then the same indicator of the whole.
    """
    before, _, behind = context.clause.rpartition("占")
    told = best_named(before or context.clause, operands)[:2] or operands.named[:2]
    parts: list[tuple[Claim, ...]] = [
        (part,) for part in pool(Operands(operands.stated, (), tuple(told)), 2, 2)
    ]
    if says("total", context.clause) and operands.in_sentence > 1:
        parts.insert(0, operands.stated[: operands.in_sentence])
    for part in parts[:_MOST_PARTS]:
        if part[0].unit in (PERCENT, POINT) or not _part_is_meant(part[0], context, operands):
            continue
        wholes = [*best_named(behind, operands)[:2], *_wholes(part[0], context, operands, claims)]
        for whole in [c for c in dict.fromkeys(wholes) if c not in part][:_MOST_WHOLES]:
            yield from _share(part, whole, context)


def _share(part: tuple[Claim, ...], whole: Claim, context: Context) -> Iterator[Result]:
    if not all(alike(one, whole) for one in part) or not value(whole):
        return
    amount = sum(map(value, part), Decimal(0))
    if amount > value(whole) and not says("level", context.clause):
        return
    told = " + ".join(map(number, part))
    told = f"({told})" if len(part) > 1 else told
    yield Result(amount / value(whole) * 100, PERCENT, "a / b", f"{told} ÷ {number(whole)}", (*part, whole))


def _wholes(part: Claim, context: Context, operands: Operands, claims: Claims) -> list[Claim]:
    """What a part may be measured against, the stated before the named."""
    same = [
        c
        for c in claims.named(part.name)
        if c.year == part.year and (c.entity in claims.overall or c.entity in context.whose.entities)
    ]
    found = {
        c.index: c for c in (*operands.stated[:4], *same, *pool(operands, 5, 3)) if c.quantity is not None
    }
    return [c for c in found.values() if c.unit not in (PERCENT, POINT)]


def _part_is_meant(part: Claim, context: Context, operands: Operands) -> bool:
    """占, 比重, 其中 speak of what was just said; 整改率 of a part whose label has 整改 in it."""
    if (
        says("portion", context.clause + context.behind[:6])
        or bracketed(context)
        or "率" not in context.clause
    ):
        return True
    word = context.clause[: context.clause.rfind("率")][-4:]
    return bool(set(word) & set(part.name)) and part.index in {
        c.index for c in (*operands.stated[:3], *operands.named)
    }


def multiples(figure: Figure, operands: Operands) -> Iterator[Result]:
    """One fact so many times another: 1.2倍, 16.9∶1, 存贷比."""
    within = pool(operands, 5, 2)
    for one in within:
        for other in within:
            if one.index != other.index and alike(one, other) and value(other):
                ratio = value(one) / value(other)
                unit = "倍" if figure.kind == "multiple" else figure.unit
                ratio *= 100 if unit == PERCENT else 1
                yield Result(ratio, unit, "a / b", f"{number(one)} ÷ {number(other)}", (one, other))


def complements(operands: Operands) -> Iterator[Result]:
    """What is left of 100 %."""
    for claim in pool(operands, 2, 2):
        if claim.unit == PERCENT:
            yield Result(100 - value(claim), PERCENT, "100 - a", f"100% - {number(claim)}", (claim,))
