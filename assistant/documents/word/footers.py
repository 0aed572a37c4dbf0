"""The page number at the foot: — 1 —, odd pages right and even pages left (GB/T 9704-2012, 7.5)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from assistant.documents.word.layout import Layout
from assistant.documents.word.markup import text, twips, w


def footers(layout: Layout, raised: int = 0) -> list[Element]:
    """`w:ftr` for odd pages, and for even ones where they differ; `raised` by so many twips."""
    styles = ["Footer", "FooterEven"] if layout.page.odd_even else ["Footer"]
    return [w("ftr", _page_number(style, layout, raised)) for style in styles]


def _page_number(style: str, layout: Layout, raised: int) -> Element:
    before, after = layout.number
    made = w("p", w("pPr", w("pStyle", val=style), _filling(layout, style, raised)))
    if before:
        made.append(_run(text(before)))
    made.append(_run(w("fldChar", fldCharType="begin")))
    instruction = w("instrText")
    instruction.text = "PAGE"
    made.append(_run(instruction))
    made.append(_run(w("fldChar", fldCharType="separate")))
    made.append(_run(text("1")))
    made.append(_run(w("fldChar", fldCharType="end")))
    if after:
        made.append(_run(text(after)))
    return made


def _filling(layout: Layout, style: str, raised: int) -> Element | None:
    """Space that makes the footer as high as the margin leaves it room.

    In Word this changes nothing. LibreOffice 7.4 forgets that room where a section begins on an even page, and the text
    area, with the 版记 at its foot, would reach down to the number.
    """
    page, line = layout.page, layout.style(style).exact
    if not line:
        return w("spacing", after=raised) if raised else None
    above = twips(page.bottom) - twips(page.footer) - line
    return w("spacing", before=max(0, above), after=raised)


def _run(content: Element) -> Element:
    return w("r", w("rPr", w("rFonts", hint="eastAsia")), content)
