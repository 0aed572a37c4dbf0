"""The name behind a figure, where it is said to be its: 38.2% in Northside, 2,860 an advanced one, 83 of them work at Ashwell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from assistant.facts.ground.places.layout import FIGURE, Layout, Place
from assistant.facts.ground.scope.mention import Mention, Whose
from assistant.facts.ground.words.lexicon import english

_BOTH_OF_IT = re.compile(
    r"[a-z ]* and [£€$]?[\d.,]+%?[a-z ]* respectively (?:in|at|for) (?:the )?"
)  # 39,700 and 94,800 respectively in
# Not its name: 31 fewer than at Harbour; €9.1 million and that at Wennock.
_NOT_ITS = re.compile(r" than |\band (?:that|those|the one) ")
_WITH = re.compile(r"\s*(?:with|at|having|despite) ", re.IGNORECASE)
_THE_ONE = re.compile(r"[a-z' -]{0,30}(?: and [a-z ]+ [£€$]?[\d.,]+ ?[a-z ]*)?,? (?:the )?|,? (?:the )?")
_COMPARES = re.compile(
    r"\b(?:than|against|above|below|over|behind|ahead|compared|more|fewer|less|per|each|to exceed)\b"
)
_FROM = re.compile(r"\bfrom (?:about |nearly |just |over |some )*[£€$]?\Z")
_TO = re.compile(r"(?: [a-z]+){0,2} to (?:about |nearly |just |over |some )*[£€$]?")
_AND = re.compile(r" and (?:about |nearly |just |over |some )*[£€$]?")
_AWAY = re.compile(r"\b(?:to|from|with|for|like|as|beyond|outside)\b")
_NEAR = 40
_OF_IT = re.compile(
    r"[（(]\Z|[ a-z-]*\b(?:in|at|for|among|of|on|along|across|within|inside|near|by) (?:those |the )?\Z"
)


class Behind:
    """The names of a text, looked up from the figures before them."""

    def __init__(self, layout: Layout, names: Sequence[Mention]) -> None:
        """`names` go by their end."""
        self.layout, self.names = layout, names
        self._ends = [mention.end for mention in names]

    def owner(self, place: Place) -> Whose | None:
        """The entity, or the group, named behind the figure; None where the name is not said to be its."""
        told = self._next(place)
        if told is None or not told.entity:
            return None
        figure = place.figure
        if self._inside(place, told):
            return Whose(frozenset([told.entity]), True, near=True, sure=True)
        if (second := self._shares_name(place)) is not None:
            return self.owner(second)
        between = self.layout.text[figure.end : told.start]
        if len(between) > _NEAR or _NOT_ITS.search(between) or self._next_has(place, told):
            return None
        said = _OF_IT.match(between) or _BOTH_OF_IT.fullmatch(between) or self._in_brackets(between, told)
        row = said or self._of_a_row(place)
        if not (row or self._with_it(place, told) or self._object(place, between)):
            return None
        group = {one.entity or "" for one in self.names if (one.start, one.end) == (told.start, told.end)}
        sure = bool(row) and len(group) == 1 and english(between) and not self._named_before(place)
        return Whose(frozenset(group), True, near=True, sure=sure)

    def _shares_name(self, place: Place) -> Place | None:
        """from 1,190 to 1,240 in Ward A, 1,842 and 214 in Easton: the figure beside it that has the name of both behind it."""
        after = self.layout.places[place.number + 1 : place.number + 2]
        if not after or after[0].sentence != place.sentence or after[0].figure.is_date:
            return None
        text, start, end = self.layout.text, place.figure.end, after[0].figure.start
        led = _FROM.search(text, max(place.sentence_start, place.figure.start - _NEAR), place.figure.start)
        join = _TO if led else _AND
        if not join.fullmatch(text, start, end) or self._named_before(place):
            return None
        return after[0] if self._next(after[0]) == self._next(place) else None

    def owns(self, place: Place, told: Mention) -> bool:
        """Whether this name is said to be that of the figure before it."""
        return self._next(place) == told and self.owner(place) is not None

    def _next(self, place: Place) -> Mention | None:
        at = bisect_left(self._ends, place.figure.start + 1)
        while at < len(self.names) and self.names[at].end < place.figure.end:
            if self._inside(place, self.names[at]):
                break
            at += 1
        return self.names[at] if at < len(self.names) else None

    def _inside(self, place: Place, told: Mention) -> bool:
        """4,180 women, 6 hydro plants: what the figure counts is the name."""
        figure = place.figure
        return figure.start <= told.start and told.end <= figure.end and figure.text.isascii()

    def _in_brackets(self, between: str, told: Mention) -> bool:
        """12,480 (Print House)."""
        return between == " (" and self.layout.text.startswith(")", told.end)

    def _with_it(self, place: Place, told: Mention) -> bool:
        """With 366 buses the southern authority has …: the name behind, where the sentence begins so."""
        text, figure = self.layout.text, place.figure
        if self._last_end(place) > place.sentence_start or not _WITH.match(text, place.sentence_start):
            return False
        between = text[figure.end : told.start]
        return (
            text[place.sentence_start : figure.start].count(",") == 0
            and _THE_ONE.fullmatch(between) is not None
        )

    def _named_before(self, place: Place) -> bool:
        """Whether a name stands right before the figure, in its piece."""
        return self._last_end(place) > self.layout.pieces[place.piece].start

    def _last_end(self, place: Place) -> int:
        """Where the last name before the figure ends."""
        at = bisect_left(self._ends, place.figure.start + 1) - 1
        return self.names[at].end if at >= 0 else -1

    def _next_has(self, place: Place, told: Mention) -> bool:
        """Whether the next figure stands right behind the name: and that at Wennock €13.7 million."""
        between = self.layout.text[place.figure.end : told.start]
        if " and " not in between:
            return False
        rest = self.layout.places[place.number + 1 : place.number + 2]
        return any(self.layout.pieces[one.piece].start <= told.start < one.figure.start for one in rest)

    def _of_a_row(self, place: Place) -> bool:
        """4,390 took a beginner course, 2,860 an advanced and 1,150 an intermediate one: each item has its name behind, and
        so has that beside it."""
        if not english(self.layout.behind(place)) or not self._leads_item(place):
            return False
        places = self.layout.places
        beside = (places[i] for i in (place.number - 1, place.number + 1) if 0 <= i < len(places))
        return any(one.sentence == place.sentence and self._leads_item(one) for one in beside)

    def _object(self, place: Place, between: str) -> bool:
        """2.4 million prefer Channel One: the first name of the sentence, behind a verb."""
        if not between.isascii() or self._last_end(place) > place.sentence_start or _AWAY.search(between):
            return False
        return self._leads_item(place)

    def _leads_item(self, place: Place) -> bool:
        """Whether the figure is the only one between two marks, with a name behind it and none before."""
        before, behind = self.layout.pieces[place.piece : place.piece + 2]
        if FIGURE in (before.opens, behind.closes) or self._named_before(place):
            return False
        told = self._next(place)
        if told is None or not told.entity or not place.figure.start <= told.start < behind.end:
            return False
        return _COMPARES.search(self.layout.text, behind.start, max(behind.start, told.start)) is None
