"""The parts of a docx and how they refer to one another (ECMA-376 Part 2)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from assistant.documents.word import properties
from assistant.documents.word.body import document
from assistant.documents.word.figure_marks import Carrier, FigureMarks
from assistant.documents.word.footers import footers
from assistant.documents.word.layout import Layout
from assistant.documents.word.markup import R, to_xml, w
from assistant.documents.word.styles import fonts, styles
from assistant.report.model import Report

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f"{_PACKAGE}/content-types"
_LINKS = f"{_PACKAGE}/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "application/vnd.openxmlformats-officedocument."
_KINDS = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_OFFICE}extended-properties+xml",
    "docProps/custom.xml": f"{_OFFICE}custom-properties+xml",
    "word/document.xml": f"{_WORD}document.main+xml",
    "word/styles.xml": f"{_WORD}styles+xml",
    "word/fontTable.xml": f"{_WORD}fontTable+xml",
    "word/settings.xml": f"{_WORD}settings+xml",
    "word/comments.xml": f"{_WORD}comments+xml",
}


def parts(report: Report, layout: Layout, evidence: Carrier) -> dict[str, bytes]:
    """Every part of the docx by its name, in the order in which they are packed."""
    marks = FigureMarks(report, evidence)
    made = {
        "docProps/core.xml": properties.core(report),
        "docProps/app.xml": properties.app(),
        "docProps/custom.xml": properties.custom(report),
        "word/document.xml": document(report, layout, marks),
        "word/styles.xml": styles(layout),
        "word/fontTable.xml": fonts(layout),
        "word/settings.xml": _settings(layout),
    }
    if marks.comments:
        made["word/comments.xml"] = w("comments", *marks.comments)
    feet = {f"word/footer{index}.xml": foot for index, foot in enumerate(footers(layout), 1)}
    return {
        "[Content_Types].xml": to_xml(_content_types([*made, *feet])),
        "_rels/.rels": to_xml(_from_the_root()),
        "word/_rels/document.xml.rels": to_xml(
            _from_the_document(list(feet), comments="word/comments.xml" in made)
        ),
        **{name: to_xml(root) for name, root in {**made, **feet}.items()},
    }


def _settings(layout: Layout) -> Element:
    """`w:settings`: odd and even pages differ, and the layout is that of Word 2013 and later (mode 15)."""
    mode = w(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"
    )
    return w(
        "settings",
        w("evenAndOddHeaders") if layout.page.odd_even else None,
        w("characterSpacingControl", val="compressPunctuation"),
        w("compat", mode),
    )


def _content_types(names: list[str]) -> Element:
    made = Element("Types", {"xmlns": _TYPES})
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        ElementTree.SubElement(made, "Default", {"Extension": extension, "ContentType": kind})
    for name in names:
        kind = _KINDS.get(name, f"{_WORD}footer+xml")
        ElementTree.SubElement(made, "Override", {"PartName": f"/{name}", "ContentType": kind})
    return made


def _from_the_root() -> Element:
    return _relationships(
        {
            "rId1": (f"{R}/officeDocument", "word/document.xml"),
            "rId2": (f"{_LINKS}/metadata/core-properties", "docProps/core.xml"),
            "rId3": (f"{R}/extended-properties", "docProps/app.xml"),
            "rId4": (f"{R}/custom-properties", "docProps/custom.xml"),
        }
    )


def _from_the_document(feet: list[str], *, comments: bool) -> Element:
    links = {
        "rId1": (f"{R}/styles", "styles.xml"),
        "rId2": (f"{R}/fontTable", "fontTable.xml"),
        "rId3": (f"{R}/settings", "settings.xml"),
    }
    if comments:
        links["rId4"] = (f"{R}/comments", "comments.xml")
    for index, foot in enumerate(feet, 1):
        links[f"rIdFooter{index}"] = (f"{R}/footer", foot.removeprefix("word/"))
    return _relationships(links)


def _relationships(links: Mapping[str, tuple[str, str]]) -> Element:
    made = Element("Relationships", {"xmlns": _LINKS})
    for name, (kind, target) in links.items():
        ElementTree.SubElement(made, "Relationship", {"Id": name, "Type": kind, "Target": target})
    return made
