"""A proposed section in the document: every difference a tracked change, every new figure marked with its fact."""

from __future__ import annotations

from typing import Any, NamedTuple

from .difference import Edit, edits
from .fields import mark
from .page import PARAGRAPH, Page
from .sections import Found


class Body(NamedTuple):
    """A section's text in the document: its paragraphs (block, first character, last character), joined by line breaks."""

    text: str
    pieces: list[tuple[int, int, int]]


def body_of(page: Page, section: Found) -> Body:
    """The text of a section, without blank paragraphs at its end and without tables."""
    pieces = []
    for number in range(section.first, max(section.last, section.first + bool(section.offset))):
        if page.lines[number].table or not page.blocks[number].supportsService(PARAGRAPH):
            continue
        start = section.offset if number == section.first else 0
        pieces.append((number, start, len(page.lines[number].text)))
    while len(pieces) > 1 and not page.lines[pieces[-1][0]].text[pieces[-1][1] :].strip():
        pieces.pop()
    return Body("\n".join(page.lines[n].text[start:end] for n, start, end in pieces), pieces)


def offset_in(body: Body, number: int, offset: int) -> int | None:
    """A place of the document as an offset in the section's text."""
    at = 0
    for block, start, end in body.pieces:
        if block == number:
            return at + min(max(offset - start, 0), end - start)
        at += end - start + 1
    return None


def track(page: Page, section: Found, proposed: dict[str, Any], within: tuple[int, int] | None = None) -> int:
    """Writes the proposal as tracked changes and returns how many; `within`: only what touches these offsets of the body."""
    body = body_of(page, section)
    new = str(proposed["text"])
    found = edits(body.text, new, within)
    document = page.document
    recording = document.RecordChanges
    document.RecordChanges = True
    try:
        for edit in reversed(found):
            start = _write(page, section, body, edit, new)
            _mark_all(page, start, edit, proposed)
    finally:
        document.RecordChanges = recording
    return len(found)


def _write(page: Page, section: Found, body: Body, edit: Edit, new: str) -> Any:
    """Deletes and inserts; returns a cursor behind what was inserted."""
    words = new[edit.new_start : edit.new_end]
    if not body.pieces:
        return _write_first(page, section, words)
    if edit.end > edit.start:
        old = _range(page, body, edit.start, edit.end)
        end = page.text.createTextCursorByRange(old.getEnd())
        old.setString("")
    else:
        end = page.point(*_spot(body, edit.end))
    if words and edit.start == 0 and _lacks_mark(page, section):
        words = "。" + words
    if words:
        page.text.insertString(end, words.replace("\n", "\r"), False)
    return page.text.createTextCursorByRange(end.getEnd())


def _lacks_mark(page: Page, section: Found) -> bool:
    """Whether a run-in heading ends without the mark that parts it from its text."""
    heading = page.lines[section.line].text[: section.offset]
    return (
        bool(section.offset) and heading == page.lines[section.line].text and heading[-1:] not in "。．.：:"
    )


def _write_first(page: Page, section: Found, words: str) -> Any:
    """The first text of a section that has none: behind a run-in heading, else a paragraph of its own."""
    heading = page.blocks[section.line]
    end = page.text.createTextCursorByRange(heading.getEnd())
    page.text.insertString(end, "\r" + words.replace("\n", "\r"), False)
    cursor = page.text.createTextCursorByRange(end.getEnd())
    cursor.goLeft(len(words), True)
    cursor.ParaStyleName = _body_style(page, section)
    return page.text.createTextCursorByRange(end.getEnd())


def _body_style(page: Page, section: Found) -> str:
    """The style of the document's running text: that of its longest paragraph."""
    paragraphs = [
        n for n, block in enumerate(page.blocks) if block.supportsService(PARAGRAPH) and n != section.line
    ]
    longest = max(paragraphs, key=lambda n: len(page.lines[n].text), default=None)
    if longest is None or len(page.lines[longest].text) < 30:
        return "Standard"
    return str(page.blocks[longest].ParaStyleName)


def _mark_all(page: Page, behind: Any, edit: Edit, proposed: dict[str, Any]) -> None:
    for figure in proposed["figures"]:
        if edit.new_start <= figure["start"] and figure["end"] <= edit.new_end:
            cursor = page.text.createTextCursorByRange(behind)
            cursor.goLeft(edit.new_end - figure["end"], False)
            cursor.goLeft(figure["end"] - figure["start"], True)
            if cursor.getString() == figure["text"]:
                mark(page.document, cursor, figure["fact"])


def _spot(body: Body, offset: int) -> tuple[int, int]:
    """Block and character of an offset in the section's text."""
    for block, start, end in body.pieces:
        if offset <= end - start:
            return block, start + offset
        offset -= end - start + 1
    block, _, end = body.pieces[-1]
    return block, end


def _range(page: Page, body: Body, start: int, end: int) -> Any:
    first, last = _spot(body, start), _spot(body, end)
    cursor = page.range(first[0], first[1], first[1])
    cursor.gotoRange(page.point(*last), True)
    return cursor
