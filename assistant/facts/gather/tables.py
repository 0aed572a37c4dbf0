"""Candidates in a table of a document: a label from row and column, a unit from whichever names one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.gather.passage import Found, Passage

_NUMBER = re.compile(
    r"(?P<sign>[-−－+＋]?)(?P<digits>\d[\d,，]*(?:\.\d+)?)\s*(?P<unit>[%％]|[^\d\s.,，]{0,8})"
)
_BRACKET = re.compile(r"[（(](?P<unit>[^（）()]*)[）)]\s*\Z")
_PERIOD = re.compile(
    r"\d{4}年|\d{1,2}月|季度|上半年|下半年|上年|去年|本年|本月|累计|Q[1-4]\b|\b(?:19|20)\d\d\b|\b(?:this|last) (?:year|quarter|month)",
    re.IGNORECASE,
)
# 比上年增减 and "change on last year" name a change, and no time that the value is of.
_CHANGE = re.compile(r"比|增|减|升|降|占|change|growth|increase|decrease|share|\bon\b|\bvs\b", re.IGNORECASE)
_UNIT, _COUNTER, _REMARK = (
    re.compile(r"(?:计量)?单位|units?(?: of measure)?", re.IGNORECASE),
    re.compile(r"序号|编号|No\.?|#", re.IGNORECASE),
    re.compile(r"备注|说明|依据|来源|remarks?|notes?|comments?|source", re.IGNORECASE),
)
# A column that only says that a value stands in it: the row's name is the whole label then.
_PLAIN = re.compile(
    r"(?:完成|实际|实绩|本期)?(?:数|数值|数量|数据|情况|完成数|实绩|值|完成情况|value|figure|number|amount|count|actual)",
    re.IGNORECASE,
)
_WHO = re.compile(r"乡镇|镇街|街道|单位名称|地区|县区|区县|部门|主体|填报单位|town|office", re.IGNORECASE)
_WHOLE = re.compile(r"合\s*计|总\s*计|小\s*计|全[县市区镇乡]|total", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: its head as it stands, its name without the unit, that unit, the time that it stands for."""

    head: str
    name: str
    unit: str
    period: str
    role: str  # name, unit, counter, remark, value


def candidates_in_table(rows: Sequence[Passage], period: str, entity: str) -> Iterator[Found]:
    """Every number of a table whose first row names the columns; `period` and `entity` are those of the text around it.

    Where the first column names towns or offices, they are the entities and the columns the indicators; else the row
    is the indicator, and a column that says more than 完成数 is added to its name.
    """
    head, *body = rows
    columns = _columns(head.cells)
    if not columns or not any(column.role == "name" for column in columns):
        return
    by_office = bool(_WHO.search(next(c.name for c in columns if c.role == "name")))
    for row in body:
        # What reads a document leaves out the empty cells at the end of a row.
        cells = [*row.cells, *[""] * (len(columns) - len(row.cells))]
        if len(row.cells) > 1 and len(cells) == len(columns):
            yield from _in_row(row, cells, columns, by_office, period, entity)


def _columns(cells: Sequence[str]) -> list[_Column]:
    """What each column is for; none when the first row holds numbers and so names nothing."""
    columns: list[_Column] = []
    for cell in cells:
        bracket = _BRACKET.search(cell)
        name, unit = (cell[: bracket.start()].strip(), bracket["unit"].strip()) if bracket else (cell, "")
        if _NUMBER.fullmatch(cell) and not _PERIOD.search(cell):
            return []
        period = name if _PERIOD.search(name) and not _CHANGE.search(name) else ""
        columns.append(_Column(cell, name, unit, period, _role(name, columns)))
    return columns


def _role(name: str, before: Sequence[_Column]) -> str:
    if _UNIT.fullmatch(name) and any(column.role == "name" for column in before):
        return "unit"
    for role, words in (("counter", _COUNTER), ("remark", _REMARK)):
        if words.fullmatch(name):
            return role
    return "value" if any(column.role == "name" for column in before) else "name"


def _in_row(
    row: Passage, texts: Sequence[str], columns: Sequence[_Column], by_office: bool, period: str, entity: str
) -> Iterator[Found]:
    cells = dict(zip(columns, texts, strict=True))
    name = next(cell for column, cell in cells.items() if column.role == "name")
    bracket = _BRACKET.search(name)
    if bracket:
        name = name[: bracket.start()].strip()
    own_unit = next((cell for column, cell in cells.items() if column.role == "unit"), "")
    for column, cell in cells.items():
        number = _NUMBER.fullmatch(cell) if column.role == "value" else None
        if number is None or not name:
            continue
        unit = number["unit"] or column.unit or own_unit or (bracket["unit"] if bracket else "")
        value = Decimal(re.sub("[,，]", "", number["digits"]))
        yield Found(
            _label(name, column, by_office),
            -value if number["sign"] and number["sign"] not in "+＋" else value,
            None,
            unit.replace("％", "%"),
            ("" if _WHOLE.fullmatch(name) else name) if by_office else entity,
            column.period or period,
            "",
            f"{name} · {column.head}：{cell}",
            row,
        )


def _label(name: str, column: _Column, by_office: bool) -> str:
    if by_office:
        return column.name
    if column.period or _PLAIN.fullmatch(column.name) or not column.name:
        return name
    return f"{name} {column.name}" if (name[-1] + column.name[0]).isascii() else f"{name}{column.name}"
