"""A change told in another unit than its own: 2.6% for 2.6 percentage points."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.context.spoken import versions
from assistant.facts.ground.derive import Operands, Result, comes_to
from assistant.facts.ground.derive.operands import number, value
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.wrong.recomputed.meant import all_results, beyond_doubt
from assistant.facts.match.units import PERCENT, POINT
from assistant.figures import Figure

_ENDS_FOLLOW = re.compile(r",? from \d[\d.]*(?:%| per ?cent| percent)? to \d")
_PAIR = 2


def in_another_unit(reading: Reading, operands: Operands, claims: Claims) -> Result | None:
    """提高2.6% for 2.6 percentage points, and the other way."""
    figure = reading.place.figure
    if figure.unit == PERCENT and figure.kind == "percent":
        ends = _ends_behind(reading, operands)
        if ends is not None and ends.value == Decimal(figure.value):
            return ends
        return _changed(reading, replace(figure, unit=POINT, kind="percentage_point"), operands, claims)
    if figure.kind != "percentage_point":
        return None
    found = _changed(reading, replace(figure, unit=PERCENT, kind="percent"), operands, claims)
    measured = beyond_doubt(reading, operands)
    units = {c.unit for c in (*measured.stated, *measured.named)} - {PERCENT, POINT, ""}
    if found is None and len(units) == 1:  # 平均住院日6.9天，同比缩短0.5个百分点
        return _changed(reading, replace(figure, unit=units.pop(), kind="measure"), measured, claims)
    return found


def _ends_behind(reading: Reading, operands: Operands) -> Result | None:
    """improved by 4.5 per cent, from 71.9% to 76.4%: what lies between the two ends told right behind it."""
    if len(operands.after) < _PAIR or not _ENDS_FOLLOW.match(reading.tail):
        return None
    then, now = operands.after[:_PAIR]
    if not then.unit == now.unit == PERCENT or (then.name, then.entity) != (now.name, now.entity):
        return None
    change = value(now) - value(then)
    return Result(change, POINT, "growth(a, b)", f"{number(now)} - {number(then)}", (now, then))


def _changed(reading: Reading, other: Figure, operands: Operands, claims: Claims) -> Result | None:
    """The change that the figure in another unit comes to."""
    spoken = versions(other, reading.near, reading.context)
    changed = (r for r in all_results(reading, other, operands, claims) if r.formula.startswith("growth"))
    return next((r for r in changed if r.unit == other.unit and comes_to(spoken, r)), None)
