"""Growth and difference between two periods of one indicator, or between the ends of 由…到…."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import (
    PERCENT,
    POINT,
    Operands,
    Result,
    alike,
    number,
    overlap,
    pool,
    value,
)
from assistant.facts.ground.lexicon import says
from assistant.figures import Figure

_MOST_PAIRS = 6


def changes(
    figure: Figure, context: Context, near: str, operands: Operands, claims: Claims
) -> Iterator[Result]:
    """Growth and difference between two periods of one indicator, or between the two ends of 由…到….

    The indicator is the one that the words right before name; where they name none, the last stated.
    """
    pairs: dict[tuple[int, int], tuple[Claim, Claim]] = {}
    within = pool(operands, 2, 4)
    named = [claim for claim in within if overlap(near, claim)]
    for now in named or within:
        if pairs and not named:
            break
        for before in claims.series.get((now.name, now.entity), ()):
            if before.index != now.index and alike(now, before):
                pair = (now, before) if _earlier(before, now, claims) else (before, now)
                pairs.setdefault((pair[0].index, pair[1].index), pair)
    if len(operands.stated) > 1:
        last, first = operands.stated[:2]
        if alike(last, first) and operands.in_sentence > 1 and last.name != first.name:
            pairs.setdefault((last.index, first.index), (last, first))
            if says("difference", context.clause):
                pairs.setdefault((first.index, last.index), (first, last))
    for now, before in list(pairs.values())[:_MOST_PAIRS]:
        yield from _change(figure, now, before)


def _earlier(before: Claim, now: Claim, claims: Claims) -> bool:
    if before.year == now.year:
        return sorted(before.dates) < sorted(now.dates)
    return (before.year or claims.year or 0) < (now.year or claims.year or 0)


def _change(figure: Figure, now: Claim, before: Claim) -> Iterator[Result]:
    a, b = number(now), number(before)
    both = (now, before)
    if figure.kind in ("percent", "ratio") and now.unit != PERCENT and value(before):
        growth = (value(now) - value(before)) / abs(value(before)) * 100
        yield Result(growth, PERCENT, "growth(a, b)", f"({a} - {b}) ÷ {b}", both)
    elif figure.kind == "multiple" and value(before):
        times = value(now) / value(before)
        if "翻" in figure.text or figure.direction == "none":
            yield Result(times, "倍", "a / b", f"{a} ÷ {b}", both)
        yield Result(times - 1, "倍", "growth(a, b)", f"({a} - {b}) ÷ {b}", both)
    else:
        unit = POINT if now.unit == PERCENT else now.unit
        yield Result(value(now) - value(before), unit, "growth: a - b", f"{a} - {b}", both)
