"""Shares, ratios and multiples: a part of a whole, one fact against another."""

from __future__ import annotations

import re
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
    overlap,
    pool,
    value,
)
from assistant.facts.ground.lexicon import says
from assistant.figures import Figure

_THAT_IS = re.compile(r"(?:即|相当于|\bor|\bi\.e\.|equivalent to|that is),?\s*\Z")
_COLON = re.compile(r"\s*[∶:：]\s*")
_MOST_PARTS, _MOST_WHOLES = 4, 5


def bracketed(context: Context) -> bool:
    """（92.8%） right behind a figure tells its share."""
    if _THAT_IS.search(context.clause):
        return True
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
        parts[:0] = _together(operands.stated[: operands.in_sentence], claims)
    for part in parts[:_MOST_PARTS]:
        if part[0].unit in (PERCENT, POINT) or not _part_is_meant(part[0], context, operands):
            continue
        wholes = [*best_named(behind, operands)[:2], *_wholes(part[0], context, operands, claims)]
        for whole in [c for c in dict.fromkeys(wholes) if c not in part][:_MOST_WHOLES]:
            yield from _share(part, whole, context)


def _together(stated: tuple[Claim, ...], claims: Claims) -> list[tuple[Claim, ...]]:
    """What 合计 may add up: all that was stated, or all but the whole that they are parts of."""
    parts = tuple(claim for claim in stated if claim.entity not in claims.overall)
    largest = max(stated, key=lambda claim: value(claim) if claim.quantity else Decimal(0))
    rest = tuple(claim for claim in stated if claim is not largest)
    return [
        run for run in dict.fromkeys((stated, parts, rest)) if len(run) > 1 and all(c.quantity for c in run)
    ]


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
    same_kind = [c for c in found.values() if (c.unit, c.year) == (part.unit, part.year)]
    if not any(value(c) > value(part) for c in same_kind):
        found.update({c.index: c for c in _only_whole(part, claims)})
    return [c for c in found.values() if c.unit not in (PERCENT, POINT)]


def _only_whole(part: Claim, claims: Claims) -> list[Claim]:
    """城镇化率: the one larger fact of the part's unit, or the one that shares a noun with it (人口)."""
    if part.year not in (None, claims.year):
        return []  # what is told of another year is told with its year
    larger = [
        c
        for c in claims.all
        if c.quantity and (c.unit, c.year, c.entity) == (part.unit, part.year, part.entity)
        if value(c) > value(part)
    ]
    akin = [c for c in larger if overlap(c.name, part)]
    return akin if len(akin) == 1 else larger if len(larger) == 1 else []


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


def in_a_row(figure: Figure, claims: Claims) -> tuple[Claim, ...]:
    """12.4∶41.7∶45.9 of three facts of one unit and year, each with one of these values, in their order."""
    try:
        values = [Decimal(part) for part in _COLON.split(figure.text)]
    except ArithmeticError:
        return ()
    rows: dict[tuple[str, int | None, str], dict[Decimal, Claim]] = {}
    for claim in claims.all:
        if claim.quantity is not None and claim.quantity.high is None:
            rows.setdefault((claim.unit, claim.year, claim.entity), {}).setdefault(value(claim), claim)
    for row in rows.values():
        if len(values) > 1 and all(one in row for one in values):
            found = tuple(row[one] for one in values)
            ordered = [claim.index for claim in found]
            return found if ordered == sorted(ordered) else ()
    return ()


def complements(operands: Operands) -> Iterator[Result]:
    """What is left of 100 %."""
    for claim in pool(operands, 2, 2):
        if claim.unit == PERCENT:
            yield Result(100 - value(claim), PERCENT, "100 - a", f"100% - {number(claim)}", (claim,))
