"""Several values in a row: last year's beside this year's, or a column for each indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.facts.table.cells import Cell, Row
from assistant.facts.table.titles import Title
from assistant.facts.written import GAPS
from assistant.figures import parse_quantity

PERIOD = re.compile(
    r"(?:(?:19|20)\d\d年?(?:第?[一二三四1-4]季度|\d{1,2}月|[上下]半年)?|\d{1,2}月份?|第?[一二三四1-4]季度|[上下]半年"
    r"|\d{1,2}\s*[-—–~～至]\s*\d{1,2}月份?|[本上去今前]年(?:同期)?|[本上同]期|(?:上年|去年)?同期"
    r"|Q[1-4](?:\s*20\d\d)?|(?:19|20)\d\d\s*Q[1-4])\Z"
)
# This period's own values: what the plain name of the indicator means.
_THIS = re.compile(
    r"(?:(?:本|今|当)(?:年度?|期|月|季度?)|累计)(?:累计|实际|完成|数|值|情况)*\Z|this (?:year|quarter|month|period)\Z|actuals?\Z",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:上年|去年|上期|上月|上季|前年|同期|基期|年初|年末|期初|期末|目标|计划|任务|预算)\S{0,8}\Z|\S{0,6}(?:目标|计划|任务|预算)[数值]?\Z"
    r"|(?:last|prior|previous) (?:year|quarter|month|period)\Z|(?:target|plan|budget|forecast)s?\Z",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"(?:上年|去年|上期|上月|上季|前年|同期|基期|年初|年末|期初|期末|last|prior|previous)", re.IGNORECASE
)
_CHANGE = re.compile(
    r"(?:与?(?:同比|环比)|增减|增长|增幅|增速|升降|变化|较|比(?:上年|去年|上期|上月))\S{0,10}\Z|\S{0,8}(?:率|占比|比重|增幅|增速)\Z"
    r"|(?:% ?)?(?:change|growth|variance|share)\b.{0,12}\Z|y(?:/|o)y\Z",
    re.IGNORECASE,
)


def is_this(title: Title) -> bool:
    """Whether the column holds the values that are reported now, and no others."""
    return bool(_THIS.match(title.group or title.name))


def is_change(title: Title) -> bool:
    """Whether the column says how much more or less, or a rate: it has a unit of its own."""
    return bool(_CHANGE.match(title.name) or _CHANGE.match(title.group))


def compares(title: Title) -> bool:
    """Whether the column gives the same indicator for another time, as a goal, or as a change."""
    names = [name for name in (title.name, title.group) if name]
    return any(
        pattern.match(re.sub(r"\s", "", name)) or pattern.match(name)
        for name in names
        for pattern in (PERIOD, _THIS, _OTHER, _CHANGE)
    )


def period_of(title: Title) -> str:
    """The time that a title names: 2024年, 上年同期; empty for another."""
    for name in (title.group, title.name):
        if name and (PERIOD.match(re.sub(r"\s", "", name)) or _THEN.match(name)):
            return name
    return ""


def unit_of(title: Title) -> str:
    """The unit in a title; one that is called 同比±% or 增幅% is in percent."""
    return title.unit or ("%" if re.search(r"[%％]\s*[)）]?\Z", title.text) else "")


def numeric(title: Title, rows: Sequence[Row]) -> bool:
    """Whether most of what stands beneath a title is numbers; nothing beneath is none."""
    cells = [row[title.column] for row in rows[:200] if row.filled > 1]
    below = [cell for cell in cells if not cell.empty and cell.text not in GAPS]
    return bool(below) and sum(map(_number, below)) * 2 > len(below)


def _number(cell: Cell) -> bool:
    if isinstance(cell.value, Decimal | int | float) and not isinstance(cell.value, bool):
        return True
    return isinstance(cell.value, str) and parse_quantity(cell.text) is not None
