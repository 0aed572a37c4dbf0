"""Reading elements of Word files by local name: Word, WPS and the strict form of the standard differ in namespaces."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from assistant.documents.zipped import broken
from assistant.errors import DocumentError
from assistant.language import Said

# No report comes near these; a file made to wear us out does.
MOST_PARAGRAPHS = 100_000
_DEEPEST = 100


def local(tag: str) -> str:
    """`p` of `{namespace}p`."""
    return tag.rpartition("}")[2]


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The direct children of that local name."""
    if element is not None:
        yield from (one for one in element if local(one.tag) == name)


def child(element: Element | None, name: str) -> Element | None:
    """The first such child, if there is one."""
    return next(children(element, name), None)


def value_of(element: Element | None, name: str = "val") -> str:
    """An attribute by its local name, empty when it or the element is missing."""
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def events(data: bytes, path: Path) -> Iterator[tuple[str, Element]]:
    """Starts and ends of elements, up to as many paragraphs, and as deep, as a document may have."""
    depth = paragraphs = 0
    for event, element in ElementTree.iterparse(io.BytesIO(data), events=("start", "end")):
        if event == "start":
            depth += 1
            paragraphs += local(element.tag) == "p"
            if depth > _DEEPEST:
                raise broken(path, f"{_DEEPEST}+ <{local(element.tag)}>")
            if paragraphs > MOST_PARAGRAPHS:
                expected = Said(f"不超过 {MOST_PARAGRAPHS} 段", f"at most {MOST_PARAGRAPHS}")
                raise DocumentError("段落太多", "too many paragraphs", file=path, expected=expected)
        else:
            depth -= 1
        yield event, element
