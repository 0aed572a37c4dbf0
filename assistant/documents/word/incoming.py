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
_MOST_ELEMENTS = 700_000
_MOST_AT_ONCE = 300_000  # of one paragraph or table, which is held in memory whole; also of a part that is
_MOST_CHARACTERS = 5_000_000
_BODY = 3


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


def parsed(data: bytes, path: Path) -> Element:
    """The root of a part that is needed whole. Raises DocumentError beyond the limits, and ParseError."""
    root = None
    for count, (_, element) in enumerate(events(data, path)):
        root = element if root is None else root
        if count > 2 * _MOST_AT_ONCE:
            raise _too_much(path)
    assert root is not None  # a part without a root is a ParseError
    return root


def events(data: bytes, path: Path) -> Iterator[tuple[str, Element]]:
    """Starts and ends of elements, up to as many paragraphs, as much text, and as deep, as a document may have."""
    depth = paragraphs = elements = at_once = characters = 0
    for event, element in ElementTree.iterparse(io.BytesIO(data), events=("start", "end")):
        if event == "start":
            depth += 1
            elements += 1
            # What stands beneath the body is let go by the caller once it has ended.
            at_once = at_once + 1 if depth > _BODY else 0
            paragraphs += local(element.tag) == "p"
            if elements > _MOST_ELEMENTS or at_once > _MOST_AT_ONCE:
                raise _too_much(path)
            if depth > _DEEPEST:
                raise broken(path, f"{_DEEPEST}+ <{local(element.tag)}>")
            if paragraphs > MOST_PARAGRAPHS:
                expected = Said(f"不超过 {MOST_PARAGRAPHS} 段", f"at most {MOST_PARAGRAPHS}")
                raise DocumentError("段落太多", "too many paragraphs", file=path, expected=expected)
        else:
            depth -= 1
            characters += len(element.text or "")
            if characters > _MOST_CHARACTERS:
                raise _too_much(path)
        yield event, element


def _too_much(path: Path) -> DocumentError:
    expected = Said(
        f"不超过 {_MOST_CHARACTERS // 10000} 万字、{_MOST_ELEMENTS // 10000} 万个元素",
        f"at most {_MOST_CHARACTERS} characters and {_MOST_ELEMENTS} elements",
    )
    return DocumentError("内容太多", "too much content", file=path, expected=expected)
