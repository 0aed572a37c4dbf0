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
    together,
    value,
)
from assistant.facts.ground.lexicon import says
from assistant.figures import Figure

_THAT_IS = re.compile(r"(?:即|相当于|\bor|\bi\.e\.|equivalent to|that is),?\s*\Z")
_COLON = re.compile(r"\s*[∶:：]\s*")
_MOST_PARTS, _MOST_WHOLES = 5, 5
_FEWEST_PARTS = 3
_RATE = re.compile(r"([\u4e00-\u9fff]{2})率[为达到是]{0,2}\Z")
_SAVED = re.compile(r"(?:节约|节支|节资|结余|核减|压减|审减)率|\bsav(?:ed|ing)")


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
    before = before or context.clause
    if context.english:
        before, behind = before + context.behind, context.behind  # 55% of those enrolled were women
        if context.behind.startswith(" of "):
            named = operands.named + tuple(operands.after[:1])
            yield from _part_behind(named, operands.after[:1], context)
    told = best_named(before, operands)[:2] or operands.named[:2]
    stated = tuple(dict.fromkeys((*operands.stated[:2], *(c for c in operands.stated[:6] if not c.of))))
    parts: list[tuple[Claim, ...]] = [(part,) for part in pool(Operands(stated, (), tuple(told)), 3, 2)]
    if says("total", context.clause) and operands.in_sentence > 1:
        parts[:0] = _together(operands.stated[: operands.in_sentence], claims)
    for part in parts[:_MOST_PARTS]:
        if part[0].unit in (PERCENT, POINT) or not _part_is_meant(part[0], context, operands):
            continue
        wholes = [*best_named(behind, operands)[:2], *_wholes(part[0], context, operands, claims)]
        wholes = [c for c in dict.fromkeys(wholes) if c not in part]
        for whole in (*wholes[:_MOST_WHOLES], *wholes[_MOST_WHOLES:][-1:]):
            yield from _share(part, whole, context)
        if len(part) == 1:
            yield from _share_of_entities(part[0], claims)


def _part_behind(named: tuple[Claim, ...], wholes: tuple[Claim, ...], context: Context) -> Iterator[Result]:
    """30% of the fleet of 240 buses is electric: the whole is told first, its part named behind it."""
    for whole in wholes:
        for part in named:
            if part.index != whole.index and part.quantity and part.unit not in (PERCENT, POINT):
                yield from _share((part,), whole, context)


def _is_rate_of_change(claim: Claim) -> bool:
    return value(claim) < 0 or (claim.change and claim.unit in (PERCENT, POINT))


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
    if part[0].year != whole.year and None not in (part[0].year, whole.year) and not whole.of:
        return
    if any(_is_rate_of_change(one) for one in (*part, whole)):
        return
    amount = sum(map(value, part), Decimal(0))
    if amount > value(whole) and not says("level", context.clause):
        return
    told = " + ".join(map(number, part))
    told = f"({told})" if len(part) > 1 else told
    yield Result(amount / value(whole) * 100, PERCENT, "a / b", f"{told} ÷ {number(whole)}", (*part, whole))


def _share_of_entities(part: Claim, claims: Claims) -> Iterator[Result]:
    """What one of several entities has of all that they have together, where no fact gives the whole."""
    row = [c for c in claims.named(part.name) if (c.year, c.unit) == (part.year, part.unit) and c.quantity]
    if len(row) < _FEWEST_PARTS - 1 or any(
        c.entity in claims.overall or c.quantity.high for c in row if c.quantity
    ):
        return
    whole = value(together(row))
    if whole > 0 and part in row:
        told = " + ".join(map(number, row))
        yield Result(
            value(part) / whole * 100, PERCENT, "a / sum", f"{number(part)} ÷ ({told})", (part, *row)
        )


def _wholes(part: Claim, context: Context, operands: Operands, claims: Claims) -> list[Claim]:
    """What a part may be measured against, the stated before the named."""
    same = [
        c
        for c in claims.named(part.name)
        if c.year == part.year and (c.entity in claims.overall or c.entity in context.whose.entities)
    ]
    inside = [c for c in operands.stated[4 : operands.in_sentence] if c.unit == part.unit]
    near = (*operands.stated[:4], *same, *pool(operands, 5, 3), *inside)
    found = {c.index: c for c in near if c.quantity is not None}
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
    if len(akin) == 1 or len(larger) == 1:
        return akin if len(akin) == 1 else larger
    return sorted(akin, key=value)[-1:] or sorted(larger, key=value)[-1:]


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
    within = [c for c in pool(operands, 5, 2) if not _is_rate_of_change(c)]
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


