"""Shares: a part of a whole that the text states or names."""

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
    is_rate_of_change,
    number,
    overlap,
    pool,
    together,
    value,
)
from assistant.facts.ground.lexicon import says
from assistant.facts.ground.tokens import tokens_of

_THAT_IS = re.compile(r"(?:即|相当于|\bor|\bi\.e\.|equivalent to|that is),?\s*\Z")
_BOTH = re.compile(r"[两二三四五](?:类|项|者|种|大类)[㐀-鿿]{0,4}占|以上(?:学历|学位|人员)?占")  # 两类占64.4%
_MOST_PARTS, _MOST_WHOLES = 5, 5
_FEWEST_PARTS = 3


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
            given = operands.named + tuple(operands.after[:1])
            yield from _part_behind(given, operands.after[:1] or _told_fully(behind, operands), context)
    year = context.when.year or claims.year
    named = best_named(before, operands)
    if context.english:
        named = list(dict.fromkeys((*best_named(behind, operands), *named)))  # 15% from solar power
    told = sorted(named, key=lambda c: c.year not in (None, year))[:2]
    told = told or list(operands.named[:2])
    stated = tuple(dict.fromkeys((*operands.stated[:2], *(c for c in operands.stated[:6] if not c.of))))
    parts: list[tuple[Claim, ...]] = [(part,) for part in pool(Operands(stated, (), tuple(told)), 3, 2)]
    if (says("total", context.clause) or _BOTH.search(context.clause)) and operands.in_sentence > 1:
        parts[:0] = _together(operands.stated[: operands.in_sentence], claims)
    for part in parts[:_MOST_PARTS]:
        if part[0].unit in (PERCENT, POINT) or not _part_is_meant(part[0], context, operands, claims):
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


def _told_fully(words: str, operands: Operands) -> tuple[Claim, ...]:
    """Facts all of whose label stands here: 30% of household waste went to landfill names two of them."""
    told = {token for token, _ in tokens_of(words)}
    return tuple(c for c in operands.named if c.quantity and {t for t, _ in tokens_of(c.name)} <= told)[:2]


def _together(stated: tuple[Claim, ...], claims: Claims) -> list[tuple[Claim, ...]]:
    """What 合计 may add up: all that was stated, or all but the whole that they are parts of."""
    stated = tuple(claim for claim in stated if claim.unit not in (PERCENT, POINT))
    if not stated:
        return []
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
    if any(is_rate_of_change(one) for one in (*part, whole)):
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


def _part_is_meant(part: Claim, context: Context, operands: Operands, claims: Claims) -> bool:
    """占, 比重, 其中 speak of what was just said; 整改率 of a part whose label has 整改 in it."""
    if (
        says("portion", context.clause + context.behind[:6])
        or bracketed(context)
        or "率" not in context.clause
    ):
        return True
    word = context.clause[: context.clause.rfind("率")][-4:]
    name = part.name or "".join(c.name for fact in part.of[:1] for c in claims.of_fact(fact)[:1])
    return bool(set(word) & set(name)) and part.index in {
        c.index for c in (*operands.stated[:3], *operands.named)
    }
