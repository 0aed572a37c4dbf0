"""Content types and relationships: how the parts of a docx refer to one another (ECMA-376 Part 2)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from assistant.documents.word.markup import R

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f"{_PACKAGE}/content-types"
_LINKS = f"{_PACKAGE}/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "application/vnd.openxmlformats-officedocument."
FOOTER, HEADER = f"{_WORD}footer+xml", f"{_WORD}header+xml"
KINDS = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_OFFICE}extended-properties+xml",
    "docProps/custom.xml": f"{_OFFICE}custom-properties+xml",
    "word/document.xml": f"{_WORD}document.main+xml",
    "word/styles.xml": f"{_WORD}styles+xml",
    "word/fontTable.xml": f"{_WORD}fontTable+xml",
    "word/settings.xml": f"{_WORD}settings+xml",
    "word/comments.xml": f"{_WORD}comments+xml",
}
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}


def content_types(kinds: Mapping[str, str], suffixes: Mapping[str, str]) -> Element:
    """`Types`: what each part is, and what every part of a suffix is that is not named itself."""
    made = Element("Types", {"xmlns": _TYPES})
    for extension, kind in {**_DEFAULTS, **suffixes}.items():
        ElementTree.SubElement(made, "Default", {"Extension": extension, "ContentType": kind})
    for name, kind in kinds.items():
        ElementTree.SubElement(made, "Override", {"PartName": f"/{name}", "ContentType": kind})
    return made


def from_the_root(main: str = "word/document.xml") -> Element:
    """The relationships of the package itself."""
    return relationships(
        {
            "rId1": (f"{R}/officeDocument", main),
            "rId2": (f"{_LINKS}/metadata/core-properties", "docProps/core.xml"),
            "rId3": (f"{R}/extended-properties", "docProps/app.xml"),
            "rId4": (f"{R}/custom-properties", "docProps/custom.xml"),
        }
    )


def relationships(links: Mapping[str, tuple[str, str]]) -> Element:
    """`Relationships` of ids, each with its type and target; none of them leaves the file."""
    made = Element("Relationships", {"xmlns": _LINKS})
    for name, (kind, target) in links.items():
        ElementTree.SubElement(made, "Relationship", {"Id": name, "Type": kind, "Target": target})
    return made
