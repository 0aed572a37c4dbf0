"""Lines that may be headings, before anything is judged."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.outline.headings.lines import Line
from assistant.outline.headings.markers import RANKS, Marker, read_marker
from assistant.outline.headings.shapes import Cut, cut_line

_PAPERS = re.compile(r"(?:附件?|[备附]?注|说明)\s*[:：]")
_CJK = re.compile(r"[\u4e00-\u9fff]")


@dataclass(slots=True, eq=False)
class Candidate:
    """A line that may be a heading. `at` is its index among the lines; `beneath`: text of its own follows."""

    line: Line
    at: int
    marker: Marker | None
    cut: Cut
    beneath: bool = False
    heading: bool = False

    @property
    def rank(self) -> int:
        return RANKS[self.marker.kind] if self.marker else 9

    @property
    def ordinals(self) -> tuple[int, ...]:
        return self.marker.ordinals if self.marker else ()

    @property
    def length(self) -> int:
        return self.cut.end - self.cut.start


def find_candidates(text: str, lines: list[Line]) -> list[Candidate]:
    """Every `#` line and every line that begins with a number, not yet judged.

    Left out are the numbered lines below 附件：1.… and 注：1.…, which list papers or notes.
    """
    found = []
    attached = False
    for at, line in enumerate(lines):
        content = line.content(text)
        marker = read_marker(content) if line.prose else None
        goes_on = marker is not None and marker.kind in ("num", "bare")
        attached = _PAPERS.match(content) is not None or (attached and goes_on)
        if line.hashes or (marker and not attached):
            cut = cut_line(text, line, marker)
            if line.hashes or (marker and _may_be(marker, cut, content)):
                found.append(Candidate(line, at, marker, cut))
    _see_beneath(found, lines)
    return found


def _may_be(marker: Marker, cut: Cut, content: str) -> bool:
    """Not a sentence that begins with a bare number (3 Teams worked nights.), nor one with 二、三季度."""
    if marker.doubtful:
        return cut.shape == "title" or cut.forced
    if marker.kind == "bare":
        closed = cut.shape == "closed" and _CJK.search(content) is not None
        return closed or cut.shape in ("title", "run-in")
    return True


def _see_beneath(candidates: list[Candidate], lines: list[Line]) -> None:
    by_line = {candidate.at: candidate for candidate in candidates}
    for candidate in candidates:
        following = by_line.get(candidate.at + 1)
        deeper = following is not None and _depth(following) > _depth(candidate)
        candidate.beneath = candidate.at + 1 < len(lines) and (following is None or deeper)


def _depth(candidate: Candidate) -> tuple[int, int]:
    return candidate.rank, len(candidate.ordinals)
