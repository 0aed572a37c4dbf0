"""Enumerations: 一是…三是 without 二是, 首先 without 其次, ①②④, list lines numbered 1. 2. 4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.checks.subject import Reading, Subject
from assistant.figures import parse_number, to_chinese
from assistant.outline.headings.markers import read_marker
from assistant.report.findings import Finding

_EDGE = r"(?:^|(?<=[。；：，！？;:\n\u3000（(*]))[ \t]*"
_ZH = "一二三四五六七八九十"
_SERIES = {  # {} is the number; each series counts for itself
    "{}是": re.compile(rf"{_EDGE}(?P<n>[{_ZH}]{{1,3}})是(?!一[，、])", re.M),
    "{}要": re.compile(rf"{_EDGE}(?P<n>[{_ZH}]{{1,3}})要(?!紧|求|素|点)", re.M),
    "第{}，": re.compile(rf"{_EDGE}第(?P<n>[{_ZH}]{{1,3}})[，,：:]", re.M),
    "其{}": re.compile(rf"{_EDGE}其(?P<n>[{_ZH}])[，,：:是]", re.M),
}
# What a text must hold at all; a plain class is looked for ten times as fast as an edge.
_MAY = {
    "{}是": re.compile(rf"[{_ZH}]是"),
    "{}要": re.compile(rf"[{_ZH}]要"),
    "第{}，": re.compile(rf"第[{_ZH}]{{1,3}}[，,：:]"),
    "其{}": re.compile(rf"其[{_ZH}]"),
}
_INLINE = {
    "（{}）": re.compile(r"(?<![\d第项款])[（(](?P<n>\d{1,2})[）)](?=\s*[^\s\d，。；、）)])"),
    "①": re.compile(r"[\u2460-\u2473]"),
}
# An adverb where no mark follows (首先摸清底数), and courtesy in a speech (首先，我代表县委…).
_FIRST = re.compile(
    r"(?:^|(?<=[。；：！？;:\n\u3000]))[ \t]*首先(?:[，,、：:]|[要应是](?!否))(?!我|请允许|让我|向|感谢|祝贺)",
    re.M,
)
_NEXT = re.compile(r"其次|再次|然后|接着|随后|第二|最后|其二|二是|再者|继而|进而")
_ORDINALS = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"]
_ENGLISH = re.compile(rf"(?:^|(?<=[.;:!?] )|(?<=\n))(?P<n>{'|'.join(_ORDINALS)})(?:ly)?,", re.M)


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a series and its number."""

    n: int
    start: int
    end: int


def enumerations(subject: Subject) -> Iterator[Finding]:
    """Members that are missing from a series, or that come twice."""
    for reading in subject.texts:
        if reading.text:
            if subject.language == "zh":
                for form, pattern in _SERIES.items():
                    if not _MAY[form].search(reading.text):
                        continue
                    yield from _counted(subject, reading, form, _members(pattern, reading.text))
                yield from _inline(subject, reading)
                yield from _first(subject, reading)
            else:
                yield from _english(subject, reading)
            yield from _list_lines(subject, reading)


def _members(pattern: re.Pattern[str], text: str) -> list[Member]:
    found = []
    for match in pattern.finditer(text):
        value = parse_number(match["n"])
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if value is not None and 0 < value < 50:
            found.append(Member(int(value), start, match.end()))
    return found


def _counted(subject: Subject, reading: Reading, form: str, members: list[Member]) -> Iterator[Finding]:
    """A series begins at 一 and counts on; one member alone lacks its second."""
    last = 0
    for place, member in enumerate(members):
        n = member.n
        if n == 1:
            following = members[place + 1 : place + 2]
            if (not following or following[0].n == 1) and form == "{}是":
                yield _finding(subject, reading, member, _written(form, 2), "after")
        elif n > last + 1:
            yield _finding(subject, reading, member, _written(form, last + 1), "default")
        elif n <= last:
            yield _finding(subject, reading, member, _written(form, last + 1), "repeated")
        last = n


def _finding(subject: Subject, reading: Reading, member: Member, expected: str, variant: str) -> Finding:
    return subject.finding(
        "list-number", reading, member.start, member.end, variant=variant, expected=expected
    )


def _written(form: str, n: int) -> str:
    """The member of a series in words: 二是, 第二."""
    return form.format(to_chinese(n)).rstrip("，")


def _inline(subject: Subject, reading: Reading) -> Iterator[Finding]:
    """（1）…（2）…（4） and ①②④ in one paragraph: told only of a series that begins at 1 and has three members."""
    if "①" not in reading.text and "（1）" not in reading.text and "(1)" not in reading.text:
        return
    offset = 0
    for line in reading.text.splitlines(keepends=True):
        bracketed = [
            Member(int(m["n"]), m.start() + offset, m.end() + offset)
            for m in _INLINE["（{}）"].finditer(line)
        ]
        circled = [
            Member(ord(m[0]) - 0x245F, m.start() + offset, m.end() + offset)
            for m in _INLINE["①"].finditer(line)
        ]
        for form, members in (("（{}）", bracketed), ("circle", circled)):
            if len(members) >= 3 and members[0].n == 1:
                for before, member in pairwise(members):
                    if member.n > before.n + 1:
                        expected = chr(0x2460 + before.n) if form == "circle" else form.format(before.n + 1)
                        yield subject.finding(
                            "list-number", reading, member.start, member.end, expected=expected
                        )
        offset += len(line)


def _first(subject: Subject, reading: Reading) -> Iterator[Finding]:
    """首先 announces at least one more."""
    match = _FIRST.search(reading.text) if "首先" in reading.text else None
    if match and not _NEXT.search(reading.text, match.end()):
        start = reading.text.index("首先", match.start())
        yield subject.finding("list-number", reading, start, start + 2, variant="after", expected="其次")


def _english(subject: Subject, reading: Reading) -> Iterator[Finding]:
    last = 0
    for match in _ENGLISH.finditer(reading.text):
        n = _ORDINALS.index(match["n"]) + 1
        if n > last + 1:
            expected = _ORDINALS[last]
            yield subject.finding("list-number", reading, match.start("n"), match.end("n"), expected=expected)
        last = n


def _list_lines(subject: Subject, reading: Reading) -> Iterator[Finding]:
    """Lines numbered 1. 2. 4.; Markdown lists in which every line is 1. are left alone."""
    last, kind, previous = 0, "", ""
    offset = 0
    for line in reading.text.splitlines(keepends=True):
        start, offset = offset, offset + len(line)
        words = line.strip()
        if not words:
            continue
        marker = read_marker(words)
        if marker is None or len(marker.ordinals) != 1 or marker.kind in ("bare", "part", "chapter"):
            last, kind = 0, ""
            continue
        n = marker.ordinals[0]
        start += len(line) - len(line.lstrip())
        if marker.kind == kind and n > last + 1:
            expected = previous.replace(_figure(last, kind), _figure(last + 1, kind))
            yield subject.finding("list-number", reading, start, start + len(marker.text), expected=expected)
        last, kind, previous = n, marker.kind, marker.text


def _figure(n: int, kind: str) -> str:
    if kind == "circle":
        return chr(0x245F + n)
    return to_chinese(n) if kind.startswith("zh") else str(n)
