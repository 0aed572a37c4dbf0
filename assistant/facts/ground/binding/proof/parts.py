"""A part and its whole told beside each other: 52 of 86 sites, of 1,125 participants 630 were women."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from assistant.facts.ground.reading import Reading
from assistant.figures import Figure

_OF = re.compile(r"(?: [a-z]+)? (?:out )?of (?:the |our |its |their |all |a total of )*(?:some )?[£€$]?")
_OF_THE = re.compile(r"(?:\A|[.;:,(] )[Oo]f (?:the |our |its |their |all |these |a total of )*(?:some )?\Z")
_OF_WHOM = re.compile(r"\bof (?:whom|which|them|these|those)\b[^.;]{0,24}\Z")
_OF_THEM = re.compile(r"(?: [a-z]+)? of (?:whom|which|them|these|those)\b")
_NEAR = 40
_AMONG = re.compile("[^，。；]{0,12}中[^，。；]{0,6}")


def _part_behind(text: str, whole: Figure, part: Figure) -> bool:
    """Of the 1,125 participants, 630 were women; 1,264 clients, of whom 809 came for the first time; 10,540 of them survived."""
    if _OF_THEM.match(text, part.end) or _OF_WHOM.search(text, whole.end, part.start):
        return True
    return _OF_THE.search(text, max(0, whole.start - _NEAR), whole.start) is not None


def part_of_whole(one: Reading, text: str, readings: Sequence[Reading]) -> bool:
    """Whether it is the part or the whole of the two, in this order of size, and is said to be the other."""
    assert one.meant is not None
    for other in readings:
        if other is one or other.best is None or other.place.sentence != one.place.sentence:
            continue
        if other.best.claim.index != one.meant.claim.index:
            continue
        first, second = sorted((one.place.figure, other.place.figure), key=lambda figure: figure.start)
        try:
            size = Decimal(first.value) - Decimal(second.value)
        except InvalidOperation:
            continue
        if size < 0 and _OF.fullmatch(text, first.end, second.start):
            return True
        if size > 0 and _part_behind(text, first, second):
            return True
        if size > 0 and _AMONG.fullmatch(text, first.end, second.start):
            return True
    return False


def of_each_other(one: Reading, other: Reading, text: str) -> bool:
    """86 of 52 sites: the two share one noun, and their sizes tell that they are exchanged."""
    first, second = sorted((one.place.figure, other.place.figure), key=lambda figure: figure.start)
    return _OF.fullmatch(text, first.end, second.start) is not None
