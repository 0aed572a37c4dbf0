"""One paragraph or row of the printed page, cut at its figures, before any format."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.facts.written import written_date
from assistant.figures import find_figures
from assistant.language import Language
from assistant.report.render import PrintedFigure
from assistant.report.table import FactTable

Role = Literal[
    "copy", "secrecy", "mark", "number", "title", "adopted", "recipient", "salutation", "heading", "run-in", "body", "closing",
    "caption", "row", "chart", "data", "attached", "people", "author", "hand", "date", "note", "annex", "annex-title", "annex-heading",
    "annex-body", "copies", "issued",
]  # fmt: skip
# Where a text ends a paragraph: what Python, Word or a browser take for the end of a line.
BREAKS = re.compile("[\r\n\v\f\x85\u2028\u2029]+")
# What XML 1.0 cannot hold (clause 2.2), and lone surrogates, which no encoding can.
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `figure` is the printed slot it comes from; `open` marks a gap still to be filled."""

    text: str
    figure: PrintedFigure | None = None
    open: bool = False


TAB = Piece("\t")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or one row of a table. A run-in one begins with `heading` and the `mark` that parts it from the pieces.

    `level` counts from 1 and is 0 outside headings; `section` is the id of the section, or `opening`. The cells of a
    `row` (and of `data`, what a chart shows, for formats without pictures) are parted by pieces that are tabs; its
    level is 1 in the heading of the table, 2 in its total. `table` is what a `chart` draws.
    """

    role: Role
    pieces: tuple[Piece, ...] = ()
    level: int = 0
    section: str = ""
    heading: str = ""
    mark: str = ""
    table: FactTable | None = None

    @property
    def cells(self) -> list[tuple[Piece, ...]]:
        """The cells of a row."""
        made: list[list[Piece]] = [[]]
        for piece in self.pieces:
            if piece == TAB:
                made.append([])
            else:
                made[-1].append(piece)
        return [tuple(cell) for cell in made]

    @property
    def text(self) -> str:
        """The whole paragraph as it is read, without any format's marks."""
        return self.heading + self.mark + "".join(piece.text for piece in self.pieces)


def clean(text: str) -> str:
    """The text without the characters that a document cannot hold."""
    return _ILLEGAL.sub("", text)


def date_of_signing(date: str, language: Language) -> str:
    """An ISO date as the page has it: 2025年12月5日, without padding (GB/T 9704-2012, 7.3.5.5); else as it stands."""
    try:
        return written_date(datetime.date.fromisoformat(date), language)
    except ValueError:
        return date


def lines_of(role: Role, text: str) -> Iterator[Block]:
    """A block for each line of a text that is not blank."""
    for line in BREAKS.split(clean(text)):
        if line.strip():
            yield Block(role, tuple(with_placeholders([Piece(line.strip())])))


def table_blocks(table: FactTable) -> Iterator[Block]:
    """The caption, then row by row; of a chart its caption with the table that it draws, then what it shows."""
    if table.form == "table":
        yield from lines_of("caption", table.caption)
    else:
        yield Block("chart", (Piece(clean(table.caption)),), table=table)
    role: Role = "row" if table.form == "table" else "data"
    yield row_block(role, [Piece(clean(words)) for words in table.head], 1)
    for index, row in enumerate(table.rows, 1):
        pieces = [Piece(clean(cell.text), cell.figure, _open(cell.figure)) for cell in row]
        yield row_block(role, pieces, 2 if table.total and index == len(table.rows) else 0)


def row_block(role: Role, cells: Iterable[Piece], level: int = 0) -> Block:
    """A row of these cells."""
    pieces = [piece for cell in cells for piece in (cell, TAB)]
    return Block(role, tuple(pieces[:-1]), level)


def _open(figure: PrintedFigure | None) -> bool:
    return figure is not None and figure.state == "open"


def with_placeholders(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with every placeholder that somebody typed (XX, ____) cut out and marked as open."""
    for piece in pieces:
        found = () if piece.figure else find_figures(piece.text).placeholders
        at = 0
        for gap in found:
            if at < gap.start:
                yield Piece(piece.text[at : gap.start])
            yield Piece(piece.text[gap.start : gap.end], None, True)
            at = gap.end
        if piece.text[at:]:
            yield Piece(piece.text[at:], piece.figure, piece.open)