def savings(context: Context, operands: Operands) -> Iterator[Result]:
    """节约率 of a budget and what was spent of it: the difference in the larger."""
    if not _SAVED.search(context.clause):
        return
    inside = [
        c for c in operands.stated[: operands.in_sentence] if c.quantity and c.unit not in (PERCENT, POINT)
    ]
    for at, one in enumerate(inside[:4]):
        for other in inside[at + 1 : 4]:
            high, low = sorted((one, other), key=value, reverse=True)
            if alike(one, other) and value(high) and one.unit == other.unit:
                told = f"({number(high)} - {number(low)}) ÷ {number(high)}"
                yield Result(
                    (value(high) - value(low)) / value(high) * 100, PERCENT, "(a - b) / a", told, (high, low)
                )


def structure_of(figure: Figure, claims: Claims) -> Result | None:
    """三次产业结构12.5∶41.7∶45.8: the shares of neighbouring facts of one unit, year and entity in their sum."""
    try:
        parts = [Decimal(part) for part in _COLON.split(figure.text)]
    except ArithmeticError:
        return None
    if len(parts) < _FEWEST_PARTS or abs(sum(parts, Decimal(0)) - 100) > 1:
        return None
    rows: dict[tuple[str, int | None, str], list[Claim]] = {}
    for claim in claims.all:
        if claim.quantity is not None and claim.quantity.high is None:
            rows.setdefault((claim.unit, claim.year, claim.entity), []).append(claim)
    for row in rows.values():
        for at in range(len(row) - len(parts) + 1):
            run = row[at : at + len(parts)]
            whole = sum(map(value, run), Decimal(0))
            if whole > 0 and all(
                _rounds(value(c) / whole * 100, part) for c, part in zip(run, parts, strict=True)
            ):
                return Result(Decimal(0), "", "a : b : c", " ∶ ".join(map(number, run)), tuple(run))
    return None


def _rounds(share: Decimal, part: Decimal) -> bool:
    """Whether the part prints the share, give or take one in the last place, so that the parts make 100."""
    exponent = part.as_tuple().exponent
    return abs(share - part) <= Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def complements(operands: Operands) -> Iterator[Result]:
    """What is left of 100 %."""
    for claim in pool(operands, 2, 2):
        if claim.unit == PERCENT:
            yield Result(100 - value(claim), PERCENT, "100 - a", f"100% - {number(claim)}", (claim,))


def parts_undone(operands: Operands) -> Iterator[Result]:
    """隐患100处，整改51处，接近一半尚未整改: what the part just stated leaves of its whole."""
    inside = [c for c in operands.stated[: min(operands.in_sentence, 3)] if c.quantity and c.unit != PERCENT]
    for part in inside:
        for whole in inside:
            if alike(part, whole) and 0 < value(part) < value(whole) and part.unit == whole.unit:
                left = value(whole) - value(part)
                told = f"({number(whole)} - {number(part)}) ÷ {number(whole)}"
                yield Result(left / value(whole) * 100, PERCENT, "(a - b) / a", told, (whole, part))


def undone_rates(context: Context, operands: Operands) -> Iterator[Result]:
    """抽检1180批次，17批次不合格，合格率98.6%: a rate of what a fact denies in its label, in what is left of the whole."""
    found = _RATE.search(context.clause)
    if found is None:
        return
    said = [c for c in pool(operands, 4, 4) if c.unit not in (PERCENT, POINT)]
    for part in (c for c in said if f"不{found[1]}" in c.name or f"未{found[1]}" in c.name):
        for whole in said:
            if alike(part, whole) and part.unit == whole.unit and value(part) < value(whole):
                told = f"({number(whole)} - {number(part)}) ÷ {number(whole)}"
                left = value(whole) - value(part)
                yield Result(left / value(whole) * 100, PERCENT, "(a - b) / a", told, (whole, part))
