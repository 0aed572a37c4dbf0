"""The red head of an official paper (GB/T 9704-2012, 7.2)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from assistant.documents.content import Block, Piece
from assistant.documents.word.layout import Layout, text_width
from assistant.documents.word.markup import TWIPS_PER_MM, TWIPS_PER_POINT, text, w
from assistant.documents.word.runs import run
from assistant.documents.word.styles import characters
from assistant.documents.word.title import width_of

# The mark's upper edge stands 35 mm below that of the text area (7.2.4); larger than 22 mm it may not be.
_DOWN = 35 * TWIPS_PER_MM
_DOWN_OF_AN_ORDER = 20 * TWIPS_PER_MM  # 10.2
_LARGEST, _SMALLEST = 52.0, 24.0
# An exact line puts the glyphs in its middle: what is above them is taken off the distance.
_LEADING = 1.2
_FLAT = 20
_SIGNER = "签发人："


def head(above: Sequence[Block], layout: Layout, *, left: bool, order: bool = False) -> list[Element]:
    """Every paragraph of the head; `left`: 发文字号 stands at the left, as on a paper that goes up.

    `order`: in the form of an order, whose mark stands higher and whose number has no red line below it.
    """
    first = [_first(block, layout) for block in above if block.role in ("copy", "secrecy")]
    marks = [block for block in above if block.role == "mark"]
    made = [*first, *_mark(marks, layout, len(first), _DOWN_OF_AN_ORDER if order else _DOWN)]
    if order:
        return [*made, *(_order_number(block, layout) for block in above if block.role == "number")]
    return [*made, *(_number(block, layout, left=left) for block in above if block.role == "number")]


def letter_head(number: Sequence[Block], layout: Layout) -> list[Element]:
    """What stands below the first red line of a letter: 发文字号 at the right, a mark of secrecy at the left (10.1)."""
    made = []
    for index, block in enumerate(number):
        style = layout.style("HeadMark" if block.role == "secrecy" else "CopyNumber")
        stop = w("tabs", w("tab", val="right", pos=text_width(layout)))
        # Seven eighths of a character of 16 pt between line and letters; a line on the grid has 6.5 pt of it.
        spacing = w("spacing", before=150) if index == 0 else None
        runs = [run(piece, layout.language) for piece in block.pieces]
        made.append(w("p", w("pPr", w("pStyle", val=style.id), stop, spacing), *runs))
    return made


def _first(block: Block, layout: Layout) -> Element:
    """份号, 密级 and 紧急程度: flush left, one a line (7.2.1 to 7.2.3)."""
    style = layout.style(layout.roles[block.role])
    return w("p", w("pPr", w("pStyle", val=style.id)), run(Piece(block.text), layout.language))


def _mark(marks: Sequence[Block], layout: Layout, above: int, distance: float) -> list[Element]:
    """发文机关标志: red and centred, as large as one line allows; below so many lines of the head."""
    if not marks:
        return []
    names = [block.cells[0] for block in marks]
    organs = ["".join(piece.text for piece in cell) for cell in names]
    paper = "".join(piece.text for cell in marks[0].cells[1:] for piece in cell)
    wide = max(map(width_of, organs)) + (width_of(paper) + 0.5 if paper else 0)
    half_points = int(
        min(_LARGEST, max(_SMALLEST, text_width(layout) / TWIPS_PER_POINT / max(1.0, wide))) * 2
    )
    line = round(half_points / 2 * _LEADING * TWIPS_PER_POINT)
    down = round(distance - above * layout.page.line - (line - half_points / 2 * TWIPS_PER_POINT) / 2)
    if not paper:
        return [
            _red(organ, layout, half_points, line, down if index == 0 else 0)
            for index, organ in enumerate(organs)
        ]
    # A table has no distance from what is above it: a flat paragraph stands in for it.
    flat = w("spacing", before=max(0, down - _FLAT), after=0, line=_FLAT, lineRule="exact")
    return [
        w("p", w("pPr", w("snapToGrid", val=0), flat)),
        _joint(organs, paper, layout, half_points, line),
    ]


def _joint(organs: Sequence[str], paper: str, layout: Layout, half_points: int, line: int) -> Element:
    """The organs spread over one width, and 文件 beside them in the middle of their height."""
    size = half_points / 2 * TWIPS_PER_POINT
    wide = [round(width_of(words) * size + size / 4) for words in (max(organs, key=width_of), paper)]
    none = w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa"))
    made = w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=sum(wide), type="dxa"),
            w("jc", val="center"),
            w("tblLayout", type="fixed"),
            none,
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in wide)),
    )
    for index, organ in enumerate(organs):
        spread = _red(organ, layout, half_points, line, 0, "distribute")
        beside = _red(paper if index == 0 else "", layout, half_points, line, 0)
        merge = w("vMerge", val="restart") if index == 0 else w("vMerge")
        made.append(
            w(
                "tr",
                w("tc", w("tcPr", w("tcW", w=wide[0], type="dxa")), spread),
                w("tc", w("tcPr", w("tcW", w=wide[1], type="dxa"), merge, w("vAlign", val="center")), beside),
            )
        )
    return made


def _red(words: str, layout: Layout, half_points: int, line: int, before: int, align: str = "") -> Element:
    style = layout.style("OrganMark")
    spacing = w("spacing", before=before, line=line, lineRule="exact")
    properties = w("pPr", w("pStyle", val=style.id), spacing, w("jc", val=align) if align else None)
    made = w("p", properties)
    if words:
        fonts = w("rPr", w("rFonts", hint="eastAsia"), w("sz", val=half_points), w("szCs", val=half_points))
        made.append(w("r", fonts, text(words)))
    return made


def _number(block: Block, layout: Layout, *, left: bool) -> Element:
    """发文字号: centred, or on a paper that goes up one character from the left, 签发人 one from the right."""
    style = layout.style("DocumentNumber")
    if not left:
        return w("p", w("pPr", w("pStyle", val=style.id)), *_words(block.text, layout))
    one = characters(style, 1)
    # Tabs, not indents: the red line below is the paragraph's border and must keep the whole width.
    tabs = w("tabs", w("tab", val="left", pos=one), w("tab", val="right", pos=text_width(layout) - one))
    properties = w("pPr", w("pStyle", val=style.id), tabs, w("jc", val="left"))
    return w("p", properties, w("r", w("tab")), *_words(block.text, layout))


def _order_number(block: Block, layout: Layout) -> Element:
    style = layout.style("OrderNumber")
    return w("p", w("pPr", w("pStyle", val=style.id)), run(Piece(block.text), layout.language))


def _words(words: str, layout: Layout) -> list[Element]:
    """The runs of the number's line; the signer's name is set in 楷体 (7.2.6)."""
    before, signer, name = words.partition(_SIGNER)
    runs = [run(Piece(before + signer), layout.language)]
    if name:
        face = layout.heading(2).face
        runs.append(w("r", w("rPr", w("rFonts", eastAsia=face.east, hint="eastAsia")), text(name)))
    return runs
