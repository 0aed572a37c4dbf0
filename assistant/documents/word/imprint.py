"""版记 at the foot of the last page (GB/T 9704-2012, 7.4), in a frame that Word, WPS and LibreOffice all put there.

A floating table would be the plain way, but LibreOffice sets one as wide as the text where it stands in the text. So the
table lies in a text box, anchored to the lower edge of the text area, and the paragraph that it is anchored to is as high
as the box: where there is no room left for it, both go to the next page.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from assistant.documents.content import Block
from assistant.documents.word.layout import Layout, Style, text_width
from assistant.documents.word.markup import TWIPS_PER_POINT, text, w
from assistant.documents.word.styles import characters
from assistant.documents.word.title import width_of

_VML = "urn:schemas-microsoft-com:vml"
ElementTree.register_namespace("v", _VML)

_OUTER, _INNER = 8, 6  # eighths of a point: 0.35 mm and 0.25 mm (7.4.1)
# Room for 2025年12月31日印发 in 14 pt, and one character at the edge.
_DATE = 3680
_HANG = 3  # 抄送：
# What the three rules and the paragraph behind the table add to the lines, in twips.
_RULES = 80
_FLAT = 20


def imprint(printed: Sequence[Block], layout: Layout, *, ruled: bool = True) -> list[Element]:
    """The paragraph that holds the box of the 版记; nothing where there is none. A letter has no rules in it (10.1)."""
    if not printed:
        return []
    style, width = layout.style("Imprint"), text_width(layout)
    lines = sum(_lines(block, style, width) for block in printed)
    height = lines * (style.exact or 480) + _RULES
    content = w("txbxContent", _table(printed, style, width, ruled=ruled), w("p", _flat(_FLAT)))
    box = Element(
        f"{{{_VML}}}rect",
        {"id": "imprint", "style": _place(width, height), "filled": "f", "stroked": "f"},
    )
    ElementTree.SubElement(box, f"{{{_VML}}}textbox", {"inset": "0,0,0,0"}).append(content)
    return [w("p", _flat(height), w("r", w("pict", box)))]


def _place(width: int, height: int) -> str:
    """CSS of VML: the box at the lower left corner of the text area, in points."""
    return (
        f"position:absolute;margin-left:0;margin-top:0;width:{width / TWIPS_PER_POINT:g}pt;"
        f"height:{height / TWIPS_PER_POINT:g}pt;z-index:1;mso-wrap-distance-left:0;mso-wrap-distance-right:0;mso-position-horizontal:left;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:bottom;"
        "mso-position-vertical-relative:margin"
    )


def _flat(height: int) -> Element:
    spacing = w("spacing", before=0, after=0, line=height, lineRule="exact")
    return w(
        "pPr",
        w("widowControl", val=0),
        w("snapToGrid", val=0),
        spacing,
        w("ind", firstLineChars=0, firstLine=0),
    )


def _lines(block: Block, style: Style, width: int) -> int:
    """How many lines a row takes; 抄送 may name many."""
    if block.role != "copies":
        return 1
    room = width / characters(style, 1) - 2 - _HANG
    return max(1, math.ceil((width_of(block.text) - _HANG) / math.floor(room)))


def _table(printed: Sequence[Block], style: Style, width: int, *, ruled: bool) -> Element:
    rules = [_rule("top", _OUTER), _rule("bottom", _OUTER), _rule("insideH", _INNER)]
    edges = w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa"))
    made = w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=width, type="dxa"),
            w("tblBorders", *rules) if ruled else None,
            w("tblLayout", type="fixed"),
            edges,
        ),
        w("tblGrid", *(w("gridCol", w=column) for column in (width - _DATE, _DATE))),
    )
    for block in printed:
        made.append(_row(block, style, width))
    return made


def _row(block: Block, style: Style, width: int) -> Element:
    """抄送 hangs by its three characters; of organ and date of issue each has its cell, the date at the right."""
    one = characters(style, 1)
    if block.role == "copies" or "\t" not in block.text:
        hang = characters(style, _HANG) if block.role == "copies" else 0
        indent = w("ind", left=one + hang, right=one, hanging=hang)
        return w("tr", _cell(width, style, block.text, indent, span=w("gridSpan", val=2)))
    organ, _, date = block.text.partition("\t")
    left, right = w("ind", left=one, firstLine=0), w("ind", right=one, firstLine=0)
    cells = [_cell(width - _DATE, style, organ, left), _cell(_DATE, style, date, right, w("jc", val="right"))]
    return w("tr", *cells)


def _cell(width: int, style: Style, words: str, *placed: Element, span: Element | None = None) -> Element:
    properties = w("pPr", w("pStyle", val=style.id), *placed)
    run = w("r", w("rPr", w("rFonts", hint="eastAsia")), text(words))
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), span), w("p", properties, run))


def _rule(side: str, size: int) -> Element:
    return w(side, val="single", sz=size, space=0, color="000000")
