"""Sections of pages: `w:sectPr`."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from assistant.documents.word.layout import Layout
from assistant.documents.word.letter import place
from assistant.documents.word.markup import TWIPS_PER_POINT, R, twips, w


def section(layout: Layout, *, even: bool = False, letter: str = "") -> Element:
    """`w:sectPr`; its children stand in the order of the schema. `even`: it begins on the next even page.

    `letter` is the organ of a letter, whose first page has a header and a footer of its own.
    """
    page = layout.page
    kinds = ("default", "even") if page.odd_even else ("default",)
    made = w("sectPr")
    if letter:
        for tag, name in (("headerReference", "rIdHeaderFirst"), ("footerReference", "rIdFooterFirst")):
            first = w(tag, type="first")
            first.set(f"{{{R}}}id", name)
            made.append(first)
    for index, kind in enumerate(kinds, 1):
        reference = w("footerReference", type=kind)
        reference.set(f"{{{R}}}id", f"rIdFooter{index}")
        made.append(reference)
    if even:
        made.append(w("type", val="evenPage"))
    made.append(w("pgSz", w=twips(page.width), h=twips(page.height)))
    edges = {side: twips(getattr(page, side)) for side in ("top", "right", "bottom", "left")}
    header, footer = place(letter, layout) if letter else (twips(15), twips(page.footer))
    made.append(w("pgMar", **edges, header=header, footer=footer, gutter=0))
    made.append(w("cols", space=int(36 * TWIPS_PER_POINT)))
    if letter:
        made.append(w("titlePg"))
    if page.line:
        made.append(w("docGrid", type="lines", linePitch=page.line))
    return made
