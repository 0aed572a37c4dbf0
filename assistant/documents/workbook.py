"""Tables written as xlsx: numbers as numbers, all else as text; no cell is a live formula, whatever it begins with."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.documents.content import clean

_LONGEST = 32767  # characters that Excel keeps in a cell
_EXACT_DIGITS = 15  # digits that Excel keeps of a number
_NAME = str.maketrans("", "", "[]:*?/\\")

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """One sheet of a workbook: its name, its column headings with their widths in characters, its rows."""

    name: str
    head: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]


def to_bytes(leaves: Iterable[Leaf]) -> bytes:
    """The workbook of these sheets, each with its heading frozen and a filter over it."""
    return saved(filled(leaves))


def filled(leaves: Iterable[Leaf]) -> Workbook:
    """The same before it is saved, for whoever sets its properties."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    book.remove(first)
    for leaf in leaves:
        _fill(book.create_sheet(clean(leaf.name).translate(_NAME)[:31] or "1"), leaf)
    return book


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, leaf: Leaf) -> None:
    for column, (name, width) in enumerate(leaf.head, 1):
        _put(sheet, 1, column, name)
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    count = 1
    for count, row in enumerate(leaf.rows, 2):
        for column, value in enumerate(row, 1):
            _put(sheet, count, column, value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(leaf.head))}{count}"


def _put(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    """A number as a number, all else as text that Excel will not take for a formula, now or when edited."""
    text = "" if value is None else clean(str(value))[:_LONGEST]
    if not text:
        return
    cell = sheet.cell(row, column)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    exact = isinstance(value, Decimal) and len(value.as_tuple().digits) <= _EXACT_DIGITS
    if isinstance(value, int) or exact:
        cell.value = value
        return
    cell.value = text
    cell.data_type = "s"  # openpyxl takes a leading = for a formula and #N/A for an error
    if text.startswith(("=", "+", "-", "@", "\t", "'")):
        cell.quotePrefix = True
