"""Tables from an Excel workbook (.xlsx, .xlsm): the only file that knows openpyxl."""

from __future__ import annotations

import datetime
import sys
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.errors import FactsError
from assistant.facts.read.marks import MOST_CELLS, MOST_ROWS, Marks, marks_of, sheet_parts
from assistant.facts.read.number_format import date_text, shown_by
from assistant.facts.read.package import check_package
from assistant.facts.table.cells import EMPTY, Cell, Row, Table
from assistant.language import Language, Said

_MOST_COLUMNS = 500


def read_workbook(path: Path, language: Language) -> list[Table]:
    """Every sheet of a workbook as a table, hidden ones too.

    The stored value is read, not the shown one; merged cells hold the same in each of their cells.
    Raises FactsError for a file that is no workbook.
    """
    check_package(path)
    openpyxl = _openpyxl()
    # openpyxl warns of what it does not keep (validations, default styles); none of it is a fact.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            marks = _marks(path)
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            return [_table(sheet, marks[sheet.title], path, language) for sheet in book.worksheets]
        except FactsError:
            raise
        except Exception as problem:  # openpyxl raises whatever its parser met
            raise FactsError(
                "工作簿已损坏，读不出来",
                "the workbook is damaged",
                file=path,
                found=f"{type(problem).__name__}: {problem}",
                expected=Said("用 WPS 或 Excel 打开并重新保存的文件", "a file saved again by Excel"),
            ) from None
        finally:
            if "book" in locals():
                book.close()


def _openpyxl() -> Any:
    """openpyxl without numpy, which it would load, where it is installed, only to know numpy's numbers in cells."""
    hidden = "numpy" not in sys.modules
    if hidden:
        sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        import openpyxl
    finally:
        if hidden:
            del sys.modules["numpy"]
    return openpyxl


def _table(sheet: Any, marks: Marks, path: Path, language: Language) -> Table:
    name = _named(sheet.title)
    sheet.reset_dimensions()  # the size that a file states is often wrong
    rows = _merged(list(_rows(sheet, marks, language)), marks.merged)
    told: list[Said] = []
    if sheet.sheet_state != "visible":
        told.append(
            Said(
                f"{path.name}，{name.zh}是隐藏的，已照读",
                f"{path.name}, {name.en} is hidden; read all the same",
            )
        )
    hidden = [row.number for row in rows if row.hidden and row.filled]
    if hidden:
        listed = _listed(hidden)
        told.append(
            Said(
                f"{path.name}，{name.zh}有隐藏的行：{listed}，已照读",
                f"{path.name}, {name.en} has hidden rows: {listed}; read all the same",
            )
        )
    return Table(str(path), name, tuple(rows), tuple(told))


def _marks(path: Path) -> dict[str, Marks]:
    """The marks of each sheet, by its name; read before openpyxl, which looks through a whole sheet for its size."""
    made: dict[str, Marks] = {}
    with zipfile.ZipFile(path) as package:
        for title, part in sheet_parts(package).items():
            made[title] = marks_of(package, part)
            _check_size(made[title], path, _named(title))
    return made


def _named(title: str) -> Said:
    return Said(f"表“{title}”", f'sheet "{title}"')


def _check_size(marks: Marks, path: Path, name: Said) -> None:
    """Raises FactsError for a sheet that is read no further."""
    if marks.rows > MOST_ROWS:
        raise FactsError("行数太多", "too many rows", file=path, place=name, expected=f"≤ {MOST_ROWS}")
    if marks.cells > MOST_CELLS:
        raise FactsError("单元格太多", "too many cells", file=path, place=name, expected=f"≤ {MOST_CELLS}")


def _rows(sheet: Any, marks: Marks, language: Language) -> Iterator[Row]:
    """The rows that hold something. Those that the file leaves out are one and the same object in openpyxl."""
    gap: Any = None
    for number, cells in enumerate(sheet.iter_rows(max_col=max(1, min(marks.width, _MOST_COLUMNS))), 1):
        if cells is gap:
            continue
        read = tuple(_cell(cell, marks, language) for cell in cells)
        if any(not cell.empty for cell in read):
            yield Row(number, read, number in marks.hidden_rows)
        else:
            gap = cells


def _cell(cell: Any, marks: Marks, language: Language) -> Cell:
    value = cell.value
    if value is None:
        name = getattr(cell, "coordinate", "") if marks.live else ""
        return Cell(name=name, live=marks.live[name]) if name in marks.live else EMPTY
    name = cell.coordinate
    if cell.data_type == "e":
        return Cell(value, name, trouble=Said(f"单元格是错误值 {value}", f"the cell holds the error {value}"))
    if isinstance(value, bool):
        return Cell("是" if value else "否", name)
    if isinstance(value, int | float):
        shown = shown_by(cell.number_format)
        # Fifteen digits are what Excel keeps; the rest is binary noise (0.30000000000000004).
        return Cell(Decimal(format(value, ".15g")), name, shown.digits, shown.percent)
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return Cell(f"{minutes // 60}:{minutes % 60:02}", name)
    if isinstance(value, datetime.date | datetime.time):
        return Cell(value, name, period=date_text(value, cell.number_format, language))
    return Cell(value, name)


def _merged(rows: list[Row], boxes: Iterable[tuple[int, int, int, int]]) -> list[Row]:
    """The rows with each merged range filled from its first cell, within the rows and columns in use."""
    place = {row.number: index for index, row in enumerate(rows)}
    width = max((len(row.cells) for row in rows), default=0)
    changed: dict[int, list[Cell]] = {}
    for top, left, bottom, right in boxes:
        if top not in place or (first := rows[place[top]][left - 1]).empty:
            continue
        for number in range(top, min(bottom, rows[-1].number) + 1):
            if number not in place:
                continue
            cells = changed.setdefault(number, [*rows[place[number]].cells])
            last = min(right, width)
            cells += [EMPTY] * (last - len(cells))
            cells[left - 1 : last] = [first] * (last - left + 1)
    return [
        Row(row.number, tuple(changed[row.number]), row.hidden) if row.number in changed else row
        for row in rows
    ]


def _listed(numbers: list[int]) -> str:
    return "、".join(map(str, numbers[:8])) + ("…" if len(numbers) > 8 else "")
