"""Tables: a heading that is repeated on each page, numbers right-aligned, no row torn apart (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from assistant.documents.content import Block, Piece
from assistant.documents.word.figure_marks import FigureMarks
from assistant.documents.word.layout import Layout, text_width
from assistant.documents.word.markup import w
from assistant.documents.word.runs import run
from assistant.documents.word.styles import characters
from assistant.documents.word.title import width_of

_OUTER, _INNER = 8, 4  # eighths of a point
_EDGE = 85  # twips between a cell's border and its text: 1.5 mm
_ABOVE = 40
_SHORT = 12  # rows
# What stands in a column of numbers: digits with signs and units of one letter, a gap, or the dash for nothing.
_NUMBER = re.compile(r"[约近超逾]?[+\-−]?[\d,.]+(?:[～–~-][\d,.]+)?[%‰]?[余多]?(?:以上|左右)?|XX|—|-|/|")
# The widest that a column asks for, in characters, before its text is wrapped.
_WIDEST = 24.0


def table(rows: Sequence[Block], layout: Layout, marks: FigureMarks) -> Element:
    """`w:tbl` of these blocks, as wide as the text area."""
    cells = [row.cells for row in rows]
    count = max(map(len, cells))
    aligns = [_align(cells, rows, column) for column in range(count)]
    widths = _widths(cells, count, layout)
    edges = w("tblCellMar", w("left", w=_EDGE, type="dxa"), w("right", w=_EDGE, type="dxa"))
    made = w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=sum(widths), type="dxa"),
            w("jc", val="center"),
            w("tblBorders", *_rules()),
            w("tblLayout", type="fixed"),
            edges,
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
    )
    short = len(rows) <= _SHORT
    for index, (block, filled) in enumerate(zip(rows, cells, strict=True), 1):
        # A short table stays on one page: no total alone at the head of the next.
        held = block.level == 1 or (short and index < len(rows))
        made.append(_row(block, filled, widths, aligns, layout, marks, held=held))
    return made


def _rules() -> list[Element]:
    """Borders in the order of the schema (CT_TblBorders)."""
    sizes = {"top": _OUTER, "left": _OUTER, "bottom": _OUTER, "right": _OUTER}
    sizes |= {"insideH": _INNER, "insideV": _INNER}
    return [w(side, val="single", sz=size, space=0, color="000000") for side, size in sizes.items()]


def _row(
    block: Block,
    cells: Sequence[Sequence[Piece]],
    widths: Sequence[int],
    aligns: Sequence[str],
    layout: Layout,
    marks: FigureMarks,
    *,
    held: bool,
) -> Element:
    heading = block.level == 1
    made = w("tr", w("trPr", w("cantSplit"), w("tblHeader") if heading else None))
    style = layout.style("TableHead" if block.level else layout.roles["row"])
    for column, width in enumerate(widths):
        align = "center" if heading else aligns[column]
        spacing = w("spacing", before=_ABOVE, after=_ABOVE)
        properties = w("pPr", w("pStyle", val=style.id), w("keepNext") if held else None, spacing)
        properties.append(w("jc", val=align))
        paragraph = w("p", properties)
        for piece in cells[column] if column < len(cells) else ():
            paragraph.extend(marks.around(piece, run(piece, layout.language)) if piece.text else ())
        placed = w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center"))
        made.append(w("tc", placed, paragraph))
    return made


def _align(cells: Sequence[Sequence[Sequence[Piece]]], rows: Sequence[Block], column: int) -> str:
    """Right where all below the heading is numbers, and there is one; a column that counts the rows is centred."""
    said = [
        "".join(piece.text for piece in row[column]).strip()
        for row, block in zip(cells, rows, strict=True)
        if block.level != 1 and column < len(row)
    ]
    if said and said == [str(index) for index in range(1, len(said) + 1)]:
        return "center"
    numbers = any(any(c.isdigit() for c in words) or words == "XX" for words in said)
    return "right" if numbers and all(_NUMBER.fullmatch(words) for words in said) else "left"


def _widths(cells: Sequence[Sequence[Sequence[Piece]]], count: int, layout: Layout) -> list[int]:
    """Widths in twips that fill the measure, by what the widest cell of each column asks for."""
    asked = [0.0] * count
    for row in cells:
        for column, pieces in enumerate(row):
            wide = width_of("".join(piece.text for piece in pieces))
            asked[column] = max(asked[column], min(wide, _WIDEST))
    one = characters(layout.style(layout.roles["row"]), 1)
    least = [max(2.0, wide) * one + 2 * _EDGE for wide in asked]
    room = text_width(layout)
    made = [int(room * wide / sum(least)) for wide in least]
    made[-1] += room - sum(made)
    return made
