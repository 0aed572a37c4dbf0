"""The value cell of a row: a number in its display format, a date, a text, or nothing yet."""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal
from typing import Any

from assistant.errors import FactsError
from assistant.facts.table.cells import Cell, Row, Table
from assistant.facts.table.columns import is_unit
from assistant.facts.written import written_date
from assistant.language import Language, Said

_DAY_LABEL = re.compile(r"(?:日期|日$|时间$|\bdate$)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"(?:[XxＸｘ×]{2,}|_{2,}|[?？]+)(.*)\Z")
_NEGATIVE = re.compile(r"\(\s*([\d.,]+)\s*\)\Z")
_EPOCH = datetime.date(1899, 12, 30)
_PERCENTS = ("", "%", "％", "百分比")


def value_of(
    table: Table, row: Row, column: int | None, data: dict[str, Any], *, unit: str, language: Language
) -> None:
    """Puts what the value cell says into `data`: value, text, unit, digits.

    Raises FactsError naming the cell for an error value, for a formula whose result is not stored,
    and for a percent format under another unit.
    """
    cell = row[column]
    place = table.place(row, cell)
    if cell.trouble:
        raise FactsError(
            cell.trouble.zh,
            cell.trouble.en,
            file=table.file,
            place=place,
            expected=Said("数字；未知则留空", "a number, or nothing"),
        )
    if cell.live:
        raise FactsError(
            "单元格是公式，但没有保存计算结果",
            "the cell is a formula whose result is not stored",
            file=table.file,
            place=place,
            found="=" + cell.live.lstrip("="),
            expected=Said("用 WPS 或 Excel 打开并保存一次", "a file opened and saved once in Excel"),
        )
    if cell.empty:
        data["unit"] = data["unit"] or ("" if data["text"] else unit)
        return
    if isinstance(cell.value, Decimal | int | float):
        _number(table, cell, place, data, language)
    elif cell.period:
        data["text"] = cell.period
    else:
        _written(cell.text, data)
    if "text" in data and data["text"] and "value" not in data:
        return
    data["unit"] = data["unit"] or (unit if _bare(data.get("value")) else "")


def _number(table: Table, cell: Cell, place: Said, data: dict[str, Any], language: Language) -> None:
    number = Decimal(str(cell.value))
    if cell.percent:
        if data["unit"] not in (*_PERCENTS, "个百分点", "百分点"):
            raise FactsError(
                "单元格是百分比格式，单位却不是 %",
                "the cell shows a percent, but its unit is another",
                file=table.file,
                place=place,
                found=data["unit"],
                expected="%",
            )
        data["unit"] = "%" if data["unit"] in _PERCENTS else data["unit"]
        number = Decimal(format((number * 100).normalize(), "f"))
    if (
        not data["unit"]
        and _DAY_LABEL.search(data["label"])
        and 30_000 <= number < 70_000
        and number % 1 == 0
    ):
        data["text"] = written_date(_EPOCH + datetime.timedelta(days=int(number)), language)
        return
    data["value"] = number
    if cell.digits is not None:
        data.setdefault("digits", cell.digits)


def _written(text: str, data: dict[str, Any]) -> None:
    plain = unicodedata.normalize("NFKC", text) if re.search(r"[０-９％．，]", text) else text
    plain = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", plain)
    if match := _NEGATIVE.match(plain):
        plain = f"-{match[1]}"
    if (match := _PLACEHOLDER.match(plain)) and (not match[1] or is_unit(match[1])):
        data["unit"] = data["unit"] or match[1]
        return
    data["value"] = plain


def _bare(value: object) -> bool:
    """Whether a value brings no unit of its own, so that the header's may serve it."""
    return (
        value is None
        or isinstance(value, Decimal)
        or not re.search(r"[^\d.,\s+\-—–~～至到约近余超]", str(value))
    )
