"""Values that are so far from those of the other offices that somebody should ask: a wrong unit, a slipped digit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from assistant.facts.arithmetic import plain
from assistant.facts.rollup.model import Indicator, Note
from assistant.language import Said

_LEAST = 5  # offices from which a middle can be spoken of
_FAR = Decimal(30)  # times the middle, or as small a part of it
_UNITS = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))
_NEAR = Decimal(4)


def outliers(indicator: Indicator) -> Iterator[Note]:
    """A note for each office whose value is thirty times the middle one, or a thirtieth of it."""
    values = {office: abs(value) for office, value in indicator.values.items() if value}
    if len(values) < _LEAST:
        return
    middle = median(values.values())
    for office, value in values.items():
        ratio = value / middle
        if 1 / _FAR < ratio < _FAR:
            continue
        times = plain(ratio.quantize(Decimal("0.1")) if ratio > 1 else (1 / ratio).quantize(Decimal("0.1")))
        zh = f"{office}的“{indicator.name}”是各家中位数的{times}{'倍' if ratio > 1 else '分之一'}，请核对"
        en = f"{office}: {indicator.name!r} is {times} times {'' if ratio > 1 else 'below '}the median; please check"
        for factor, word in _UNITS:
            if factor / _NEAR < max(ratio, 1 / ratio) < factor * _NEAR:
                zh += f"（是否把单位写错了{word}倍？）"
                en += f" (is the unit wrong by {word}?)"
        yield Note("outlier", indicator.name, Said(zh, en), (office,))
