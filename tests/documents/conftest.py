"""A docx as its parts, for tests that read the markup itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from assistant.documents import to_bytes
from assistant.report.model import Report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Docx:
    """The parts of a docx; `find` and `all` search with `w:` for the namespace."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}

    def root(self, name: str) -> Element:
        return ElementTree.fromstring(self.parts[name])

    def all(self, path: str, part: str = "word/document.xml") -> list[Element]:
        return self.root(part).findall(path.replace("w:", W))

    def paragraphs(self) -> list[Element]:
        return self.all("w:body/w:p")

    def style(self, name: str) -> Element:
        return next(s for s in self.all("w:style", "word/styles.xml") if s.get(f"{W}styleId") == name)


def said(element: Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of the element at `path` below, None when there is no such element."""
    found = element.find(path.replace("w:", W))
    return None if found is None else found.get(f"{W}{attribute}")


def words(paragraph: Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter(f"{W}t"))


@pytest.fixture
def opened() -> Callable[[Report], Docx]:
    return lambda report: Docx(to_bytes(report, ".docx"))
