"""A Writer document as lines of visible text, and back from a place in them to a range of the document.

Deleted text of tracked changes and hidden text are not seen; every other offset counts characters of what is seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from .sections import Line

PARAGRAPH, TABLE = "com.sun.star.text.Paragraph", "com.sun.star.text.TextTable"
_HEADING = re.compile(r"Heading (\d)")
_SENTENCE_AND_MORE = re.compile(r"[。！？；].")
_SEEN = ("Text", "TextField", "ContentControl", "Ruby")


class Portion(NamedTuple):
    """A stretch of one look in a paragraph: where it begins in the paragraph's visible text, and its range."""

    start: int
    text: str
    range: Any


class Page:
    """The body of one document as it stands now; after a change make a new one."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.text = document.getText()
        self.blocks: list[Any] = list(_each(self.text))
        self.portions = [list(_portions(block)) if _is(block, PARAGRAPH) else [] for block in self.blocks]
        self.lines = [self._line(number) for number in range(len(self.blocks))]

    def as_text(self) -> str:
        """The document as `check` reads one: one paragraph a line, title and headings behind #."""
        return "\n".join(line for _, line in self.marked()) + "\n"

    def marked(self) -> Iterator[tuple[int, str]]:
        """Block number and line, blank lines left out: the numbering of a finding's `paragraph`, from 1."""
        for number, line in enumerate(self.lines):
            for part in self._marked(number, line):
                if part.strip():
                    yield number, part

    def range(self, number: int, start: int, end: int) -> Any:
        """A cursor over characters `start` to `end` of a paragraph's visible text."""
        cursor = self._at(number, start, after=False)
        cursor.gotoRange(self._at(number, end, after=True), True)
        return cursor

    def point(self, number: int, offset: int) -> Any:
        """A cursor before a character of a paragraph, or behind its last."""
        return self._at(number, offset, after=True)

    def place(self, spot: Any) -> tuple[int, int] | None:
        """Block number and offset of a range's start; nothing when it is not in the body."""
        for number, block in enumerate(self.blocks):
            try:
                around = block if _is(block, PARAGRAPH) else block.getAnchor()
                if self.text.compareRegionStarts(around, spot) < 0:
                    continue
                if self.text.compareRegionEnds(around, spot.getStart()) > 0 and _is(block, PARAGRAPH):
                    continue
            except Exception:  # another text: a table's cell, a header, a frame
                continue
            return number, self._offset(number, spot)
        return None

    def title(self) -> str:
        """The document's title: the paragraph of that style, else the first one that says something."""
        styled = (n for n, block in enumerate(self.blocks) if _style(block) == "Title")
        number = next(styled, next((n for n, line in enumerate(self.lines) if line.text.strip()), None))
        return "" if number is None else _joined(self.lines[number].text)

    def _line(self, number: int) -> Line:
        block = self.blocks[number]
        if _is(block, PARAGRAPH):
            text = "".join(portion.text for portion in self.portions[number])
            return Line(text, heading=bool(_level(block)) and not _SENTENCE_AND_MORE.search(text))
        return Line("\n".join(_rows(block)), table=True) if _is(block, TABLE) else Line("")

    def _marked(self, number: int, line: Line) -> list[str]:
        if line.table or not line.text.strip():
            return line.text.split("\n")
        block = self.blocks[number]
        label = str(getattr(block, "ListLabelString", "") or "")
        words = label + line.text.replace("\u00a0", " ").strip()
        if _style(block) == "Title":
            return ["# " + _joined(words)]
        level = _level(block)
        if level and not _SENTENCE_AND_MORE.search(words):
            return ["#" * min(level + 1, 6) + " " + _joined(words)]
        return words.split("\n")

    def _at(self, number: int, offset: int, *, after: bool) -> Any:
        """A cursor at an offset; between two portions behind the first, or before the second."""
        found = self.blocks[number].getEnd() if offset else self.blocks[number].getStart()
        for portion in self.portions[number]:
            inside = offset - portion.start
            if inside == 0 and not after:
                return self.text.createTextCursorByRange(portion.range.getStart())
            if 0 < inside < len(portion.text) or (inside == len(portion.text) and (after and inside)):
                cursor = self.text.createTextCursorByRange(portion.range.getStart())
                if inside == len(portion.text):
                    return self.text.createTextCursorByRange(portion.range.getEnd())
                cursor.goRight(_units(portion.text[:inside]), False)
                return cursor
        return self.text.createTextCursorByRange(found)

    def _offset(self, number: int, spot: Any) -> int:
        """How many visible characters of the paragraph stand before a range."""
        seen = 0
        for portion in self.portions[number]:
            if self.text.compareRegionStarts(portion.range, spot) <= 0:
                return portion.start
            if self.text.compareRegionEnds(portion.range, spot.getStart()) <= 0:
                cursor = self.text.createTextCursorByRange(portion.range.getStart())
                cursor.gotoRange(spot.getStart(), True)
                return portion.start + min(len(cursor.getString()), len(portion.text))
            seen = portion.start + len(portion.text)
        return seen


def _each(text: Any) -> Iterator[Any]:
    blocks = text.createEnumeration()
    while blocks.hasMoreElements():
        yield blocks.nextElement()


def _portions(paragraph: Any) -> Iterator[Portion]:
    at, deleted = 0, 0
    for portion in _each(paragraph):
        kind = portion.TextPortionType
        if kind == "Redline" and portion.RedlineType == "Delete":
            deleted += 1 if portion.IsStart else -1
        hidden = deleted > 0 or bool(getattr(portion, "CharHidden", False))
        if kind in _SEEN and not hidden and not _is_comment(portion):
            text = portion.getString()
            if text:
                yield Portion(at, text, portion)
                at += len(text)


def _is_comment(portion: Any) -> bool:
    field = getattr(portion, "TextField", None)
    return field is not None and field.supportsService("com.sun.star.text.textfield.Annotation")


def _rows(table: Any) -> list[str]:
    """A row a line, cells parted by tabs, as nigao reads tables."""
    rows: dict[str, list[str]] = {}
    for name in table.getCellNames():
        row = re.sub(r"^[A-Za-z.]+", "", name)
        rows.setdefault(row, []).append(" ".join(table.getCellByName(name).getString().split()))
    return ["\t".join(cells).rstrip("\t") for cells in rows.values()]


def _joined(text: str) -> str:
    return " ".join(re.sub(r"(?<=[^\x00-\xff])\n|\n(?=[^\x00-\xff])", "", text).split("\n"))


def _style(block: Any) -> str:
    return str(getattr(block, "ParaStyleName", ""))


def _level(block: Any) -> int:
    """The level of a heading, from 1; 0 for text."""
    heading = _HEADING.fullmatch(_style(block))
    return int(getattr(block, "OutlineLevel", 0)) or (int(heading.group(1)) if heading else 0)


def _is(block: Any, service: str) -> bool:
    return bool(block.supportsService(service))


def _units(text: str) -> int:
    """UTF-16 units, in which Writer's cursor counts."""
    return len(text.encode("utf-16-le")) // 2
