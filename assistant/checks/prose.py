"""Punctuation, numbers as they are written, and wording: the rows of patterns.yaml, and marks that lack their other half."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from assistant.checks.own_rules import switched_off
from assistant.checks.patterns import Hit, no_prose, scan
from assistant.checks.subject import Reading, Subject
from assistant.report.findings import Finding

_PAIRS = {"zh": ("（）", "《》", "“”", "〔〕", "【】", "「」"), "en": ("“”",)}
_LIST_BRACKET = re.compile(r"(?:^|[\s，。；：、])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})[）)]")


def written(subject: Subject) -> Iterator[Finding]:
    """What the rows of the table find, in the text and in headings; the number of a heading is `numbers.forms`' to judge."""
    hits = scan(subject.whole, subject.language, switched_off())
    if not hits:
        return
    places = sorted((reading.offset, index) for index, reading in enumerate(subject.readings))
    for hit in hits:
        reading = _reading_at(subject, places, hit.start)
        if not _in_number(reading, hit):
            yield _finding(subject, reading, hit)


def _reading_at(subject: Subject, places: list[tuple[int, int]], at: int) -> Reading | None:
    """The reading in whose text a place lies; for a heading, the reading that it heads."""
    place = bisect_right(places, (at, len(places))) - 1
    here = subject.readings[places[place][1]] if place >= 0 else None
    if here and here.offset <= at < here.offset + len(here.text):
        return here
    following = subject.readings[places[place + 1][1]] if place + 1 < len(places) else None
    if following and following.found and following.found.start <= at < following.found.body_start:
        return following
    return None


def _in_number(reading: Reading | None, hit: Hit) -> bool:
    heading = reading.found if reading else None
    return heading is not None and heading.start <= hit.start < heading.start + max(len(heading.number), 1)


def _finding(subject: Subject, reading: Reading | None, hit: Hit) -> Finding:
    """In the text of a section by its offsets there; elsewhere by those of the whole document."""
    row = hit.pattern
    where = subject.where(reading)
    expected = hit.instead or ""
    inside = (
        reading is not None and reading.offset <= hit.start and hit.end <= reading.offset + len(reading.text)
    )
    start, end = hit.start, hit.end
    section = ""
    if inside and reading is not None and reading.id:
        section, start, end = reading.id, hit.start - reading.offset, hit.end - reading.offset
    said = row.say.in_(subject.language)
    shown = hit.text.strip("\n") or hit.text
    zh = subject.language == "zh"
    message = f"{where}“{shown}”：{said}" if zh else f"{where}: “{shown}”: {said}"
    return Finding(
        rule=row.rule,
        case=row.id,
        severity=row.severity,
        section=section,
        start=start,
        end=end,
        text=hit.text,
        message=message,
        expected=expected,
    )


def unbalanced(subject: Subject) -> Iterator[Finding]:
    """Brackets, quotation marks and title marks that open and do not close in their paragraph, or the reverse."""
    whole = subject.whole
    for pair in _PAIRS[subject.language]:
        if whole.count(pair[0]) == whole.count(pair[1]) and not _odd_line(whole, pair):
            continue
        for reading in subject.readings:
            for start, mark in _alone(reading.text, pair):
                other = pair[1] if mark == pair[0] else pair[0]
                variant = "open" if mark == pair[0] else "close"
                yield subject.finding(
                    "punctuation", reading, start, start + 1, variant=variant, case="unbalanced", other=other
                )


def _odd_line(whole: str, pair: str) -> bool:
    """As many of one as of the other in all, but not in every paragraph."""
    first, second = pair[0], pair[1]
    if first not in whole:
        return False
    return any(line.count(first) != line.count(second) for line in whole.split("\n") if first in line)


def _alone(text: str, pair: str) -> Iterator[tuple[int, str]]:
    """Marks without their other half. A quotation over several paragraphs opens each and closes once."""
    first, second = pair[0], pair[1]
    if first not in text and second not in text:
        return
    spans = no_prose(text)
    offset = 0
    lines = text.split("\n")
    for index, line in enumerate(lines):
        opened: list[int] = []
        for at, char in enumerate(line) if first in line or second in line else ():
            if char == first:
                opened.append(at)
            elif char == second and opened:
                opened.pop()
            elif char == second and not _is_list_bracket(line, at) and not _within(spans, offset + at):
                yield offset + at, second
        goes_on = first == "“" and any(
            later.lstrip().startswith("“") for later in lines[index + 1 : index + 3]
        )
        if not goes_on:
            yield from ((offset + at, first) for at in opened if not _within(spans, offset + at))
        offset += len(line) + 1


def _is_list_bracket(line: str, at: int) -> bool:
    """1）and a）number a list."""
    return _LIST_BRACKET.search(line[max(0, at - 4) : at + 1]) is not None and line[at] in "）)"


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)
