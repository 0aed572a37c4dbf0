"""The headings of a text laid beside an outline: which heading is which section, what is missing, what is extra.

The outline settles what the text alone leaves open: a line that bears the very title of a section is its
heading, numbered or not; a numbered line at a level of which the outline has none there is text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.outline.headings.cut import recut, rescue
from assistant.outline.headings.markers import STRONG
from assistant.outline.headings.model import Heading
from assistant.outline.headings.near import Pairs, folded, near_titles
from assistant.outline.headings.parse import parse_candidates
from assistant.outline.model import Outline, Placed


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
    recut(text, found, headings, sections, pairs)
    rescued = rescue(text, lines, found, refused, [s for s in sections if s.id not in pairs.values()])
    headings, pairs = _merged(headings, pairs, rescued)
    near_titles(headings, sections, pairs)
    return _without_text(headings, sections, pairs)


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


def _merged(
    headings: Sequence[Heading], pairs: Pairs, rescued: Sequence[tuple[Heading, str]]
) -> tuple[list[Heading], Pairs]:
    every = [(heading, pairs.get(index, "")) for index, heading in enumerate(headings)]
    every = sorted([*every, *rescued], key=lambda item: item[0].start)
    return [heading for heading, _ in every], {i: name for i, (_, name) in enumerate(every) if name}


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
