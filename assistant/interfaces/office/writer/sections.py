"""Where the outline's sections stand among the lines of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

_NUMBER = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|\d+(?:\.\d+)*[.．、]?|（\d+）|\(\d+\))\s*"
)
# How a heading begins, also one that the outline does not have, or not in these words.
_ANY_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)")
_RUN_IN_MARK = re.compile(r"[。．.：:]?\s*")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]+ \d{4}")


class Line(NamedTuple):
    """A paragraph of the body, or a table's rows: the text that is seen, whether it is a table, or styled as a heading."""

    text: str
    table: bool = False
    heading: bool = False


class Found(NamedTuple):
    """A section in the document. Its body runs from `first`, character `offset`, to before `last`.

    `line` is that of the heading; where heading and text share a paragraph, `first` is `line`.
    """

    id: str
    heading: str
    line: int
    first: int
    offset: int
    last: int


def outline_of(report: dict[str, Any]) -> list[dict[str, Any]]:
    """Every section of a saved report, in the order of the page."""
    return list(_walk(report["sections"]))


def find_sections(lines: Sequence[Line], report: dict[str, Any]) -> list[Found]:
    """The sections whose headings the document has, in its order."""
    starts = []
    at = 0
    for section in outline_of(report):
        place = next((n for n in range(at, len(lines)) if _body_offset(lines[n], section) is not None), None)
        if place is not None:
            starts.append((place, section))
            at = place + 1
    end = _end(lines, starts[-1][0] + 1 if starts else 0, report)
    found = []
    for number, (place, section) in enumerate(starts):
        last = starts[number + 1][0] if number + 1 < len(starts) else end
        others = (n for n in range(place + 1, last) if lines[n].heading or _ANY_HEADING.match(lines[n].text))
        last = next(others, last)
        offset = _body_offset(lines[place], section) or 0
        runs_in = offset < len(lines[place].text) or bool(section.get("run_in"))
        first = place if runs_in else place + 1
        found.append(
            Found(section["id"], section["heading"], place, first, offset if runs_in else 0, max(last, first))
        )
    return found


def section_at(found: Sequence[Found], line: int) -> Found | None:
    """The section that a line belongs to."""
    return next((one for one in found if one.line <= line < max(one.last, one.line + 1)), None)


def _walk(sections: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for section in sections:
        yield section
        yield from _walk(section.get("sections", ()))


def _body_offset(line: Line, section: dict[str, Any]) -> int | None:
    """Where text behind the section's heading begins in its line; nothing when the line does not begin with it."""
    if line.table:
        return None
    number = _NUMBER.match(line.text)
    for start in dict.fromkeys((number.end() if number else 0, 0)):
        if line.text[start:].startswith(section["heading"]):
            end = start + len(section["heading"])
            rest = line.text[end:]
            if not rest.strip():
                return len(line.text)
            mark = _RUN_IN_MARK.match(rest)
            if section.get("run_in") and mark and mark.group():
                return end + mark.end()
            if mark and not rest[mark.end() :].strip():
                return len(line.text)
    return None


def _end(lines: Sequence[Line], after: int, report: dict[str, Any]) -> int:
    """The line with which the closing formula, the signature or the attachments begin."""
    ends = {str(report.get(key) or "").strip() for key in ("closing", "author")} - {""}
    for number in range(after, len(lines)):
        text = lines[number].text.strip()
        if (
            text in ends
            or _DATE.fullmatch(text)
            or text.startswith(("附件：", "附件:", "Attachments:", "Annex"))
        ):
            return number
    return len(lines)
