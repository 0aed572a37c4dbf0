"""styles.xml and fontTable.xml: each style of a layout as a real Word style, so that a person can restyle the paper."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from assistant.documents.word.layout import Layout, Style
from assistant.documents.word.markup import TWIPS_PER_POINT, w

_RED = "FF0000"
_LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}


def styles(layout: Layout) -> Element:
    """`w:styles`. No theme font is named anywhere: it would override the fonts that are."""
    made = w("styles", _defaults(layout))
    for style in layout.styles:
        made.append(style_of(style, default=style is layout.styles[0]))
        if style.outline:
            made.append(words_of(style))
    return made


def fonts(layout: Layout) -> Element:
    """`w:fonts`: each named font once, with the one that may stand in for it where it is missing."""
    faces = dict.fromkeys((style.face.east, style.face.stand_in) for style in layout.styles)
    latin = dict.fromkeys((style.face.latin, "") for style in layout.styles)
    named = {name: stand_in for name, stand_in in [*latin, *faces] if name}
    made = w("fonts")
    for name, stand_in in named.items():
        made.append(w("font", w("altName", val=stand_in) if stand_in else None, name=name))
    return made


def heading_words(style: Style) -> str:
    """The id of the character style for a heading that shares its paragraph with text."""
    return f"{style.id}Char"


def characters(style: Style, count: float) -> int:
    """The width of so many characters of a style, in twips."""
    return round(count * (style.size + style.tracking) * TWIPS_PER_POINT)


def _defaults(layout: Layout) -> Element:
    language = _LANGUAGES[layout.language]
    lang = w("lang", val="en-US" if layout.language == "zh" else language, eastAsia="zh-CN")
    words = w("rPr", *_font(layout.styles[0]), lang)
    # On the grid a page has its 22 lines even where that leaves one line of a paragraph alone, and no mark
    # hangs over the edge of the text area.
    strict = [w("widowControl", val=0), w("overflowPunct", val=0)] if layout.page.line else []
    return w("docDefaults", w("rPrDefault", words), w("pPrDefault", w("pPr", *strict)))


def style_of(style: Style, *, default: bool, link: str = "") -> Element:
    """`w:style` of a paragraph; `link` is the id of the character style of a heading, where it is not the usual one."""
    flags = {"default": 1} if default else {"customStyle": 1} if style.own else {}
    made = w("style", w("name", val=style.name), type="paragraph", **flags, styleId=style.id)
    if style.based_on:
        made.append(w("basedOn", val=style.based_on))
    if style.next:
        made.append(w("next", val=style.next))
    if style.outline:
        made.append(w("link", val=link or heading_words(style)))
    made.append(w("qFormat"))
    made.append(_paragraph(style))
    made.append(w("rPr", *_font(style)))
    return made


def words_of(style: Style, name: str = "", link: str = "") -> Element:
    """The linked style for a run-in heading, with ids of its own where they are not the usual ones: Word takes such words, without the text behind, into a contents list."""
    return w(
        "style",
        w("name", val=f"{style.name} Char"),
        w("link", val=link or style.id),
        w("rPr", *_font(style)),
        type="character",
        customStyle=1,
        styleId=name or heading_words(style),
    )


def _paragraph(style: Style) -> Element:
    """`w:pPr`; its children stand in the order of the schema (CT_PPrBase)."""
    made = w("pPr")
    if style.keep_next:
        made.append(w("keepNext"))
    if style.rule_below:
        line = w("bottom", val="single", sz=12, space=style.rule_below, color=_RED)
        made.append(w("pBdr", line))
    if not style.on_grid:
        made.append(w("snapToGrid", val=0))
    made.append(_spacing(style))
    made.append(_indent(style))
    made.append(w("jc", val=style.align))
    if style.outline:
        made.append(w("outlineLvl", val=style.outline - 1))
    return made


def _spacing(style: Style) -> Element:
    line, rule = (style.exact, "exact") if style.exact else (round(240 * (style.line or 1)), "auto")
    return w("spacing", before=style.before, after=style.after, line=line, lineRule=rule)


def _indent(style: Style) -> Element:
    """Characters for Word, which counts in them, and twips for programs that do not."""
    made: dict[str, str | int] = {}
    for name, count in (("left", style.left), ("right", style.right), ("firstLine", style.indent)):
        made[f"{name}Chars"] = round(count * 100)
        made[name] = characters(style, count)
    return w("ind", **made)


def _font(style: Style) -> list[Element]:
    """The children of `w:rPr` in the order of the schema (EG_RPrBase)."""
    face, half_points = style.face, round(style.size * 2)
    made = [w("rFonts", ascii=face.latin, hAnsi=face.latin, eastAsia=face.east, cs=face.latin)]
    made.append(w("b", val=int(style.bold)))
    if style.color:
        made.append(w("color", val=style.color))
    made.append(w("spacing", val=round(style.tracking * TWIPS_PER_POINT)))
    made.extend([w("sz", val=half_points), w("szCs", val=half_points)])
    return made
