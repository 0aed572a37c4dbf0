"""Which reworded title is which section's: alike enough, and between the same neighbours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.outline.headings.model import Heading
from assistant.outline.model import Placed

_NEAR, _NEAR_IN_PLACE, _NEAR_ELSEWHERE = 0.6, 0.4, 0.8
_FOLDED = re.compile(r"[\s，,。.；;：:、“”\"'‘’（）()*]+")
Pairs = dict[int, str]  # index of a heading → id of its section


@lru_cache(maxsize=4096)
def folded(title: str) -> str:
    """A title without blanks, punctuation and case: what must agree for two titles to be the same."""
    return _FOLDED.sub("", unicodedata.normalize("NFKC", title)).lower()


def near_titles(headings: Sequence[Heading], sections: Sequence[Placed], pairs: Pairs) -> None:
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
