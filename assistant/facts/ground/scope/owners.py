"""Whose: the entity that holds at a place, carried over from what was said before."""

from __future__ import annotations

import re
from bisect import bisect_left

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.places.layout import Layout, Place
from assistant.facts.ground.places.lists import Alignment
from assistant.facts.ground.scope.behind import Behind
from assistant.facts.ground.scope.held import compared_with, is_aside, of_either, side_by_side
from assistant.facts.ground.scope.mention import Mention, Whose
from assistant.facts.ground.scope.names import names_in
from assistant.facts.ground.scope.pairs import held_against
from assistant.facts.ground.words.lexicon import english

_CHAIN = re.compile(r"[\s、，,]*(?:和|与|及|以及|and)?\s*\Z")
_HELD_AGAINST = re.compile(
    r"\d[^.;]*? (?:against|versus|compared with|compared to) (?:about |nearly |just |only |some )*[£€$]?\Z"
)  # 1,250 against 870: the second is of another, or of another time
_WHERE = re.compile(r"\A,(?= (?:where|which|whose|who|with|at)\b)")
_ELSEWHERE = re.compile(
    r"(?: [a-z]+)? (?:further|elsewhere|outside|beyond|upstream|downstream)\b"
)  # 385 further upstream
_BEGINS = re.compile(r"\s*(?:and|with|some|about|nearly|just|only|over|another|[£€$]|\s)*")
_PLACED = re.compile(r"(?: [a-z]+)? (?:in|at|on|for|from|to|under|near|beside|by|around|along|across) ")
_IT = re.compile(
    r"\s*It (?:also |then |now |still )?(?!is|was|will|would|may|takes|took|cost|costs)[a-z]+(?: [a-z]+){0,2} [£€$]?"
)
_POSSESSIVE = re.compile(r"['’]s? (?:own |total |some |about |nearly |over |just |only )*[£€$]?")
_NEAR = 40


