"""The parts that a share is of: one fact, those told or named together, one of several entities; and the share itself."""

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
    together,
    value,
)
from assistant.facts.ground.words.lexicon import says

_THAT_IS = re.compile(r"(?:即|相当于|\bor|\bi\.e\.|equivalent to|that is),?\s*\Z")
_JOINTLY = re.compile(r"\b(?:either|both|between them|together|combined|jointly|or)\b")
_FEWEST_PARTS = 3


def bracketed(context: Context) -> bool:
    """（92.8%） right behind a figure tells its share."""
    if _THAT_IS.search(context.clause):
        return True
    return context.clause.endswith(("（", "(")) or context.behind.startswith(("）", ")", " of "))


def named_together(context: Context, operands: Operands) -> list[tuple[Claim, ...]]:
    """Nurses and doctors between them represent 55% of the staff; 86% was either recycled or burnt: parts that the words name."""
    words = context.clause + context.behind
    if not context.english or not _JOINTLY.search(words):
        return []
    named = [c for c in best_named(words, operands) if c.quantity and c.unit not in (PERCENT, POINT)]
    rows = [
        [c for c in named if (c.unit, c.year, c.entity) == (one.unit, one.year, one.entity)]
        for one in named[:1]
    ]
    return [tuple(row[:size]) for row in rows for size in (2, 3) if len(row) >= size]


def stated_together(stated: tuple[Claim, ...], claims: Claims) -> list[tuple[Claim, ...]]:
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


def share(part: tuple[Claim, ...], whole: Claim, context: Context) -> Iterator[Result]:
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


def share_of_entities(part: Claim, claims: Claims) -> Iterator[Result]:
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


def part_is_meant(part: Claim, context: Context, operands: Operands, claims: Claims) -> bool:
    """占, 比重, 其中 speak of what was just said; 整改率 of a part whose label has 整改 in it."""
    if (
        says("portion", context.clause + context.behind[:6])
        or bracketed(context)
        or "率" not in context.clause
    ):
        return True
    word = context.clause[: context.clause.rfind("率")][-4:]
    unknown = not any(word[-2:] in claim.name for claim in claims.all)
    if unknown and operands.in_sentence > 1 and part.index in {c.index for c in operands.stated[:2]}:
        return True  # 325个小区中312个实现分类投放，覆盖率96%
    name = part.name or "".join(c.name for fact in part.of[:1] for c in claims.of_fact(fact)[:1])
    return bool(set(word) & set(name)) and part.index in {
        c.index for c in (*operands.stated[:3], *operands.named)
    }
