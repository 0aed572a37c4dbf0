"""Which characters of a passage stand where in its edited form, token by token."""

from __future__ import annotations

import re
from bisect import bisect_left
from difflib import SequenceMatcher

# A number is one token: 149 and 194 share no digit that an alignment could hold on to.
_TOKEN = re.compile(r"\d+(?:[.,，]\d+)*|[〇零一二三四五六七八九十百千两]+|\s+|.", re.DOTALL)
Span = tuple[int, int]


class Where:
    """Which characters of one text stand where in another, token by token."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = _tokens(old), _tokens(new)
        self._starts = [start for start, _ in self.old]
        words = [old[a:b] for a, b in self.old]
        matcher = SequenceMatcher(None, words, [new[a:b] for a, b in self.new], autojunk=False)
        self.there = {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}

    def kept(self, span: Span) -> Span | None:
        """The place of an unbroken stretch in the new text; None when any of it has gone."""
        first, last = self._range(span)
        places = [self.there.get(index) for index in range(first, last)]
        if not places or places[0] is None or places != list(range(places[0], places[0] + len(places))):
            return None
        return self.new[places[0]][0], self.new[places[-1] or 0][1]

    def around(self, span: Span) -> Span:
        """The stretch of the new text between the neighbours of an old one."""
        first, last = self._range(span)
        above = next((self.there[i] for i in range(first - 1, -1, -1) if i in self.there), None)
        below = next((self.there[i] for i in range(last, len(self.old)) if i in self.there), None)
        start = 0 if above is None else self.new[above][1]
        end = (self.new[-1][1] if self.new else 0) if below is None else self.new[below][0]
        return start, end

    def _range(self, span: Span) -> Span:
        return bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])


def _tokens(text: str) -> list[Span]:
    return [match.span() for match in _TOKEN.finditer(text)]
