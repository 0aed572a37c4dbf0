"""The titles of a table's columns: one row of them, or two and three where a title stands above several columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.facts.table.cells import Row
from assistant.facts.table.columns import key_of, split_header

_LONGEST = 30  # characters of a title; what is longer is a sentence
_DEEPEST = 3  # rows of a header
_NUMBER = re.compile(r"[\d.,，%％\s—-]+\Z")


@dataclass(frozen=True, slots=True)
class Title:
    """What stands above one column, counted from 0: the titles above its own in `group`, its own in `text`."""

    column: int
    text: str
    group: str = ""

    @property
    def name(self) -> str:
        """The title without unit and remark in brackets."""
        return split_header(self.text)[0]

    @property
    def unit(self) -> str:
        return split_header(self.text)[1] or split_header(self.group)[1]

    @property
    def remark(self) -> str:
        return split_header(self.text)[2] or split_header(self.group)[0]

    @property
    def key(self) -> str | None:
        """The key of a fact that the column stands for; None for one that nobody knows."""
        return key_of(self.text) or key_of(self.name) or (key_of(self.group) if self.group else None)

    @property
    def whole(self) -> str:
        """All titles above the column as one; a column of plain values is called by what stands above it."""
        if not self.group or key_of(self.text):
            return self.group or self.text
        joint = " " if self.group[-1].isascii() and self.text[0].isascii() else ""
        return f"{self.group}{joint}{self.text}"


def titles_at(rows: Sequence[Row], index: int) -> tuple[list[Title], list[str], int]:
    """The titles of a header that begins in this row; cells in it that are no titles; the row in which it ends."""
    last = index
    while (
        _alone(rows[index])
        and last + 1 < len(rows)
        and last - index + 1 < _DEEPEST
        and _continues(rows[index], rows[last + 1])
    ):
        last += 1
    if last > index:
        return list(_stacked(rows[index : last + 1])), [], last
    titles, others = [], []
    for column, cell in enumerate(rows[index].cells):
        text = _title(rows[index], column)
        if not text:
            if cell.text and len(cell.text) <= _LONGEST:
                others.append(cell.text)
        elif not _spread(rows[index], column):
            titles.append(Title(column, text))
    return titles, others, index


def _stacked(rows: Sequence[Row]) -> list[Title]:
    titles = []
    for column in range(max(len(row.cells) for row in rows)):
        own = [_title(row, column) if not _spread(row, column) else "" for row in rows]
        if any(own[1:]) and not own[0]:
            own[0] = _above(rows[0], column)
        told = list(dict.fromkeys(filter(None, own)))
        if told:
            titles.append(Title(column, told[-1], "".join(told[:-1])))
    return titles


def _alone(row: Row) -> bool:
    """Whether one column has its whole title here (指标, 乡镇): what a line of words above the table has not."""
    return any(
        not _grouped(row, column) and key_of(split_header(_title(row, column))[0])
        for column in range(len(row.cells))
        if _title(row, column)
    )


def _continues(first: Row, row: Row) -> bool:
    """Whether a row goes on with the header: it names only columns that stand together under one title above."""
    below = [column for column, cell in enumerate(row.cells) if not cell.empty]
    own = [column for column in below if not _same(first[column], row[column])]
    return bool(own) and all(
        _title(row, column)
        and not _NUMBER.match(row[column].text)
        and (_grouped(first, column) or not first[column].text)
        and _above(first, column)
        for column in own
    )


def _grouped(row: Row, column: int) -> bool:
    """Whether a title stands above more than this column: merged, or with empty cells right of it."""
    return (
        _spread(row, column)
        or _spread(row, column + 1)
        or (column + 1 < len(row.cells) and not row[column + 1].text)
    )


def _spread(row: Row, column: int) -> bool:
    """Whether the cell is the rest of a merged one that began further left."""
    return bool(column and row[column].name) and row[column - 1].name == row[column].name


def _above(row: Row, column: int) -> str:
    """The title that stands above a column, if need be in a cell further left."""
    while column > 0 and not row[column].text:
        column -= 1
    return _title(row, column)


def _same(one: object, other: object) -> bool:
    name = getattr(one, "name", "")
    return bool(name) and name == getattr(other, "name", "")


def _title(row: Row, column: int) -> str:
    cell = row[column]
    text = "" if cell.empty or not isinstance(cell.value, str) else re.sub(r"\s+", " ", cell.text)
    return text if len(text) <= _LONGEST else ""
