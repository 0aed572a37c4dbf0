"""Findings as comments at their place."""

from __future__ import annotations

import datetime
from typing import Any

from .page import Page
from .sections import Found
from .words import Speech

AUTHOR = "nigao"
_ANNOTATION = "com.sun.star.text.textfield.Annotation"


def comment_all(page: Page, findings: list[dict[str, Any]], sections: list[Found], say: Speech) -> None:
    """Takes away the comments of the check before, and sets one for each finding."""
    _clear(page.document)
    for finding in findings:
        number, start, end = place(page, finding, sections)
        _comment(page, page.range(number, start, end), _said(finding, say))


def place(page: Page, finding: dict[str, Any], sections: list[Found]) -> tuple[int, int, int]:
    """Paragraph, start and end of a finding: its words, else its paragraph, else its section's heading, else the title."""
    marked = list(page.marked())
    number = int(finding.get("paragraph") or 0)
    if 0 < number <= len(marked):
        block, _ = marked[number - 1]
        return (block, *_words(page, block, finding, marked, number - 1))
    heading: int | None = next((one.line for one in sections if one.id == finding["section"]), None)
    if heading is None:
        heading = marked[0][0] if marked else 0
    return heading, 0, len(page.lines[heading].text)


def _words(
    page: Page, block: int, finding: dict[str, Any], marked: list[tuple[int, str]], index: int
) -> tuple[int, int]:
    text, words = page.lines[block].text, str(finding.get("text") or "")
    if page.lines[block].table:
        return 0, 0
    found = [n for n in range(len(text)) if words and text.startswith(words, n)]
    if not found:
        return 0, len(text)
    # The offset is that of the whole document, or of the section: only the first says which of several it is.
    before = sum(len(line) + 1 for _, line in marked[:index])
    wanted = int(finding["start"]) - before if not finding["section"] else 0
    start = min(found, key=lambda n: abs(n - wanted))
    return start, start + len(words)


def _said(finding: dict[str, Any], say: Speech) -> str:
    said = "[{}] {}".format(say(finding["severity"]), finding["message"])
    expected = str(finding.get("expected") or "")
    if expected and expected not in said:
        said += " " + say("expected", expected=expected)
    return "{} ({})".format(said, finding["rule"])


def _comment(page: Page, around: Any, said: str) -> None:
    from com.sun.star.util import DateTime  # type: ignore[import-not-found]

    note = page.document.createInstance(_ANNOTATION)
    note.Author, note.Content = AUTHOR, said
    now = datetime.datetime.now()
    moment = DateTime()
    moment.Year, moment.Month, moment.Day = now.year, now.month, now.day
    moment.Hours, moment.Minutes, moment.Seconds = now.hour, now.minute, now.second
    note.DateTimeValue = moment
    page.text.insertTextContent(around, note, True)


def _clear(document: Any) -> None:
    fields = document.getTextFields().createEnumeration()
    ours = []
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService(_ANNOTATION) and field.Author == AUTHOR:
            ours.append(field)
    for field in ours:
        field.getAnchor().getText().removeTextContent(field)
