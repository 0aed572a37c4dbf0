"""Slots in their place: the words around a printed value must speak of its fact.

A value that a slot prints is right by construction, but not what the sentence says of it: 发现隐患1234家 where
1234 is the number of firms is as wrong as a wrong number. Precision comes first, for people edit drafts in
words of their own: only what contradicts the fact is found, never what merely says it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.slots_placed.names import Names
from assistant.checks.slots_placed.place import Place, places
from assistant.checks.subject import Subject
from assistant.report.findings import Finding

__all__ = ["Names", "Place", "misplaced", "places"]


def misplaced(subject: Subject) -> Iterator[Finding]:
    """Printed values whose clause names another fact, another entity or another unit, or nothing of their own."""
    if subject.facts is None or not subject.drafted:
        return
    names = Names(subject.facts)
    for reading in subject.texts:
        for place in places(reading):
            said = names.wrong(place)
            if said:
                yield subject.finding(
                    "figure-misattributed",
                    reading,
                    place.figure.start,
                    place.figure.end,
                    fact=place.figure.fact,
                    said=said.in_(subject.language),
                )
