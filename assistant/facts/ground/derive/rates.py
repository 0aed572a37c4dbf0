"""Rates that no fact gives, one against another: 通过率 of two districts, the growth of two counties, of two years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.facts.arithmetic import plain, round_half_up
from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.entities import sides
from assistant.facts.ground.derive.operands import (
    PERCENT,
    POINT,
    Operands,
    Result,
    alike,
    number,
    overlap,
    value,
)
from assistant.facts.ground.words.lexicon import says
from assistant.facts.ground.words.tokens import tokens_of
from assistant.figures import Figure

_RATE = re.compile(r"([\u4e00-\u9fff]{2,4})(?:率|占比|比重|比例)|([a-z]{3,}) rate\b")
_MOST = 3

Rate = tuple[Decimal, str, tuple[Claim, ...]]  # percent, arithmetic, and the claims it rests on


def compared_rates(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """西城区通过率比东城区高2.5个百分点, where only 报考人数 and 通过人数 are given; 增速快于清川县11个百分点."""
    told = sides(figure, context, operands, claims)
    if told is None:
        return
    words = context.clause + context.behind
    ones, others = (_rates(words, entity, claims) for entity in (told.one, told.other))
    for key in [key for key in ones if key in others][:_MOST]:
        more, less = (ones[key], others[key]) if told.more else (others[key], ones[key])
        yield from _difference(more, less)


def changed_rates(operands: Operands, claims: Claims) -> Iterator[Result]:
    """合格率98.6%，提高0.4个百分点: a share computed just before, against the same share of the year before."""
    last = operands.stated[0] if operands.stated and operands.in_sentence else None
    if last is None or last.unit != PERCENT or last.resolved.expression != "a / b" or len(last.of) != 2:
        return
    part, whole = (next(iter(claims.of_fact(name)), None) for name in last.of)
    if part is None or whole is None or part.year is None or part.year != whole.year:
        return
    before = [_of_year(claim, part.year - 1, claims) for claim in (part, whole)]
    if before[0] is not None and before[1] is not None and value(before[1]) and value(whole):
        yield from _difference(_share(part, whole), _share(before[0], before[1]))


def _rates(words: str, entity: str, claims: Claims) -> dict[tuple[str, ...], Rate]:
    """What may be meant by the rate of an entity: growth of an indicator, or the share that the word names."""
    own = [c for c in claims.all if c.entity == entity and c.quantity and c.unit not in (PERCENT, POINT)]
    own = [c for c in own if c.year in (None, claims.year)]
    if says("growth", words):
        named = [c for c in own if overlap(words, c)]
        grown = ((c, _of_year(c, (c.year or 0) - 1, claims)) for c in named)
        return {(now.name,): _growth(now, before) for now, before in grown if before and value(before)}
    found = _RATE.search(words)
    if found is None:
        return {}
    stem = {token for token, _ in tokens_of(found[1][-2:] if found[1] else found[2]) if len(token) > 1}
    parts = [c for c in own if stem & {token for token, _ in tokens_of(c.name)}]
    return {
        (part.name, whole.name): _share(part, whole)
        for part in parts
        for whole in own
        if alike(part, whole) and part.unit == whole.unit and value(whole) > value(part)
    }


def _of_year(claim: Claim, year: int, claims: Claims) -> Claim | None:
    row = [c for c in claims.series.get((claim.name, claim.entity), ()) if c.year == year]
    return row[0] if len(row) == 1 and alike(row[0], claim) else None


def _share(part: Claim, whole: Claim) -> Rate:
    return value(part) / value(whole) * 100, f"{number(part)} ÷ {number(whole)}", (part, whole)


def _growth(now: Claim, before: Claim) -> Rate:
    growth = (value(now) - value(before)) / abs(value(before)) * 100
    return growth, f"({number(now)} - {number(before)}) ÷ {number(before)}", (now, before)


def _difference(more: Rate, less: Rate) -> Iterator[Result]:
    """The one less the other, exactly and as people subtract the two that they have printed with one place."""
    of = (*more[2], *less[2])
    yield Result(more[0] - less[0], POINT, "a - b of rates", f"{more[1]} - {less[1]}", of)
    printed = [round_half_up(rate[0], 1) for rate in (more, less)]
    told = " - ".join(f"{plain(rate)}%" for rate in printed)
    yield Result(printed[0] - printed[1], POINT, "a - b of rates", told, of)
