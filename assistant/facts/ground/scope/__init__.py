"""Whose and when: the entity and the time that hold at a place, carried over from what was said before."""

from __future__ import annotations

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.places.layout import Layout, Place
from assistant.facts.ground.places.lists import Alignment
from assistant.facts.ground.scope.clock import Clock
from assistant.facts.ground.scope.mention import When, Whose
from assistant.facts.ground.scope.owners import Owners
from assistant.facts.ground.scope.times import BY_THE_CLOCK

__all__ = ["BY_THE_CLOCK", "Scope", "When", "Whose"]


class Scope:
    """All names and times of a text, looked up by place."""

    def __init__(self, layout: Layout, claims: Claims, written: int | None = None) -> None:
        """`written` is the year of the document's date."""
        self._owners, self._clock = Owners(layout, claims), Clock(layout, claims, written)

    def whose(self, place: Place, aligned: Alignment | None) -> Whose:
        """The entities that hold at the figure; `aligned` is its item, if it stands in a 分别 list."""
        return self._owners.whose(place, aligned)

    def when(self, place: Place, aligned: Alignment | None) -> When:
        """The time that holds at the figure."""
        return self._clock.when(place, aligned)
