"""The header of a fact table: which row it is, and which column holds which key."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.facts.table.cells import Row, Table
from assistant.facts.table.columns import is_unit, key_of, rank_of, split_header

_PERIOD = re.compile(
    r"(?:(?:19|20)\d\d年?(?:第?[一二三四1-4]季度|\d{1,2}月|[上下]半年)?|\d{1,2}月份?|第?[一二三四1-4]季度|[上下]半年"
    r"|[本上去今]年(?:同期)?|[本上同]期|Q[1-4](?:\s*20\d\d)?|(?:19|20)\d\d\s*Q[1-4])\Z"
)
_STATED = re.compile(r"(?:计量)?单位\s*[:：]\s*(\S+?)\s*[)）]?\Z")
_OFFICE = re.compile(
    r"..(?:局|委|办|办公室|委员会|中心|公司|厅|处|科|股|队|大队|镇|乡|街道|村|社区|县|区|市|学校|医院|集团|厂|所)\Z"
)
_SEARCHED = 100


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: `columns` gives the column of each key, counted from 0.

    `unit` serves the value cells that have none; `measure` is the name of a value column that
    says itself what it measures (投资额); `unread` are columns that stand for no key.
    """

    index: int
    columns: dict[str, int]
    unit: str = ""
    measure: str = ""
    period: str = ""
    unread: tuple[str, ...] = ()
    label: str = ""


@dataclass(slots=True)
class _Names:
    columns: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    measures: dict[str, tuple[int, str]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)


def header_of(table: Table) -> Header | None:
    """The first row that names a label or id and a value, formula or text; None without one."""
    for index, row in enumerate(table.rows[:_SEARCHED]):
        found = _names(row)
        named = "label" in found.columns or "id" in found.columns
        if named and ({"value", "formula", "text"} & found.columns.keys() or len(found.measures) == 1):
            return _header(index, row, found, table)
    return None


def wide_header(table: Table) -> tuple[Row, list[str]] | None:
    """The header of a table with several values in a row (指标, 2024年, 2025年), and those columns."""
    for row in table.rows[:_SEARCHED]:
        found = _names(row)
        if "label" not in found.columns and "id" not in found.columns and "entity" not in found.columns:
            continue
        several = [
            *found.measures,
            *(name for name in found.unread if _PERIOD.match(re.sub(r"\s", "", name))),
        ]
        if len(several) > 1:
            return row, several
    return None


def _names(row: Row) -> _Names:
    found = _Names()
    for column, cell in enumerate(row.cells):
        text = "" if cell.empty or not isinstance(cell.value, str) else re.sub(r"\s+", " ", cell.text)
        if not text or len(text) > 30:
            if cell.text and len(cell.text) <= 30:
                found.unread.append(cell.text)
            continue
        if column and row.cells[column - 1].name == cell.name and cell.name:
            continue  # the rest of a merged cell
        name, unit, _ = split_header(text)
        key = key_of(text) or key_of(name)
        if key is None:
            if unit:
                found.measures[name] = (column, unit)
            else:
                found.unread.append(text)
        elif key not in found.columns:
            found.columns[key], found.names[key] = column, text
        else:
            _contest(found, key, column, text)
    return found


def _contest(found: _Names, key: str, column: int, text: str) -> None:
    """Two columns for one key: the surer name has it; 项目 beside 指标 says whose value it is."""
    old_column, old_text = found.columns[key], found.names[key]
    old, new = (rank_of(split_header(t)[0]) for t in (old_text, text))
    if new < old:
        found.columns[key], found.names[key] = column, text
        column, text = old_column, old_text
    if key == "label" and "entity" not in found.columns:
        found.columns["entity"], found.names["entity"] = column, text
    else:
        found.unread.append(text)


def _header(index: int, row: Row, found: _Names, table: Table) -> Header:
    columns = dict(found.columns)
    measure = unit = period = ""
    if "value" in columns:
        _, unit, remark = split_header(found.names["value"])
        period = remark if _PERIOD.match(remark) else ""
        unread = [*found.measures, *found.unread]
    elif not {"formula", "text"} & columns.keys():
        measure, (columns["value"], unit) = next(iter(found.measures.items()))
        unread = found.unread
    else:
        unread = [*found.measures, *found.unread]
    if "unit" in columns and _names_owners(table, index, columns["unit"]):
        columns.setdefault("entity", columns["unit"])
        del columns["unit"]
    unit = unit or _stated_unit(table.rows[:index])
    label = found.names.get("label") or found.names.get("id", "")
    return Header(index, columns, unit, measure, period, tuple(unread), label)


def _names_owners(table: Table, index: int, column: int) -> bool:
    """单位 means the unit of measure, or the office: here most cells below name offices."""
    below = [row[column].text for row in table.rows[index + 1 :][:200] if row.filled > 1 and row[column].text]
    offices = sum(bool(_OFFICE.search(text)) and not is_unit(text) for text in below)
    return bool(below) and offices * 2 > len(below)


def _stated_unit(rows: tuple[Row, ...]) -> str:
    """The unit in a line above the header: 单位：万元."""
    for row in rows:
        for cell in row.cells:
            match = _STATED.search(cell.text)
            if match and is_unit(match[1]):
                return match[1]
    return ""
