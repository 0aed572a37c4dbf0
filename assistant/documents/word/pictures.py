"""Charts in a docx: a picture in its own paragraph, with what it shows in words for whoever cannot see it."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from assistant.documents.chart import HEIGHT, WIDTH, draw
from assistant.documents.word.layout import Layout
from assistant.documents.word.markup import R, w
from assistant.report.table import FactTable

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
for _prefix, _namespace in (("wp", _DRAWING), ("a", _MAIN), ("pic", _PICTURE)):
    ElementTree.register_namespace(_prefix, _namespace)

_EMU_PER_MM = 36000


class Pictures:
    """The pictures of one document, numbered in the order of the page."""

    def __init__(self, *, draws: bool = True) -> None:
        """`draws=False`: only their paragraphs, for whoever looks at those alone."""
        self.files: dict[str, bytes] = {}
        self._draws = draws

    def paragraph(self, table: FactTable, layout: Layout) -> Element:
        """The chart of a table, centred, kept with the caption below it."""
        number = len(self.files) + 1
        self.files[f"media/chart{number}.png"] = draw(table, layout.language) if self._draws else b""
        style = layout.style("TableText")
        properties = w("pPr", w("pStyle", val=style.id), w("keepNext"), w("spacing", before=120, after=0))
        properties.append(w("jc", val="center"))
        return w("p", properties, w("r", w("drawing", _inline(table, number, layout))))


def relation(name: str) -> str:
    """The id of the relationship to a picture: media/chart1.png → rIdChart1."""
    return f"rIdChart{name.removeprefix('media/chart').removesuffix('.png')}"


def said(table: FactTable, chinese: bool) -> str:
    """The chart in words: the caption, then each row."""
    parted, between = ("；", "，") if chinese else ("; ", ", ")
    rows = (
        f"{row[0].text} "
        + between.join(f"{name} {cell.text}" for name, cell in zip(table.head[1:], row[1:], strict=True))
        for row in table.rows
    )
    return f"{table.caption}{'：' if chinese else ': '}{parted.join(rows)}"


def _inline(table: FactTable, number: int, layout: Layout) -> Element:
    """`wp:inline` (ECMA-376 Part 1, 20.4.2.8); lengths in English Metric Units, 36 000 to the millimetre."""
    size = {"cx": str(WIDTH * _EMU_PER_MM), "cy": str(HEIGHT * _EMU_PER_MM)}
    name = f"chart{number}"
    made = _of(_DRAWING, "inline", distT="0", distB="0", distL="0", distR="0")
    made.append(_of(_DRAWING, "extent", **size))
    words = said(table, layout.language == "zh")
    made.append(_of(_DRAWING, "docPr", id=str(number), name=name, descr=words))
    graphic = _of(_MAIN, "graphic")
    data = _of(_MAIN, "graphicData", uri=_PICTURE)
    graphic.append(data)
    picture = _of(_PICTURE, "pic")
    data.append(picture)
    names = _of(_PICTURE, "nvPicPr")
    names.extend([_of(_PICTURE, "cNvPr", id=str(number), name=name), _of(_PICTURE, "cNvPicPr")])
    fill = _of(_PICTURE, "blipFill")
    blip = _of(_MAIN, "blip")
    blip.set(f"{{{R}}}embed", f"rIdChart{number}")
    stretch = _of(_MAIN, "stretch")
    stretch.append(_of(_MAIN, "fillRect"))
    fill.extend([blip, stretch])
    shape = _of(_PICTURE, "spPr")
    place = _of(_MAIN, "xfrm")
    place.extend([_of(_MAIN, "off", x="0", y="0"), _of(_MAIN, "ext", **size)])
    outline = _of(_MAIN, "prstGeom", prst="rect")
    outline.append(_of(_MAIN, "avLst"))
    shape.extend([place, outline])
    picture.extend([names, fill, shape])
    made.append(graphic)
    return made


def _of(namespace: str, tag: str, **attributes: str) -> Element:
    return Element(f"{{{namespace}}}{tag}", attributes)
