"""The form of a letter (GB/T 9704-2012, 10.1): organ and red double lines in the margins of the first page.

The organ's upper edge is 30 mm from that of the sheet, a double line 4 mm below it, another 20 mm from the lower edge;
both are 170 mm long and centred on the sheet. The first page has no number.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from assistant.documents.word.layout import Layout, text_width
from assistant.documents.word.markup import TWIPS_PER_MM, TWIPS_PER_POINT, text, twips, w
from assistant.documents.word.title import width_of

_MARK_DOWN, _LINE_UP, _LINE_LONG = 30.0, 20.0, 170.0
_LARGEST, _LEADING = 48.0, 1.2
_RED, _THICK = "FF0000", 24  # eighths of a point, of both lines and the gap
_BELOW = 4 * TWIPS_PER_MM


def header(organ: str, layout: Layout) -> Element:
    """`w:hdr` of the first page: the organ in red over the thick and the thin line."""
    half_points = _half_points(organ, layout)
    line = _line(half_points)
    gap = round((_BELOW - (line - half_points * 10) / 2) / TWIPS_PER_POINT)
    border = w("pBdr", w("bottom", val="thickThinSmallGap", sz=_THICK, space=max(0, gap), color=_RED))
    spacing = w("spacing", before=0, after=0, line=line, lineRule="exact")
    style = w("pStyle", val=layout.style("OrganMark").id)
    properties = w("pPr", style, border, spacing, _over_the_edges(layout), w("jc", val="center"))
    letters = w("rPr", w("rFonts", hint="eastAsia"), w("sz", val=half_points), w("szCs", val=half_points))
    return w("hdr", w("p", properties, w("r", letters, text(organ))))


def footer(layout: Layout) -> Element:
    """`w:ftr` of the first page: the thin and the thick line, and no number."""
    border = w("pBdr", w("bottom", val="thinThickSmallGap", sz=_THICK, space=0, color=_RED))
    spacing = w("spacing", before=0, after=0, line=20, lineRule="exact")
    style = w("pStyle", val=layout.style("Footer").id)
    return w("ftr", w("p", w("pPr", style, border, spacing, _over_the_edges(layout))))


def place(organ: str, layout: Layout) -> tuple[int, int]:
    """Where header and footer begin, in twips from the edges of the sheet."""
    half_points = _half_points(organ, layout)
    above = (_line(half_points) - half_points * 10) / 2
    return round(_MARK_DOWN * TWIPS_PER_MM - above), round(_LINE_UP * TWIPS_PER_MM)


def raised(layout: Layout) -> int:
    """What page numbers need below them, where the footer begins lower than on other papers."""
    return twips(layout.page.footer - _LINE_UP)


def _half_points(organ: str, layout: Layout) -> int:
    room = text_width(layout) / TWIPS_PER_POINT
    return int(min(_LARGEST, room / max(1.0, width_of(organ))) * 2)


def _line(half_points: int) -> int:
    return round(half_points / 2 * _LEADING * TWIPS_PER_POINT)


def _over_the_edges(layout: Layout) -> Element:
    """Indents to the left and right of the text area, so that the line is centred on the sheet."""
    page = layout.page
    side = (page.width - _LINE_LONG) / 2
    left, right = twips(side - page.left), twips(side - page.right)
    return w("ind", leftChars=0, left=left, rightChars=0, right=right, firstLineChars=0, firstLine=0)
