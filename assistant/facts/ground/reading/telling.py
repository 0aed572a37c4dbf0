"""What a text tells about each of its figures: context, the words right before, and those of its item in a list.

`read_all` makes the readings of a text; where asides stand in it, each figure outside of them is read as if they were not there.
"""

from __future__ import annotations

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.context import Context, context_of
from assistant.facts.ground.context.asides import asides_of, blanked, owner_of, told_of_the_same
from assistant.facts.ground.context.headings import Headings
from assistant.facts.ground.places.layout import Layout, lay_out
from assistant.facts.ground.places.lists import align
from assistant.facts.ground.reading import Reading, read
from assistant.facts.ground.scope import Scope
from assistant.figures import Figure

_SAID = 60  # characters before a sentence in which a word of a label may still stand
_EARLIER = 400
_TAIL = 90  # and behind the figure


class Telling:
    """One layout of a text, asked figure by figure."""

    def __init__(self, layout: Layout, claims: Claims, scope: Scope) -> None:
        self.layout, self.claims, self.scope = layout, claims, scope
        self.aligned = align(layout)
        self._places = {place.figure.start: at for at, place in enumerate(layout.places)}

    def of(self, figure: Figure, headings: Headings) -> tuple[Context, str, str]:
        """The context of a figure of the layout, the words right before it with those its list shares, and those of its item."""
        at = self._places[figure.start]
        place, item = self.layout.places[at], self.aligned.get(at)
        heading = headings.over(figure.start)
        context = context_of(self.layout, place, self.claims, self.scope, item, heading)
        near = (item.shared if item else "") + self.layout.before(place)
        return context, near, item.words if item else ""


def read_all(
    layout: Layout, claims: Claims, headings: Headings, written: int | None, *, english: bool
) -> list[Reading]:
    """The readings of all figures of a layout, in order; `written` is the year of the document's date."""
    figures = tuple(place.figure for place in layout.places)
    asides = asides_of(layout.text, figures) if english else {}
    told = plain = Telling(layout, claims, Scope(layout, claims, written))
    if asides:
        outside = tuple(f for i, f in enumerate(figures) if owner_of(layout, i, asides) is None)
        bare = lay_out(blanked(layout.text, asides), outside)
        plain = Telling(bare, claims, Scope(bare, claims, written))
    readings: list[Reading] = []
    for at, place in enumerate(layout.places):
        owner = owner_of(layout, at, asides)
        context, near, item = (plain if owner is None else told).of(place.figure, headings)
        if owner is not None:
            context = told_of_the_same(context, readings[owner].context, place.figure)
        reading = read(place, context, near, claims)
        reading.item = item
        reading.said = layout.text[max(0, place.sentence_start - _SAID) : place.figure.start] + context.behind
        reading.earlier = layout.text[max(0, place.figure.start - _EARLIER) : place.figure.start]
        reading.tail = layout.text[place.figure.end : min(place.sentence_end, place.figure.end + _TAIL)]
        readings.append(reading)
    return readings
