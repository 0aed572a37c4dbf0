"""Averages: an amount by a count, by days, months or years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from assistant.facts.arithmetic import plain
from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import (
    PERCENT,
    Operands,
    Result,
    best_named,
    number,
    overlap,
    pool,
    together,
    value,
)
from assistant.facts.ground.tokens import tokens_of
from assistant.facts.match import exchange
from assistant.facts.match.precision import digits_told
from assistant.figures import Figure, find_figures, kind_of_unit

_PER = re.compile(
    r"(?!平)([㐀-鿿])均|(亩)产|(?:每一?|单(?=[件位户亩车班]))([㐀-鿿])|\b(?:per|[Ee]ach|[Ee]very|an?) ([a-z]+)"
)
_MANY = re.compile(
    r"每(十万|百万|百|千|万|10{2,5})|\bper (hundred|thousand|million|10{2,6}|1(?:0{0,2})?(?:,000)+) "
)
_POWERS = {
    **{word: Decimal(10) ** power for word, power in zip("百千万", (2, 3, 4), strict=True)},
    **{"十万": Decimal(10) ** 5, "百万": Decimal(10) ** 6},
    **{"hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10) ** 6},
}
_UNITS = {"人": "人名位", "案": "件起宗案", "场": "场次", "班": "班期", "单": "单笔"}
_EACH_NOUN = re.compile(r"每一?[个家户处座名件场]([㐀-鿿]{2})")
_HEAD = 30  # characters behind an English figure in which it says per what: per member of staff
_IN_FULL = {"ha": "hectares", "t": "tonnes", "km": "kilometres", "m": "metres", "kg": "kilograms"}
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
)
_YEARS = re.compile(r"(?:19|20)\d\d")


def averages(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """人均, 每村, 笔均: what stands near or is named by a count, then over days, months or years."""
    near, many = pool(operands, 4, 3), _many(context)
    heads = _heads(context, operands, claims)
    totals = [
        *near,
        *(c for c in _of_unit(figure.unit, claims, context, digits_told(figure) > _FEW) if c not in near),
    ]
    for total in totals:
        for count in dict.fromkeys((*heads, *(near if total in near else ()))):
            if total.index == count.index or (total.unit == count.unit and not _counted(total)):
                continue
            if value(count) and PERCENT not in (total.unit, count.unit):
                told = f"{number(total)} ÷ {number(count)}"
                formula = "a / b" if many == 1 else "a / b, per many"
                told += f" × {plain(many)}" if many != 1 else ""
                unit = "人" if (total.unit, figure.unit) == ("人次", "人") else total.unit
                yield Result(value(total) / value(count) * many, unit, formula, told, (total, count))
        for parts in _spans(total, context):
            told = f"{number(total)} ÷ {parts}"
            yield Result(value(total) / parts, total.unit, "a / n", told, (total,))


def _one(found: re.Match[str]) -> str:
    return "每" if found[1] else "per "


def _many(context: Context) -> Decimal:
    """How many the average is of: 10,000 of 每万人, 1,000 of per 1,000 customers, else one."""
    found = _MANY.search(context.clause + context.behind)
    if found is None:
        return Decimal(1)
    if found[1]:
        return _POWERS.get(found[1]) or Decimal(found[1])
    return _POWERS.get(found[2]) or Decimal(found[2].replace(",", ""))


def _counted(claim: Claim) -> bool:
    """Things can be had per thing (每村3个项目 of 个 by 个), degrees and litres can not."""
    return kind_of_unit(claim.unit) == "count"


def _heads(context: Context, operands: Operands, claims: Claims) -> list[Claim]:
    """What 户均, 每家 divide by: facts of that unit, those the clause names before the others."""
    found = _PER.findall(_MANY.sub(_one, context.clause + context.behind[: 24 if context.english else 12]))
    if not found:
        return list(operands.stated[: min(operands.in_sentence, 1)])
    word = "".join(found[-1])
    units = _UNITS.get(word, word)
    named = best_named(context.clause, operands)
    heads = [c for c in claims.all if c.quantity and c.unit and _starts(c.unit, units)]
    heads = heads or [c for c in claims.all if c.quantity and c.name.endswith(word)]  # 村均: 行政村136个
    heads = heads or (_by_noun(word, claims, context) if context.english else [])
    heads = heads or [c for c in best_named(context.behind[:_HEAD], operands) if c.quantity] * context.english
    heads = _called(heads, context, claims) or [c for c in heads if c in named] or heads
    if len(heads) > 1 and len({(c.name, c.year) for c in heads}) == 1 and all(c.entity for c in heads):
        return heads if any(c.entity in claims.overall for c in heads) else [together(heads), *heads][:_FEW]
    if len(heads) > _FEW:
        heads = [c for c in heads if any(overlap(total.name, c) for total in operands.named[:2])]
    if not context.english and not 0 < len(heads) <= _FEW:
        beside = (
            c for c in operands.stated[: operands.in_sentence] if c.quantity and _starts(c.unit or "-", units)
        )
        return [c for c in beside if not c.of][:1]  # 救助967人次，支出213万元，人均2200元
    return heads if len(heads) <= _FEW else []


def _called(heads: list[Claim], context: Context, claims: Claims) -> list[Claim]:
    """平均每个项目查出问题近9个: of all that is counted in 个 the facts of this year whose label has the noun."""
    noun = _EACH_NOUN.search(context.clause)
    year = context.when.year or claims.year
    return [c for c in heads if noun and noun[1] in c.name and c.year in (None, year)][:_FEW]


def _by_noun(word: str, claims: Claims, context: Context) -> list[Claim]:
    """Passenger journeys in millions, for €1.44 a journey: facts whose label ends with the noun."""
    stem = tokens_of(word)[-1:]
    year = context.when.year or claims.year
    found = [c for c in claims.all if c.quantity and c.year in (None, year) and c.unit != PERCENT]
    return [c for c in found if stem and tokens_of(c.name)[-1:] == stem][:_FEW]


def _starts(unit: str, units: str) -> bool:
    unit = _IN_FULL.get(unit, unit)
    return unit.rstrip("s") == units.rstrip("s") if units.isascii() else unit[0] in units


def _of_unit(unit: str, claims: Claims, context: Context, surely: bool) -> list[Claim]:
    """All facts of the figure's dimension, or those of the entity that the words name, if these are few.

    `surely` when the figure has so many digits that no other quotient comes to them.
    """
    if not unit or unit == PERCENT:
        return []
    same = [c for c in claims.all if c.quantity and c.quantity.high is None and c.unit]
    same = [c for c in same if exchange(unit, c.unit) or (unit, c.unit) == ("人", "人次")]
    if len(same) > _FEW and context.english and surely:
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
    yield from (Decimal(parts) for word, parts in _A_YEAR if word in context.clause)
