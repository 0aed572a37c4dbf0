"""Averages: an amount by a count, by days, months or years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from assistant.facts.arithmetic import plain
from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.heads import FAR, heads_of, names_the_heads
from assistant.facts.ground.derive.many import many_of
from assistant.facts.ground.derive.operands import (
    PERCENT,
    Operands,
    Result,
    number,
    pool,
    value,
)
from assistant.facts.match import exchange
from assistant.facts.match.precision import digits_told
from assistant.figures import Figure, find_figures, kind_of_unit

_MANY_FACTS = 8
_FEW = 3  # more facts of one unit than this tell nothing
_A_YEAR = (
    ("月均", 12),
    ("日均", 365),
    ("每月", 12),
    ("每天", 365),
    ("季", 4),
    ("per month", 12),
    ("a month", 12),
    ("each month", 12),
    ("a day", 365),
    ("per day", 365),
    ("each day", 365),
    ("daily", 365),
    ("a week", 52),
    ("per week", 52),
    ("each week", 52),
)
_YEARS = re.compile(r"(?:19|20)\d\d")


def averages(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """人均, 每村, 笔均: what stands near or is named by a count, then over days, months or years."""
    near, many = pool(operands, 4, 3), many_of(context)
    heads = heads_of(context, operands, claims)
    exact = context.english and names_the_heads(context, heads)
    told, one = digits_told(figure), len(heads) == 1 and digits_told(figure) == _FEW
    totals = [
        *near,
        *(c for c in _of_unit(figure.unit, claims, context, told > _FEW, one) if c not in near),
    ]
    for total in totals:
        if context.english and not _told_in(total, figure):
            continue
        for count in dict.fromkeys((*heads, *(near if total in near and not exact else ()))):
            if (
                (_of_other_years(total, count) and not (exact and _counted_at(count, total)))
                or total.index == count.index
                or (total.unit == count.unit and not _counted(total))
            ):
                continue
            if value(count) and PERCENT not in (total.unit, count.unit):
                shown = f"{number(total)} ÷ {number(count)}"
                formula = "a / b" if many == 1 else "a / b, per many"
                shown += f" × {plain(many)}" if many != 1 else ""
                unit = "人" if (total.unit, figure.unit) == ("人次", "人") else total.unit
                yield Result(value(total) / value(count) * many, unit, formula, shown, (total, count))
        for parts in _spans(total, context):
            shown = f"{number(total)} ÷ {parts}"
            yield Result(value(total) / parts, total.unit, "a / n", shown, (total,))


def _of_other_years(total: Claim, count: Claim) -> bool:
    """What was had in one year is not had by those of another."""
    return total.year != count.year and None not in (total.year, count.year) and not (total.of or count.of)


def _counted_at(count: Claim, total: Claim) -> bool:
    """Homes managed in March 2025, by which the spending of 2024 is divided: counted on a day or in a month, at most a year off."""
    at = any(date[:1].isdigit() and len(date) > len("2025") for date in count.dates)
    return at and abs((count.year or 0) - (total.year or 0)) == 1


def _told_in(total: Claim, figure: Figure) -> bool:
    """Whether so much of the total can be told in the unit of the figure."""
    if exchange(figure.unit, total.unit) or exchange(total.unit, figure.unit):
        return True
    return kind_of_unit(total.unit) == "count" == kind_of_unit(figure.unit) or "/" in total.unit


def _counted(claim: Claim) -> bool:
    """Things can be had per thing (每村3个项目 of 个 by 个), degrees and litres can not."""
    return kind_of_unit(claim.unit) == "count"


def _of_unit(
    unit: str, claims: Claims, context: Context, surely: bool, one_head: bool = False
) -> list[Claim]:
    """All facts of the figure's dimension, or those of the entity that the words name, if these are few.

    `surely` when the figure has so many digits that no other quotient comes to them, `one_head` when it has three, and one
    fact alone is what it is divided by.
    """
    if not unit or unit == PERCENT:
        return []
    same = [c for c in claims.all if c.quantity and c.quantity.high is None and c.unit]
    same = [c for c in same if exchange(unit, c.unit) or (unit, c.unit) == ("人", "人次")]
    if len(same) > _FEW and context.english and (surely or one_head):
        return [c for c in same if c.year in (None, claims.year)][:_MANY_FACTS]
    if len(same) > _FEW:
        same = [c for c in same if c.entity in context.whose.entities]
    return same if len(same) <= _FEW else []


def _spans(total: Claim, context: Context) -> Iterator[Decimal]:
    """How many days, months or years the total is of, as 日均, 月均, 年均 ask."""
    fact = total.resolved.fact
    period = f"{fact.period} {fact.label}" if fact else ""
    years = sorted(map(int, _YEARS.findall(period)))
    if ("年均" in context.clause or "每年" in context.clause) and years and years[-1] > years[0]:
        yield Decimal(years[-1] - years[0] + 1)
    for figure in find_figures(period).figures if "均" in context.clause or "每" in context.clause else ():
        ends = figure.value, figure.value_high or ""
        if "日均" in context.clause and len(ends[0]) == len(ends[1]) == len("2025-10-01"):
            yield Decimal((date.fromisoformat(ends[1]) - date.fromisoformat(ends[0])).days + 1)
        if "月均" in context.clause and len(ends[0]) == len(ends[1]) == len("2025-10"):
            yield Decimal(int(ends[1][-2:]) - int(ends[0][-2:]) + 1)
    said = context.clause + (context.behind[:FAR] if context.english else "")
    yield from (Decimal(parts) for word, parts in _A_YEAR if word in said)
