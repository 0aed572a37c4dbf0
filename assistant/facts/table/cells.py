"""Cells of any table, whatever file they came from, and the records that its rows become."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from assistant.facts.model import Fact
from assistant.language import Said

# No-break space, ideographic space, zero-width marks, byte order mark: what a copy from a web page brings.
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as stored; the display format has already been taken apart."""

    value: Any = None  # None, str, int, Decimal, bool, date, datetime, time
    name: str = ""  # B5; of a merged cell the one that holds its value
    digits: int | None = None  # decimal places that the display format shows
    percent: bool = False  # stored 0.985, shown 98.5%
    period: str = ""  # a date as its own format cuts it: 2025年9月
    trouble: Said | None = None  # why it cannot be read
    live: str = ""  # a formula of the spreadsheet without a stored result

    @property
    def text(self) -> str:
        """The content as text on one line, trimmed; empty for an empty cell."""
        return tidy(self.value)

    @property
    def empty(self) -> bool:
        return not self.trouble and not self.live and (self.value is None or self.text == "")


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its number in the file, from 1."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False

    def __getitem__(self, column: int | None) -> Cell:
        return self.cells[column] if column is not None and column < len(self.cells) else EMPTY

    @property
    def filled(self) -> int:
        """How many cells hold something; a merged cell counts once."""
        return len({cell.name or str(i) for i, cell in enumerate(self.cells) if not cell.empty})


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet, a table of a document, or a whole csv file (which has no `name`)."""

    file: str
    name: Said | None
    rows: tuple[Row, ...]
    warnings: tuple[Said, ...] = field(default=())

    def place(self, row: Row, cell: Cell | None = None) -> Said:
        """Where something stands: 表“汇总”第5行, or 表“汇总”B5 where cells have names."""
        sheet = self.name or Said("", "")
        if cell is not None and re.match(r"[A-Z]+\d+\Z", cell.name):
            return Said(f"{sheet.zh}{cell.name}", f"{sheet.en}{', ' if sheet.en else ''}cell {cell.name}")
        return Said(f"{sheet.zh}第{row.number}行", f"{sheet.en}{', ' if sheet.en else ''}row {row.number}")


@dataclass(frozen=True, slots=True)
class Record:
    """A fact with the place that it was read from; `named` when its id was given, not taken from the label.

    `owner` is who filled the table in, where its own words say so.
    """

    fact: Fact
    file: str
    place: Said
    named: bool = True
    table: str = ""
    owner: str = ""


def tidy(value: Any) -> str:
    """Any content as one trimmed line: 5.0 is 5, invisible characters and a leading apostrophe go."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join(_INVISIBLE.sub("", str(value)).split())
    return text[1:] if text.startswith("'") and not text.endswith("'") else text
