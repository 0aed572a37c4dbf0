"""Whose: the entity that holds at a place, carried over from what was said before."""

from __future__ import annotations

import re
from bisect import bisect_left

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.layout import Layout, Place
from assistant.facts.ground.lists import Alignment
from assistant.facts.ground.scope.mention import Mention, Whose
from assistant.facts.ground.scope.names import names_in

_CHAIN = re.compile(r"[\s、，,]*(?:和|与|及|以及|and)?\s*\Z")
_BESIDE = re.compile(
    r"\b(?:against|than|compared with|compared to|versus|behind|ahead of|above|below)\b(?:[^,;.]|[,.](?=\d))*\Z"
)
_ITS = re.compile(r"[,;.] (?:and |but )?(?:its|it|their|they)\b", re.IGNORECASE)
_HELD_AGAINST = re.compile(
    r"\d[^.;]*? (?:against|versus|compared with|compared to) (?:about |nearly |just |only |some )*[£€$]?\Z"
)  # 1,250 against 870: the second is of another, or of another time
_THAN_AT = re.compile(r"[a-z ]{0,24} than (?:at |in |for )?(?:the )?")
_WHERE = re.compile(r"\A,(?= (?:where|which|whose|who|with)\b)")
_BOTH_OF_IT = re.compile(
    r"[a-z ]* and [£€$]?[\d.,]+%?[a-z ]* respectively (?:in|at|for) (?:the )?"
)  # 39,700 and 94,800 respectively in
_ELSEWHERE = re.compile(
    r"(?: [a-z]+)? (?:further|elsewhere|outside|beyond|upstream|downstream)\b"
)  # 385 further upstream
_NEAR = 40
_OF_IT = re.compile(
    r"[（(]\Z|[ a-z-]*\b(?:in|at|for|among|of|on|along|across|within|inside|near|by) (?:those |the )?\Z"
)


class Owners:
    """All names of a text, looked up by place."""

    def __init__(self, layout: Layout, claims: Claims) -> None:
        self.layout = layout
        self.names = names_in(layout.text, claims.entities, claims.rows, claims.weights)
        self._name_ends = [mention.end for mention in self.names]

    def whose(self, place: Place, aligned: Alignment | None) -> Whose:
        """The last name before the figure; of names in a row (甲、乙、丙) all."""
        if aligned is not None:
            for mention in self.names:
                if aligned.start <= mention.start and mention.end <= aligned.end and mention.entity:
                    return Whose(frozenset([mention.entity]), True, near=True)
        behind = self._behind(place)
        if behind is not None:
            return behind
        if _ELSEWHERE.match(self.layout.text, place.figure.end):
            return Whose()
        if _HELD_AGAINST.search(self.layout.text, max(0, place.figure.start - _NEAR), place.figure.start):
            return Whose()
        at = bisect_left(self._name_ends, place.figure.start + 1) - 1
        if at < 0:
            return Whose()
        while at > 0 and self._aside(self.names[at], place):
            at -= 1
        last = self.names[at]
        firm = last.start >= place.sentence_start
        if not firm and not self._carries(last, place):
            return Whose()
        between = _WHERE.sub("", self.layout.text[last.end : place.figure.start])
        near = firm and not re.search("[，,；;：:]", between)
        if not last.entity:
            return Whose(frozenset(), firm, True, near)
        row = {last.entity}
        while at > 0 and (
            self._go_together(self.names[at - 1], self.names[at]) or self._side_by_side(at, place)
        ):
            at -= 1
            if self.names[at].entity:
                row.add(self.names[at].entity or "")
        return Whose(frozenset(row), firm, near=near)

    def _side_by_side(self, at: int, place: Place) -> bool:
        """lower at Eastwick than at Westbury (3.1% as against 4.6%): figures in brackets are of either."""
        one, other = self.names[at - 1], self.names[at]
        text = self.layout.text
        return (
            _THAN_AT.fullmatch(text, one.end, other.start) is not None
            and "(" in text[other.end : place.figure.start]
        )

    def _aside(self, mention: Mention, place: Place) -> bool:
        """41,280 against 27,520 at Lower Dale; its 16 nurses: what is only compared with holds to the next mark."""
        text = self.layout.text
        if not text[mention.start].isascii() or mention.start < place.sentence_start:
            return False
        start = max(place.sentence_start, mention.start - _NEAR)
        beside = _BESIDE.search(text, start, mention.start) is not None
        return beside and _ITS.search(text, mention.end, place.figure.start) is not None

    def _go_together(self, one: Mention, other: Mention) -> bool:
        """Whether two names are told as one: 甲、乙 in a row, or both meant by 两区."""
        same = (one.start, one.end) == (other.start, other.end)
        return same or _CHAIN.match(self.layout.text, one.end, other.start) is not None

    def _behind(self, place: Place) -> Whose | None:
        """38.2% in Northside, 3.2亿元（东山镇）: the name right behind the figure, where it is said to be its."""
        at = bisect_left(self._name_ends, place.figure.end)
        if at >= len(self.names) or not self.names[at].entity:
            return None
        between = self.layout.text[place.figure.end : self.names[at].start]
        if (
            " than " in between
            or len(between) > _NEAR
            or not (_OF_IT.match(between) or _BOTH_OF_IT.fullmatch(between))
        ):
            return None
        told = self.names[at]
        group = {one.entity or "" for one in self.names if (one.start, one.end) == (told.start, told.end)}
        return Whose(frozenset(group), True, near=True)

    def _carries(self, mention: Mention, place: Place) -> bool:
        """A name holds to the end of its paragraph; one in a heading, for the paragraph below it."""
        between = self.layout.text[mention.end : place.figure.start]
        breaks = between.count("\n")
        if breaks == 0:
            return True
        line = between.partition("\n")[0]
        return breaks == 1 and len(line) <= 20 and not line.rstrip().endswith(("。", "；", ".", "！"))
