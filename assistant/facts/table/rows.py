"""From the rows beneath a header to facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import FactsError
from assistant.facts.model import make_fact
from assistant.facts.table.cells import Cell, Record, Row, Table
from assistant.facts.table.columns import split_header
from assistant.facts.table.confirmed import is_confirmed, marked
from assistant.facts.table.header import Header
from assistant.facts.table.sums import is_total
from assistant.facts.table.typed import as_typed
from assistant.facts.table.values import value_of
from assistant.facts.written import GAPS
from assistant.language import Language, Said
from assistant.settings import settings

_NOTE = re.compile(
    r"(?:注|说明|备注|附注|填表说明|指标解释|notes?|remarks?)\s*(?:\d{1,2}\s*)?(?:[:：.、]|\Z)", re.IGNORECASE
)
_GROUP = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]+部分"
)
_SIGNED = re.compile(r"(?!其中|其)[^：:]{1,10}[：:]")
_TEXTS = (
    "id",
    "label",
    "unit",
    "entity",
    "period",
    "source",
    "formula",
    "text",
    "approx",
    "note",
    "sensitive",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row that gave a fact, or a warning about one that gave none; `name` is what the row itself is called."""

    row: Row
    record: Record | None = None
    warning: Said | None = None
    unconfirmed: bool = False
    name: str = ""


def lines_of(table: Table, header: Header, language: Language) -> Iterator[Line]:
    """Every row beneath the header that says something. Raises FactsError naming the cell."""
    ordinal = _ids_are_ordinals(table, header)
    if ordinal:
        header.columns.pop("id")
    for row in table.rows[header.index + 1 :]:
        start = next((i for i, cell in enumerate(row.cells) if not cell.empty), None)
        first = row[start].text
        silent = _silent(row, header, start)
        if not first or row[header.columns.get("label", header.columns.get("id"))].text == header.label:
            continue
        if silent and (_NOTE.match(first) or _SIGNED.match(first)):
            continue
        if row.filled == 1 and silent:
            yield Line(row, warning=None if _GROUP.match(first) else _alone(table, row, first))
        else:
            yield _line(table, header, row, language)


def _silent(row: Row, header: Header, start: int | None) -> bool:
    """Whether a row states nothing; a note merged across the row fills the value's column too, but is no value."""
    columns = [header.columns.get(key) for key in ("value", "formula", "text")]
    spread = row[start].name
    return all(row[c].empty or (c != start and spread and row[c].name == spread) for c in columns)


def _alone(table: Table, row: Row, text: str) -> Said:
    place = table.place(row)
    shown = text if len(text) <= 20 else text[:19] + "…"
    name = Path(table.file).name
    return Said(
        f"{name}，{place.zh}只有“{shown}”一格，没有当作事实",
        f"{name}, {place.en} holds nothing but {shown!r}; not read as a fact",
    )


def _line(table: Table, header: Header, row: Row, language: Language) -> Line:
    data: dict[str, Any] = {key: _text(table, row, row[header.columns.get(key)]) for key in _TEXTS}
    place = table.place(row)
    cell = row[header.columns.get("value")]
    if not data["id"] and not data["label"]:
        told = table.place(row, cell)
        name = Path(table.file).name
        return Line(
            row,
            warning=Said(f"{name}，{told.zh}没有指标名称，未读", f"{name}, {told.en} has no label; not read"),
        )
    named, called = bool(data["id"]), data["label"] or data["id"]
    data["id"] = data["id"] or data["label"]
    _name(data, header)
    if period := row[header.columns.get("period")].period:
        data["period"] = period
    data["period"] = data["period"] or header.period
    if "=" in data["formula"][:1]:
        data["formula"] = data["formula"][1:].strip()
    if (digits := _text(table, row, row[header.columns.get("digits")])) not in ("", *GAPS):
        data["digits"] = digits
    value_of(table, row, header.columns.get("value"), data, unit=header.unit, language=language)
    if not data["source"]:
        data["source"] = (
            f"{Path(table.file).name}{' ' if language == 'zh' else ', '}{getattr(place, language)}"
        )
    data = {key: value for key, value in data.items() if value not in ("", None)}
    told = table.place(row, cell)
    fact = make_fact(as_typed(data, language, table.file, told), file=table.file, place=told)
    record = Record(fact, table.file, place, named, table.name.zh if table.name else "")
    if "confirmed" not in header.columns or is_confirmed(row[header.columns["confirmed"]].text):
        return Line(row, record, name=called)
    return Line(row, marked(record) if settings().unconfirmed else None, unconfirmed=True, name=called)


def _name(data: dict[str, Any], header: Header) -> None:
    """A unit in the label serves as the fact's; a measure in the header completes the label: 城东水厂 → 城东水厂投资额."""
    label, unit, _ = split_header(data["label"])
    if unit:
        data["label"] = label
        data["unit"] = data["unit"] or unit
    if header.by_owner:
        owner = data["label"]
        data["label"] = header.measure
        data["id"] = header.measure if is_total(owner) else f"{header.measure}（{owner}）"
        data["entity"] = "" if is_total(owner) else owner
        return
    if header.measure and header.measure not in data["label"]:
        data["label"] = f"{data['label'] or data['id']}{header.measure}"
    data["id"] = header.id_form.format(data["id"])


def _text(table: Table, row: Row, cell: Cell) -> str:
    if cell.trouble:
        raise FactsError(cell.trouble.zh, cell.trouble.en, file=table.file, place=table.place(row, cell))
    if cell.live:
        return f"={cell.live.lstrip('=')}"
    text = cell.period or cell.text
    return "" if text.replace(" ", "") in GAPS else text


def _ids_are_ordinals(table: Table, header: Header) -> bool:
    """Whether a column 编号 merely counts the rows: 1, 2, 3."""
    column = header.columns.get("id")
    if column is None or "label" not in header.columns:
        return False
    label = header.columns["label"]
    ids = [
        row[column].text for row in table.rows[header.index + 1 :] if not row[label].empty and row.filled > 1
    ]
    counted = [text for text in ids if text]
    return bool(counted) and counted == [str(number) for number in range(1, len(counted) + 1)]
