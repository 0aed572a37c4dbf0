"""Titles that the outline finds where the text alone did not: cut at the wrong mark, or borne by no heading at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from assistant.outline.headings.candidates import Candidate
from assistant.outline.headings.lines import Line
from assistant.outline.headings.model import Heading
from assistant.outline.headings.near import Pairs
from assistant.outline.headings.parse import make_heading
from assistant.outline.headings.shapes import Cut
from assistant.outline.model import Placed

_BEHIND = "。．.：:\u3000 \t*"


def recut(
    text: str,
    found: Sequence[tuple[Heading, Candidate]],
    headings: list[Heading],
    sections: Sequence[Placed],
    pairs: Pairs,
) -> None:
    """A heading whose title was cut at the wrong mark (a title with 。 or ： inside) is cut where the outline says."""
    for placed in sections:
        if placed.id in pairs.values():
            continue
        for index, (heading, candidate) in enumerate(found):
            if index in pairs:
                continue
            cut = _cut_at(text, candidate.line, candidate.cut.start, placed.section.heading)
            if cut is not None:
                candidate.cut = cut
                headings[index] = make_heading(text, candidate, heading.level)
                pairs[index] = placed.id
                break


def _cut_at(text: str, line: Line, start: int, title: str) -> Cut | None:
    """The cut of a line whose words begin with exactly this title, or None."""
    at = start
    for char in title:
        if char.isspace():
            continue
        while at < line.end and text[at] in " \u3000*":
            at += 1
        if at >= line.end or unicodedata.normalize("NFKC", text[at]) != unicodedata.normalize("NFKC", char):
            return None
        at += 1
    rest = text[at : line.end]
    if rest and rest[0] not in _BEHIND:
        return None
    behind = rest.lstrip(_BEHIND + "，；")
    body = line.end - len(behind)
    mark = rest.strip(" \u3000\t*")[:1] if rest else ""
    return Cut(
        "run-in" if behind else "title",
        start,
        at,
        body if behind else line.end,
        mark if mark in "。．.：:" else "",
    )


def rescue(
    text: str,
    lines: Sequence[Line],
    found: Sequence[tuple[Heading, Candidate]],
    refused: Sequence[Candidate],
    sections: Sequence[Placed],
) -> list[tuple[Heading, str]]:
    """Lines that were no headings by themselves but bear the very title of a section still without one."""
    taken = {candidate.at for _, candidate in found}
    by_line = {candidate.at: candidate for candidate in refused}
    rescued: list[tuple[Heading, str]] = []
    for placed in sections:
        for at, line in enumerate(lines):
            if at in taken or (at == 0 and line.hashes) or not line.prose:
                continue
            candidate = by_line.get(at)
            start = candidate.cut.start if candidate else line.start
            cut = _cut_at(text, line, start, placed.section.heading)
            if cut is None or (candidate is None and cut.shape == "run-in" and not line.bold_end):
                continue
            whole = Candidate(line, at, candidate.marker if candidate else None, cut)
            rescued.append((make_heading(text, whole, placed.level), placed.id))
            taken.add(at)
            break
    return rescued
