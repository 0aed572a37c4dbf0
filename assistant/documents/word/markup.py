"""Elements of WordprocessingML (ECMA-376 Part 1), built without a library: the standard one serialises them."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"

for prefix, namespace in (("w", W), ("r", R)):
    ElementTree.register_namespace(prefix, namespace)

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20


def w(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """The element `w:tag`; attributes are in the same namespace, and a child that is None is left out."""
    made = Element(f"{{{W}}}{tag}", {f"{{{W}}}{name}": str(value) for name, value in attributes.items()})
    made.extend(child for child in children if child is not None)
    return made


def text(words: str) -> Element:
    """`w:t` that keeps its spaces."""
    made = w("t")
    made.text = words
    if words != words.strip() or "  " in words:
        made.set(f"{{{XML}}}space", "preserve")
    return made


def to_xml(root: Element) -> bytes:
    """The part's bytes, with the declaration that Word writes."""
    declaration = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=False)
    return declaration + written


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)
