"""Headings against the outline: missing, extra, out of order, reworded, twice, empty, closed by a mark."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from assistant.checks.subject import Reading, Subject
from assistant.outline.headings import parse_headings
from assistant.outline.headings.markers import STRONG
from assistant.outline.headings.near import folded
from assistant.report.findings import Finding

_HASHED = re.compile(r"^ {0,3}#{1,6}\s*(?=\S)", re.M)


def missing(subject: Subject) -> Iterator[Finding]:
    """Required headings that stand nowhere. What stands beneath a missing optional section is not required."""
    absent = {placed.id for placed in subject.missing}
    for placed in subject.missing:
        if is_required(subject, placed.id, absent):
            heading = placed.section.heading
            yield subject.finding("heading-missing", text="", expected=heading).model_copy(
                update={"section": placed.id}
            )


def is_required(subject: Subject, section: str, absent: set[str]) -> bool:
    """Whether the outline insists on a section, given which sections are absent."""
    placed = next((p for p in subject.outline.walk() if p.id == section), None) if subject.outline else None
    if placed is None or not placed.section.required:
        return False
    names = section.split(".")
    above = [".".join(names[:n]) for n in range(1, len(names))]
    return all(
        parent.required or name not in absent for parent, name in zip(placed.parents, above, strict=True)
    )


def extra(subject: Subject) -> Iterator[Finding]:
    """Headings that the outline does not have, and headings inside a draft's text, where none may be."""
    if subject.outline is None:
        return
    twice = {index for index, _ in _twice(subject)}
    for index, reading in enumerate(subject.readings):
        if reading.role == "section" and reading.placed is None and index not in twice:
            yield subject.heading_finding("heading-extra", reading)
        if subject.drafted and reading.text:
            yield from _inside(subject, reading)


def _inside(subject: Subject, reading: Reading) -> Iterator[Finding]:
    spans = [(h.start, h.end) for h in parse_headings(reading.text) if h.kind in STRONG]
    for match in _HASHED.finditer(reading.text):
        end = reading.text.find("\n", match.end())
        spans.append((match.start(), end if end > 0 else len(reading.text)))
    last = -1
    for start, end in sorted(spans):
        if start >= last:
            yield subject.finding("heading-extra", reading, start, end, variant="inside")
            last = end


def order(subject: Subject) -> Iterator[Finding]:
    """Headings that stand elsewhere than the outline has them: the fewest whose moving restores the order."""
    if subject.outline is None:
        return
    ranks = {placed.id: n for n, placed in enumerate(subject.outline.walk())}
    found = [reading for reading in subject.sections if reading.placed]
    kept = _longest_rising([ranks[r.id] for r in found])
    moved = {r.id for n, r in enumerate(found) if n not in kept}
    for reading in found:
        above = reading.id.rpartition(".")[0]
        if reading.id in moved and above not in moved:
            yield subject.heading_finding("heading-order", reading, expected=_place(subject, reading))


def _place(subject: Subject, reading: Reading) -> str:
    """Before or behind which heading it belongs, in words."""
    assert subject.outline is not None
    every = [p for p in subject.outline.walk() if p.id.rpartition(".")[0] == reading.id.rpartition(".")[0]]
    at = next(n for n, p in enumerate(every) if p.id == reading.id)
    zh = subject.language == "zh"
    if at:
        other = every[at - 1].section.heading
        return f"“{other}”之后" if zh else f"behind “{other}”"
    if len(every) > 1:
        return f"“{every[1].section.heading}”之前" if zh else f"before “{every[1].section.heading}”"
    return "上级标题之下" if zh else "below its parent"


def _longest_rising(ranks: Sequence[int]) -> set[int]:
    """Indexes of one longest rising subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, rank in enumerate(ranks):
        at = bisect_left(tails, rank)
        before.append(ends[at - 1] if at else -1)
        tails[at:] = [rank, *tails[at + 1 :]]
        ends[at:] = [index, *ends[at + 1 :]]
    kept: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept


def reworded(subject: Subject) -> Iterator[Finding]:
    """Headings that are there, but not word for word."""
    for reading in subject.sections:
        if reading.placed and _plain(reading.heading) != _plain(reading.placed.section.heading):
            yield subject.heading_finding(
                "heading-reworded", reading, expected=reading.placed.section.heading
            )


def _plain(title: str) -> str:
    return "".join(unicodedata.normalize("NFKC", title).split()).rstrip("。；：,.;:")


def duplicate(subject: Subject) -> Iterator[Finding]:
    """The same title twice; under two different headings that may be meant, so it is a warning there."""
    for index, beside in _twice(subject):
        reading = subject.readings[index]
        severity = "error" if beside else "warning"
        yield subject.heading_finding("heading-duplicate", reading, severity=severity)


def _twice(subject: Subject) -> Iterator[tuple[int, bool]]:
    """Indexes of readings whose title stood before, and whether beside each other; the outline's own are allowed."""
    seen: dict[str, list[Reading]] = {}
    for index, reading in enumerate(subject.readings):
        if reading.role != "section" or not (title := folded(reading.heading)):
            continue
        others = seen.setdefault(title, [])
        if others and reading.placed is None:
            yield index, any(other.above == reading.above for other in others) or reading.level == 1
        others.append(reading)


def empty(subject: Subject) -> Iterator[Finding]:
    """Headings beneath which nothing stands, neither text nor a heading of a lower level."""
    if subject.outline is None and not any(reading.text.strip() for reading in subject.texts):
        return  # an outline, not a report
    parents = {reading.above for reading in subject.readings}
    for index, reading in enumerate(subject.readings):
        if reading.role != "section" or reading.text.strip() or index in parents:
            continue
        optional = reading.placed is None or not reading.placed.section.required
        yield subject.heading_finding("heading-empty", reading, severity="warning" if optional else "error")


def mark(subject: Subject) -> Iterator[Finding]:
    """A heading that stands alone takes no mark at its end."""
    for reading in subject.sections:
        if reading.found and reading.found.form == "standalone" and reading.found.mark:
            expected = reading.heading
            yield subject.heading_finding("heading-mark", reading, mark=reading.found.mark, expected=expected)