class Owners:
    """All names of a text, looked up by place."""

    def __init__(self, layout: Layout, claims: Claims) -> None:
        self.layout = layout
        sentences = tuple(dict.fromkeys((p.sentence_start, p.sentence_end) for p in layout.places))
        labels = _beginning_with(claims)
        self.names = names_in(layout.text, claims.entities, claims.rows, claims.weights, labels, sentences)
        self._name_ends = [mention.end for mention in self.names]
        paired = len(claims.entities) > 1 and english(layout.text)
        self._behind = Behind(layout, self.names)
        self._pairs = held_against(layout, self.names, _partners(claims)) if paired else {}

    def whose(self, place: Place, aligned: Alignment | None) -> Whose:
        """The last name before the figure; of names in a row (甲、乙、丙) all."""
        if aligned is not None:
            for mention in self.names:
                if aligned.start <= mention.start and mention.end <= aligned.end and mention.entity:
                    return Whose(frozenset([mention.entity]), True, near=True)
        beside = self._by_form(place) or self._behind.owner(place)
        return beside if beside is not None else self._before(place)

    def _by_form(self, place: Place) -> Whose | None:
        """Harbour's 31 plots; 31 against 42, of two that were compared before."""
        if place.number in self._pairs:
            entity, named = self._pairs[place.number]
            return Whose(frozenset([entity]), True, near=True, sure=named)
        at = bisect_left(self._name_ends, place.figure.start + 1) - 1
        last = self.names[at] if at >= 0 else None
        if last is None or not last.entity:
            return None
        if not _POSSESSIVE.fullmatch(self.layout.text, last.end, place.figure.start):
            return None
        return Whose(frozenset([last.entity]), True, near=True, sure=True)

    def _before(self, place: Place) -> Whose:
        """The last name before the figure, with those that stand in a row with it."""
        if _ELSEWHERE.match(self.layout.text, place.figure.end):
            return Whose()
        if _HELD_AGAINST.search(self.layout.text, max(0, place.figure.start - _NEAR), place.figure.start):
            return Whose()
        at = bisect_left(self._name_ends, place.figure.start + 1) - 1
        if at < 0:
            return Whose()
        while at > 0 and is_aside(self.layout.text, self.names[at], place):
            at -= 1
        last = self.names[at]
        if self._item_of_its_own(last, place):
            return Whose()
        firm = last.start >= place.sentence_start or self._it(at, place)
        if not firm and not self._carries(last, place):
            return Whose()
        between = _WHERE.sub("", self.layout.text[last.end : place.figure.start])
        near = firm and not re.search("[，,；;：:]", between)
        if not last.entity:
            return Whose(frozenset(), firm, True, near)
        row = {last.entity}
        if at > 0 and of_either(self.layout, self.names[at - 1], last, place):
            row.add(self.names[at - 1].entity or "")
        while at > 0 and (
            self._go_together(self.names[at - 1], self.names[at])
            or side_by_side(self.layout.text, self.names[at - 1], self.names[at], place)
        ):
            at -= 1
            if self.names[at].entity:
                row.add(self.names[at].entity or "")
        return Whose(
            frozenset(row), firm, near=near, sure=near and len(row) == 1 and self._right_at(last, place)
        )

    def _item_of_its_own(self, last: Mention, place: Place) -> bool:
        """318 in the west and 287 beside the lake: the name is that of the figure before, and this one has its own place."""
        before = self.layout.places[place.number - 1] if place.number else None
        if before is None or before.sentence != place.sentence or last.start < before.figure.start:
            return False
        own = _BEGINS.fullmatch(self.layout.before(place)) and _PLACED.match(self.layout.behind(place))
        other = ";" in self.layout.text[last.end : place.figure.start]
        return bool(own or other) and self._behind.owns(before, last)

    def _it(self, at: int, place: Place) -> bool:
        """It sold 31,900 nights, behind a sentence with the one name: of the same."""
        last, text = self.names[at], self.layout.text
        if not _IT.fullmatch(text, place.sentence_start, place.figure.start):
            return False
        begins = text.rfind(". ", 0, max(0, place.sentence_start - 2)) + 1
        return all(one.entity == last.entity for one in self.names[: at + 1] if one.end > begins)

    def _right_at(self, last: Mention, place: Place) -> bool:
        """Whether the name stands right before the figure, no other figure between, and is not what is compared with."""
        piece = self.layout.pieces[place.piece]
        text = self.layout.text
        if not text[last.start].isascii() or last.start < piece.start:
            return False
        return not compared_with(text, last, piece.start)

    def _go_together(self, one: Mention, other: Mention) -> bool:
        """Whether two names are told as one: 甲、乙 in a row, or both meant by 两区."""
        same = (one.start, one.end) == (other.start, other.end)
        return same or _CHAIN.match(self.layout.text, one.end, other.start) is not None

    def _carries(self, mention: Mention, place: Place) -> bool:
        """A name holds to the end of its paragraph; one in a heading, for the paragraph below it."""
        between = self.layout.text[mention.end : place.figure.start]
        breaks = between.count("\n")
        if breaks == 0:
            return True
        line = between.partition("\n")[0]
        return breaks == 1 and len(line) <= 20 and not line.rstrip().endswith(("。", "；", ".", "！"))


def _beginning_with(claims: Claims) -> tuple[str, ...]:
    """The labels that begin with the name of an entity: Care staff beside Care."""
    short = tuple(f"{entity.lower()} " for entity in claims.entities if entity.isascii())
    return tuple({claim.name for claim in claims.all if short and claim.name.lower().startswith(short)})


def _partners(claims: Claims) -> dict[str, frozenset[str]]:
    """An entity → those that stand in a row with it, where the sheet gives it for one time only."""
    times: dict[str, set[int | None]] = {}
    for claim in claims.all:
        times.setdefault(claim.entity, set()).add(claim.year)
    alone = {entity for entity, years in times.items() if len(years - {None}) < 2}
    return {
        entity: frozenset(name for row in claims.rows if entity in row for name in row) - {entity}
        for entity in alone
    }
