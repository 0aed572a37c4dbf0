"""Units of so much for each: 每立方米27.4微克 is in the 微克/立方米 of the sheet, 亩产612公斤 in its 公斤/亩."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from assistant.figures import Figure

_BEFORE = re.compile(r"(?:每一?|单位)?([\u3400-\u9fff㎡]{1,4})(?:均|产|平均|单价|均价)?[为达约近超逾]*\Z")
_REACH = 12


def with_denominator(text: str, figure: Figure, rates: Collection[str], units: Collection[str]) -> Figure:
    """The figure in the unit of a rate of the sheet, where the words tell its denominator, or where no fact goes by the
    bare unit. `rates` are the units of facts that have one (微克/立方米), `units` all others."""
    akin = [unit for unit in rates if unit.partition("/")[0] == figure.unit] if figure.unit else []
    if not akin or figure.is_date:
        return figure
    said = _BEFORE.search(text, max(0, figure.start - _REACH), figure.start)
    near = text[max(0, figure.start - _REACH) : figure.start]
    told = [
        unit
        for unit in akin
        for each in [unit.partition("/")[2]]
        if (said and said[1].endswith(each)) or f"{each}均" in near or f"每{each}" in near
    ]
    if not told and len(akin) == 1 and figure.unit not in units:
        told = akin
    return replace(figure, unit=told[0]) if told else figure
