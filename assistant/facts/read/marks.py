"""What a worksheet's XML says beside its values: merged ranges, hidden rows, formulas without a result.

openpyxl tells none of these in its fast, read-only mode, and its full mode builds an object for
every cell of a merged range, so that one range over the whole sheet stops the machine.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
# More than any twenty offices' figures; a file made to wear us out has them by the million.
MOST_ROWS, MOST_CELLS = 50_000, 100_000
_MOST_ELEMENTS = 100_000  # rows without a cell, as formatting leaves them behind
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?\Z")


@dataclass(slots=True)
class Marks:
    """Marks of one sheet. `merged` are (first row, first column, last row, last column), from 1."""

    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    live: dict[str, str] = field(default_factory=dict)  # cell → formula that has no stored result
    width: int = 0
    """The last column that holds a cell, from 1."""
    cells: int = 0
    rows: int = 0


def marks_of(package: zipfile.ZipFile, part: str) -> Marks:
    """The marks of the worksheet in `part`; an unreadable part has none.

    A sheet beyond the limits is read no further: its `cells` or `rows` are then more than MOST_CELLS or MOST_ROWS.
    """
    marks = Marks()
    with package.open(part) as stream:
        in_row = elements = 0
        for _, element in ElementTree.iterparse(stream):
            match element.tag.removeprefix(_MAIN).removeprefix(_STRICT):
                case "c":
                    marks.cells += 1
                    in_row += 1
                    _live(element, marks)
                    if marks.cells > MOST_CELLS:
                        return marks
                    name = _REFERENCE.match(element.get("r") or "")
                    marks.width = max(marks.width, column_number(name[1]) if name else in_row)
                    element.clear()
                case "row":
                    marks.rows += bool(in_row)
                    in_row, elements = 0, elements + 1
                    if marks.rows > MOST_ROWS or elements > _MOST_ELEMENTS:
                        marks.rows = max(marks.rows, MOST_ROWS + 1)
                        return marks
                    if element.get("hidden") in ("1", "true"):
                        marks.hidden_rows.add(int(element.get("r") or 0))
                    element.clear()
                case "col":
                    if element.get("hidden") in ("1", "true"):
                        marks.hidden_columns.append(
                            (int(element.get("min") or 0), int(element.get("max") or 0))
                        )
                case "mergeCell":
                    if box := _box(element.get("ref") or ""):
                        marks.merged.append(box)
    return marks


def sheet_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """The part that holds each worksheet, by the sheet's name."""
    root = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {item.get("Id"): item.get("Target") or "" for item in root}
    parts: dict[str, str] = {}
    for sheet in ElementTree.fromstring(package.read("xl/workbook.xml")).iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            relation = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), None)
            target = targets.get(relation, "")
            parts[sheet.get("name") or ""] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return parts


def column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _live(cell: ElementTree.Element, marks: Marks) -> None:
    formula = result = None
    for child in cell:
        if child.tag.endswith("}f"):
            formula = child.text or ""
        elif child.tag.endswith("}v"):
            result = child.text
    if formula is not None and result is None:
        marks.live[cell.get("r") or ""] = formula


def _box(reference: str) -> tuple[int, int, int, int] | None:
    match = _REFERENCE.match(reference)
    if not match or not match[3]:
        return None
    return int(match[2]), column_number(match[1]), int(match[4]), column_number(match[3])
