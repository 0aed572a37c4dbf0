"""Tables in a sample's text: rows whose cells are parted by tabs, as a docx is read, or by |, as Markdown has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_PIPED = re.compile(r"\s*\|(?P<cells>.+)\|\s*")
_RULE = re.compile(r"[\s|:-]+")
_NUMBER = re.compile(r"\d|XX|××")
_UNIT = re.compile(r"[（(]\s*(?:单位[:：]\s*)?([^（）()\d]{1,8})[）)]")


@dataclass
class Table:
    """Rows of cells; the first row is the header where it holds no number."""

    rows: list[list[str]] = field(default_factory=list)

    def cells(self) -> Iterator[tuple[str, str]]:
        """A name and the words of every cell that holds a number: row and column, the unit of the header added."""
        header = self.rows[0] if self.rows and not any(map(_is_number, self.rows[0])) else []
        for row in self.rows[1:] if header else self.rows:
            for index, cell in enumerate(row[1:], 1):
                if not _NUMBER.search(cell):
                    continue
                column = header[index] if index < len(header) else ""
                unit = _UNIT.search(column) or _UNIT.search(row[0])
                bare = cell.strip()
                plain = re.fullmatch(r"[\d.,，]+|XX|××", bare) is not None
                own = bare + (unit[1] if unit and plain else "")
                gap = " " if row[0].isascii() else ""
                name = _UNIT.sub("", row[0]) + (gap + _UNIT.sub("", column) if len(row) > 2 else "")
                yield re.sub(r"\s+", "", name) if not name.isascii() else name.lower(), own


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[\d.,，%％+-]+|XX|××", cell.strip()) is not None


def split_tables(text: str) -> tuple[str, list[Table]]:
    """The text without its tables, and the tables."""
    prose: list[str] = []
    tables: list[Table] = []
    inside = False
    for line in text.split("\n"):
        row = _row(line)
        if row is None:
            prose.append(line)
            inside = inside and not line.strip()
            continue
        if not inside:
            tables.append(Table())
        inside = True
        if row:
            tables[-1].rows.append(row)
    return "\n".join(prose), tables


def _row(line: str) -> list[str] | None:
    """The cells of a row; empty for the rule below a Markdown header; None for a line of prose."""
    if match := _PIPED.fullmatch(line):
        return [] if _RULE.fullmatch(line) else [cell.strip() for cell in match["cells"].split("|")]
    if "\t" not in line.strip():
        return None
    cells = [cell.strip() for cell in line.strip().split("\t")]
    return cells if max(map(len, cells)) <= 40 else None
