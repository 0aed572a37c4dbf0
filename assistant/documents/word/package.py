"""The parts of a docx and how they refer to one another (ECMA-376 Part 2)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from assistant.documents.content import Block
from assistant.documents.letterhead import is_letter, text
from assistant.documents.word import letter, properties
from assistant.documents.word.body import document
from assistant.documents.word.figure_marks import Carrier, FigureMarks
from assistant.documents.word.footers import footers
from assistant.documents.word.layout import Layout
from assistant.documents.word.line_ends import line_ends
from assistant.documents.word.links import FOOTER, HEADER, KINDS, content_types, from_the_root, relationships
from assistant.documents.word.markup import R, to_xml, w
from assistant.documents.word.pictures import Pictures, relation
from assistant.documents.word.styles import fonts, styles
from assistant.report.model import Report


def parts(report: Report, layout: Layout, evidence: Carrier) -> dict[str, bytes]:
    """Every part of the docx by its name, in the order in which they are packed."""
    marks, pictures, whole = FigureMarks(report, evidence), Pictures(), text(report)
    made = {
        "docProps/core.xml": properties.core(report),
        "docProps/app.xml": properties.app(),
        "docProps/custom.xml": properties.custom(report),
        "word/document.xml": document(report, whole, layout, marks, pictures),
        "word/styles.xml": styles(layout),
        "word/fontTable.xml": fonts(layout),
        "word/settings.xml": _settings(whole, layout),
    }
    if marks.comments:
        made["word/comments.xml"] = w("comments", *marks.comments)
    margins = _margins(report, layout)
    kinds = {name: KINDS.get(name, HEADER if "header" in name else FOOTER) for name in (*made, *margins)}
    return {
        "[Content_Types].xml": to_xml(content_types(kinds, {"png": "image/png"} if pictures.files else {})),
        "_rels/.rels": to_xml(from_the_root()),
        "word/_rels/document.xml.rels": to_xml(
            _from_the_document(list(margins), list(pictures.files), comments="word/comments.xml" in made)
        ),
        **{name: to_xml(root) for name, root in {**made, **margins}.items()},
        **{f"word/{name}": data for name, data in pictures.files.items()},
    }


def _margins(report: Report, layout: Layout) -> dict[str, Element]:
    """The footers with their page numbers, and header and footer of the first page of a letter."""
    if not is_letter(report):
        return {f"word/footer{index}.xml": foot for index, foot in enumerate(footers(layout), 1)}
    feet = enumerate(footers(layout, letter.raised(layout)), 1)
    return {
        **{f"word/footer{index}.xml": foot for index, foot in feet},
        "word/headerFirst.xml": letter.header(report.brief.organ_mark.strip(), layout),
        "word/footerFirst.xml": letter.footer(layout),
    }


def _settings(whole: Sequence[Block], layout: Layout) -> Element:
    """`w:settings`: odd and even pages differ, a figure keeps its unit, the layout is that of Word 2013 (mode 15)."""
    mode = w(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"
    )
    return w(
        "settings",
        w("evenAndOddHeaders") if layout.page.odd_even else None,
        w("characterSpacingControl", val="compressPunctuation"),
        *(line_ends(whole) if layout.language == "zh" else ()),
        w("compat", mode),
    )


def _from_the_document(margins: list[str], pictures: list[str], *, comments: bool) -> Element:
    links = {
        "rId1": (f"{R}/styles", "styles.xml"),
        "rId2": (f"{R}/fontTable", "fontTable.xml"),
        "rId3": (f"{R}/settings", "settings.xml"),
    }
    if comments:
        links["rId4"] = (f"{R}/comments", "comments.xml")
    for name in margins:
        file = name.removeprefix("word/")
        kind = "header" if file.startswith("header") else "footer"
        links[f"rId{file[:1].upper()}{file[1:].removesuffix('.xml')}"] = (f"{R}/{kind}", file)
    for picture in pictures:
        links[relation(picture)] = (f"{R}/image", picture)
    return relationships(links)
