"""A document made ready to check: a Report printed, or a text cut into sections along its headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.brief import Brief
from assistant.checks.ends import split_end, split_front
from assistant.checks.subject import Reading, Subject
from assistant.facts.sheet import FactSheet
from assistant.language import Language
from assistant.outline.headings import Heading, match_outline, parse_headings
from assistant.outline.model import Outline, Placed
from assistant.report.model import Report
from assistant.report.render import render


def read_report(report: Report, brief: Brief) -> Subject:
    """A draft as printed. Its sections are known by their ids; nothing has to be guessed."""
    language = brief.language
    placed = {p.id: p for p in brief.outline.walk()}
    readings: list[Reading] = []
    if report.opening or brief.opening:
        rendered = render(report.opening.source if report.opening else "", brief.facts, language)
        readings.append(Reading("opening", "opening", text=rendered.text, printed=rendered.figures))
    stack: list[int] = []
    for number, level, section in report.walk():
        rendered = render(section.source, brief.facts, language)
        del stack[level - 1 :]
        readings.append(
            Reading(
                "section",
                section.id,
                number,
                section.heading,
                level,
                rendered.text,
                placed=placed.get(section.id),
                printed=rendered.figures,
                above=stack[-1] if stack else -1,
            )
        )
        stack.append(len(readings) - 1)
    there = {reading.id for reading in readings}
    missing = tuple(p for p in placed.values() if p.id not in there)
    whole, readings = _joined(readings)
    return Subject(whole, tuple(readings), missing, brief.outline, brief.facts, brief, language, drafted=True)


def read_text(
    text: str, brief: Brief | None, outline: Outline | None, facts: FactSheet | None, language: Language
) -> Subject:
    """A text as someone wrote it: headings found and matched to the outline, front and end set apart."""
    if outline is None:
        headings = parse_headings(text)
        placed: Sequence[Placed | None] = [None] * len(headings)
        missing: tuple[Placed, ...] = ()
    else:
        alignment = match_outline(text, outline)
        headings, placed, missing = list(alignment.headings), alignment.placed, alignment.missing
    readings = _front(text, headings, brief)
    ids = [p.id if p else "" for p in placed] if outline else _tree_ids(headings)
    stack: list[tuple[int, int]] = []
    for index, heading in enumerate(headings):
        end = _line_start(text, headings[index + 1]) if index + 1 < len(headings) else len(text)
        while stack and stack[-1][0] >= heading.level:
            stack.pop()
        above = stack[-1][1] if stack else -1
        readings.append(_section(text, heading, end, ids[index], placed[index], above))
        stack.append((heading.level, len(readings) - 1))
    readings += _end(readings, brief)
    if missing and outline:
        readings = _standing_for(readings, missing, outline)
    return Subject(text, tuple(readings), missing, outline, facts, brief, language)


def _section(
    text: str, heading: Heading, end: int, section: str, placed: Placed | None, above: int
) -> Reading:
    start, end = _trimmed(text, min(heading.body_start, end), end)
    return Reading(
        "section",
        section,
        heading.number,
        heading.title,
        heading.level,
        text[start:end],
        start,
        placed,
        heading,
        above=above,
    )


def _front(text: str, headings: Sequence[Heading], brief: Brief | None) -> list[Reading]:
    """What stands above the first heading: title and recipient, then the opening (which may be empty)."""
    end = _line_start(text, headings[0]) if headings else len(text)
    known = (brief.title, brief.recipient, brief.salutation) if brief else ()
    at = split_front(text[:end], known)
    start, end = _trimmed(text, at, end)
    return [
        Reading("front", text=text[:at].rstrip(), offset=0),
        Reading("opening", "opening", text=text[start:end], offset=start),
    ]


def _end(readings: list[Reading], brief: Brief | None) -> list[Reading]:
    """Takes closing formula, signature and date off the last text; gives them as a reading of their own."""
    last = readings[-1]
    known = (brief.closing, brief.author) if brief else ()
    at = split_end(last.text, known)
    if at >= len(last.text):
        return []
    readings[-1] = replace(last, text=last.text[:at].rstrip())
    return [Reading("closing", text=last.text[at:], offset=last.offset + at)]


def _standing_for(readings: list[Reading], missing: Sequence[Placed], outline: Outline) -> list[Reading]:
    """Lays every section without a heading to the text it has run into: that of the section before it in the
    outline, and whatever the outline does not know between there and the next known section."""
    order = [p.id for p in outline.walk()]
    at = {reading.id: index for index, reading in enumerate(readings) if reading.id}
    lost: dict[int, list[Placed]] = {}
    for placed in missing:
        before = [name for name in order[: order.index(placed.id)] if name in at]
        index = at[before[-1]] if before else at["opening"]
        lost.setdefault(index, []).append(placed)
        for later in range(index + 1, len(readings)):
            if readings[later].id or readings[later].role != "section":
                break
            lost.setdefault(later, []).append(placed)
    return [replace(r, stands_for=tuple(lost.get(i, ()))) for i, r in enumerate(readings)]


def _tree_ids(headings: Sequence[Heading]) -> list[str]:
    """Ids by place in the tree, for a text without an outline: 1, 1.1, 1.2, 2."""
    ids: list[str] = []
    counts: list[tuple[int, int]] = []  # level, how many so far
    for heading in headings:
        so_far = 0  # what stood deeper beneath the same heading counts as an elder sibling
        while counts and counts[-1][0] >= heading.level:
            so_far = counts.pop()[1]
        counts.append((heading.level, so_far + 1))
        ids.append(".".join(str(n) for _, n in counts))
    return ids


def _joined(readings: list[Reading]) -> tuple[str, list[Reading]]:
    """The report as one text, and each reading with its place in it."""
    parts: list[str] = []
    length = 0
    placed: list[Reading] = []
    for reading in readings:
        head = reading.called + "\n" if reading.role == "section" else ""
        placed.append(replace(reading, offset=length + len(head)))
        parts.append(f"{head}{reading.text}\n")
        length += len(parts[-1])
    return "".join(parts), placed


def _line_start(text: str, heading: Heading) -> int:
    return text.rfind("\n", 0, heading.start) + 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends, nor a rule or `**` that Markdown left there."""
    words = text[start:end]
    kept = words.strip().removeprefix("**").lstrip()
    if not kept:
        return start, start
    begin = start + words.index(kept)
    return begin, begin + len(kept)
