"""The red head of an official paper and the 版记 at the foot of its last page (GB/T 9704-2012, 7.2, 7.4)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from assistant.documents.content import Block
from assistant.documents.word.layout import Layout, Style
from assistant.documents.word.markup import TWIPS_PER_MM, TWIPS_PER_POINT, text, twips, w
from assistant.documents.word.styles import characters
from assistant.documents.word.title import width_of

# The mark's upper edge stands 35 mm below that of the text area (7.2.4); larger than 22 mm it may not be.
_DOWN = 35 * TWIPS_PER_MM
_LARGEST, _SMALLEST = 52.0, 24.0
# An exact line puts the glyphs in its middle: what is above them is taken off the distance.
_LEADING = 1.2
_OUTER, _INNER = 8, 6  # eighths of a point: 0.35 mm and 0.25 mm (7.4.1)
# Room for 2025年12月31日印发 in 14 pt with the cell's margins.
_DATE = 3400
_SIGNER = "签发人："


def mark(block: Block, layout: Layout) -> Element:
    """发文机关标志: red and centred, as large as one line allows."""
    style = layout.style("OrganMark")
    size = min(
        _LARGEST, max(_SMALLEST, text_width(layout) / TWIPS_PER_POINT / max(1.0, width_of(block.text)))
    )
    half_points = int(size * 2)
    line = round(half_points / 2 * _LEADING * TWIPS_PER_POINT)
    above = round(_DOWN - (line - half_points / 2 * TWIPS_PER_POINT) / 2)
    spacing = w("spacing", before=above, line=line, lineRule="exact")
    words = w("rPr", w("rFonts", hint="eastAsia"), w("sz", val=half_points), w("szCs", val=half_points))
    return w("p", w("pPr", w("pStyle", val=style.id), spacing), w("r", words, text(block.text)))


def number(block: Block, layout: Layout, *, left: bool) -> Element:
    """发文字号: centred, or on a paper that goes up one character from the left, 签发人 one from the right."""
    style = layout.style("DocumentNumber")
    if not left:
        return w("p", w("pPr", w("pStyle", val=style.id)), *_words(block.text, layout))
    one = characters(style, 1)
    # Tabs, not indents: the red line below is the paragraph's border and must keep the whole width.
    tabs = w("tabs", w("tab", val="left", pos=one), w("tab", val="right", pos=text_width(layout) - one))
    properties = w("pPr", w("pStyle", val=style.id), tabs, w("jc", val="left"))
    return w("p", properties, w("r", w("tab")), *_words(block.text, layout))


def imprint(printed: Sequence[Block], layout: Layout) -> list[Element]:
    """版记 as a table that stands at the foot of its page, and the line of no height that it is tied to."""
    if not printed:
        return []
    style, width = layout.style("Imprint"), text_width(layout)
    one = characters(style, 1)
    rules = [_rule("top", _OUTER), _rule("bottom", _OUTER), _rule("insideH", _INNER)]
    edges = w("tblCellMar", w("left", w=one, type="dxa"), w("right", w=one, type="dxa"))
    table = w(
        "tbl",
        w(
            "tblPr",
            w("tblpPr", vertAnchor="margin", horzAnchor="margin", tblpXSpec="left", tblpYSpec="bottom"),
            w("tblOverlap", val="never"),
            w("tblW", w=width, type="dxa"),
            w("tblBorders", *rules),
            w("tblLayout", type="fixed"),
            edges,
        ),
        w("tblGrid", *(w("gridCol", w=column) for column in (width - _DATE, _DATE))),
    )
    for block in printed:
        table.append(_row(block, style, width))
    held = w("pPr", w("spacing", before=0, after=0, line=20, lineRule="exact"))
    return [table, w("p", held)]


def text_width(layout: Layout) -> int:
    """The width of the text area in twips."""
    return twips(layout.page.width) - twips(layout.page.left) - twips(layout.page.right)


def _row(block: Block, style: Style, width: int) -> Element:
    """抄送 hangs by its three characters; of organ and date of issue each has its cell, the date at the right."""
    if block.role == "copies" or "\t" not in block.text:
        hang = characters(style, 3) if block.role == "copies" else 0
        indent = w("ind", left=hang, hanging=hang)
        return w("tr", _cell(width, style, block.text, indent, w("gridSpan", val=2)))
    organ, _, date = block.text.partition("\t")
    cells = [_cell(width - _DATE, style, organ), _cell(_DATE, style, date, w("jc", val="right"))]
    return w("tr", *cells)


def _cell(
    width: int, style: Style, words: str, placed: Element | None = None, span: Element | None = None
) -> Element:
    properties = w("pPr", w("pStyle", val=style.id), placed)
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), span), w("p", properties, *_runs(words)))


def _words(words: str, layout: Layout) -> list[Element]:
    """The runs of the number's line; the signer's name is set in 楷体 (7.2.6)."""
    before, signer, name = words.partition(_SIGNER)
    runs = _runs(before + signer)
    if name:
        face = layout.heading(2).face
        runs.append(w("r", w("rPr", w("rFonts", eastAsia=face.east, hint="eastAsia")), text(name)))
    return runs


def _runs(words: str) -> list[Element]:
    made: list[Element] = []
    for index, part in enumerate(words.split("\t")):
        made += [w("r", w("tab"))] * bool(index)
        made += [w("r", w("rPr", w("rFonts", hint="eastAsia")), text(part))] * bool(part)
    return made


def _rule(side: str, size: int) -> Element:
    return w(side, val="single", sz=size, space=0, color="000000")
