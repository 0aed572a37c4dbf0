"""The headings of a text laid beside an outline: which heading is which section, what is missing, what is extra.

The outline settles what the text alone leaves open: a line that bears the very title of a section is its
heading, numbered or not; a numbered line at a level of which the outline has none there is text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.outline.headings.candidates import Candidate
from assistant.outline.headings.lines import Line
from assistant.outline.headings.markers import STRONG
from assistant.outline.headings.model import Heading
from assistant.outline.headings.parse import make_heading, parse_candidates
from assistant.outline.headings.shapes import Cut
from assistant.outline.model import Outline, Placed

_NEAR, _NEAR_IN_PLACE, _NEAR_ELSEWHERE = 0.6, 0.4, 0.8
_FOLDED = re.compile(r"[\s，,。.；;：:、“”\"'‘’（）()*]+")
_BEHIND = "。．.：:\u3000 \t*"


@dataclass(frozen=True, slots=True)
class Alignment:
    """Headings in the order of the text, each with its section (None: the outline has no such), and the rest."""

    headings: tuple[Heading, ...]
    placed: tuple[Placed | None, ...]
    missing: tuple[Placed, ...]

    def heading_of(self, section: str) -> Heading | None:
        """The heading of the section of that id."""
        pairs = zip(self.headings, self.placed, strict=True)
        return next((heading for heading, placed in pairs if placed and placed.id == section), None)


def match_outline(text: str, outline: Outline) -> Alignment:
    """The headings of `text` matched to `outline`: the same titles first, then near ones in order; never raises."""
    found, refused, lines = parse_candidates(text)
    headings = [heading for heading, _ in found]
    sections = list(outline.walk())
    pairs = _same_titles(headings, sections)
    _recut(text, found, headings, sections, pairs)
    rescued = _rescue(text, lines, found, refused, [s for s in sections if s.id not in pairs.values()])
    headings, pairs = _merged(headings, pairs, rescued)
    _near_titles(headings, sections, pairs)
    return _without_text(headings, sections, pairs)


@lru_cache(maxsize=4096)
def folded(title: str) -> str:
    """A title without blanks, punctuation and case: what must agree for two titles to be the same."""
    return _FOLDED.sub("", unicodedata.normalize("NFKC", title)).lower()


Pairs = dict[int, str]  # index of a heading → id of its section


def _same_titles(headings: Sequence[Heading], sections: Sequence[Placed]) -> Pairs:
    """Each section with the heading of its title. Where a title stands more than once, the one beneath the
    heading of the right parent is taken, then the one at the right level, then the first."""
    by_title: dict[str, list[int]] = {}
    for index, heading in enumerate(headings):
        by_title.setdefault(folded(heading.title), []).append(index)
    wanted: dict[str, list[Placed]] = {}
    for placed in sections:
        wanted.setdefault(folded(placed.section.heading), []).append(placed)
    above = _parents(headings)
    pairs: Pairs = {}
    for title, twins in sorted(wanted.items(), key=lambda item: len(item[1])):
        free = by_title.get(title, [])
        ranked = sorted(
            (
                pairs.get(above[i], "") != placed.id.rpartition(".")[0],
                headings[i].level != placed.level,
                n,
                i,
                placed.id,
            )
            for n, placed in enumerate(twins)
            for i in free
        )
        for *_, index, name in ranked:
            if index not in pairs and name not in pairs.values():
                pairs[index] = name
    return pairs


def _parents(headings: Sequence[Heading]) -> list[int]:
    """For each heading the index of the one it stands beneath, -1 for none."""
    stack: list[int] = []
    above: list[int] = []
    for index, heading in enumerate(headings):
        while stack and headings[stack[-1]].level >= heading.level:
            stack.pop()
        above.append(stack[-1] if stack else -1)
        stack.append(index)
    return above


def _recut(
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


def _rescue(
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


def _merged(
    headings: Sequence[Heading], pairs: Pairs, rescued: Sequence[tuple[Heading, str]]
) -> tuple[list[Heading], Pairs]:
    every = [(heading, pairs.get(index, "")) for index, heading in enumerate(headings)]
    every = sorted([*every, *rescued], key=lambda item: item[0].start)
    return [heading for heading, _ in every], {i: name for i, (_, name) in enumerate(every) if name}


def _near_titles(headings: Sequence[Heading], sections: Sequence[Placed], pairs: Pairs) -> None:
    """Reworded titles: alike enough, and between the same neighbours; the most alike first."""
    open_sections = [s for s in sections if s.id not in pairs.values()]
    open_headings = [i for i in range(len(headings)) if i not in pairs]
    if not open_sections or not open_headings:
        return
    order = {placed.id: n for n, placed in enumerate(sections)}
    scored = sorted(
        (
            (score, -index, placed)
            for placed in open_sections
            for index in open_headings
            if (score := _alike(headings[index], placed, _fits(index, placed, pairs, order)))
        ),
        key=lambda item: item[:2],
        reverse=True,
    )
    for _, minus, placed in scored:
        if -minus not in pairs and placed.id not in pairs.values():
            pairs[-minus] = placed.id


def _alike(heading: Heading, placed: Placed, in_place: bool) -> float:
    """How alike two titles are, 0 when not enough; the same place and number in the order help."""
    matcher = SequenceMatcher(None, folded(heading.title), folded(placed.section.heading), autojunk=False)
    least = _NEAR if heading.level == placed.level else _NEAR_ELSEWHERE
    if in_place and heading.level == placed.level:
        least = _NEAR_IN_PLACE
    if matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    same_number = bool(heading.ordinals) and heading.ordinals[-1] == placed.index
    return ratio + (0.1 if in_place else 0) + (0.05 if same_number else 0) if ratio >= least else 0.0


def _fits(index: int, placed: Placed, pairs: Pairs, order: dict[str, int]) -> bool:
    """Whether the neighbours that are matched stand around the heading as they do around the section."""
    before = [order[name] for i, name in pairs.items() if i < index]
    after = [order[name] for i, name in pairs.items() if i > index]
    at = order[placed.id]
    return max(before, default=-1) < at < min(after, default=len(order))


def _without_text(headings: Sequence[Heading], sections: Sequence[Placed], pairs: Pairs) -> Alignment:
    """The alignment, with numbered lines given back to the text where the outline has no such level."""
    ids = {placed.id: placed for placed in sections}
    kept: list[Heading] = []
    placed_of: list[Placed | None] = []
    current: Placed | None = None
    for index, heading in enumerate(headings):
        placed = ids.get(pairs.get(index, ""))
        if placed is None and heading.kind and heading.kind not in STRONG and not heading.forced:
            depth_known = any(s.level == heading.level and _same_branch(s, current) for s in sections)
            if not depth_known:
                continue
        kept.append(heading)
        placed_of.append(placed)
        current = placed or current
    matched = {placed.id for placed in placed_of if placed}
    return Alignment(tuple(kept), tuple(placed_of), tuple(s for s in sections if s.id not in matched))


def _same_branch(placed: Placed, current: Placed | None) -> bool:
    """Whether the section stands beneath the one we are in, or beside it."""
    if current is None:
        return placed.level == 1
    parent = placed.id.rpartition(".")[0]
    return parent in ("", current.id) or current.id.startswith(parent + ".")
