"""English phrases about figures that no list of words holds: 73,900 of 98,500, twelve months before, first-time donors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.places.layout import Layout
from assistant.facts.ground.reading import Reading
from assistant.figures import Figure

_OF = re.compile(
    r"(?: [a-z]+){0,2} (?:out )?of (?:the |our |its |their |all |a total of |a possible )*(?:some )?[£€$]?"
)
_OF_THE = re.compile(r" of (?:the |its |their |our |all |these |those |a total of )?(?:[a-z]+ )?[£€$]?")
_OF_WHOLE = re.compile(r" ?[:,(\u2013] ?of (?:the |our |its |their |all |some )*[£€$]?", re.IGNORECASE)
_THEN_PART = re.compile(r"(?: [a-z-]+){0,5}, (?:only |just |some |about )*[£€$]?")
_COLON = re.compile(r"[^.;£€$\d]{0,60}[:,(] ?[£€$]?")
_YEARS_OLD = re.compile(r"\b(?:aged|under|over) \d+")
_AGO = re.compile(r" (?:before|earlier|ago|previously|on)\b")
_SAME_CHANGE = re.compile(
    r"(?: or (?:by )?[£€$]?[\d.,]+%?(?: [a-z]+){0,2}| \([^)]{1,16}\)|\)) (?:more|fewer|less|higher|lower|longer|shorter) than\b"
)
_MONTHS = {"months": 12, "month": 12, "years": 1, "year": 1, "weeks": 52}


def part_and_whole(readings: Sequence[Reading], index: int, layout: Layout) -> tuple[Claim, Claim] | None:
    """75% of them, 73,900 of 98,500 people: the two that a share is told of right behind it, or right before it."""
    if (told := _whole_and_part(readings, index, layout)) is not None:
        return told
    for first in (index + 1, index + 2, index - 2):
        pair = readings[first : first + 2] if first >= 0 else ()
        if len(pair) < 2 or any(one.place.sentence != readings[index].place.sentence for one in pair):
            continue
        part, whole = pair
        if part.about is None or whole.about is None:
            continue
        if not _OF.fullmatch(layout.text, part.place.figure.end, whole.place.figure.start):
            continue
        own, other = readings[index].place.figure, part.place.figure
        if first > index and not _COLON.fullmatch(_YEARS_OLD.sub("", layout.text[own.end : other.start])):
            continue
        return part.about, whole.about
    return None


def whole_behind(readings: Sequence[Reading], index: int, layout: Layout) -> Reading | None:
    """29% of the 565 tonnes available: what the text itself puts behind a share as its whole."""
    pair = readings[index : index + 2]
    if len(pair) < 2 or pair[0].place.sentence != pair[1].place.sentence:
        return None
    own, whole = (reading.place.figure for reading in pair)
    if own.kind not in ("percent", "ratio") or whole.is_date or whole.kind in ("percent", "ratio", "time"):
        return None
    return pair[1] if _OF_THE.fullmatch(layout.text, own.end, whole.start) else None


def _whole_and_part(readings: Sequence[Reading], index: int, layout: Layout) -> tuple[Claim, Claim] | None:
    """56%: of 184,500 registered voters, 103,320 voted."""
    if index + 2 >= len(readings):
        return None
    own, whole, part = (reading.place for reading in readings[index : index + 3])
    if own.sentence != part.sentence or not _OF_WHOLE.fullmatch(
        layout.text, own.figure.end, whole.figure.start
    ):
        return None
    if not _THEN_PART.fullmatch(layout.text, whole.figure.end, part.figure.start):
        return None
    ends = readings[index + 2].about, readings[index + 1].about
    return (ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None


def same_change(text: str, figure: Figure) -> bool:
    """Whether a change is told twice: 20% or 53,000 more than in 2024, 6.9 km (60%) more than in 2024."""
    return not figure.is_date and _SAME_CHANGE.match(text, figure.end) is not None


def looks_back(text: str, figure: Figure, claims: Claims) -> bool:
    """Whether a time only says with when something is compared: than twelve months before, where the years are given."""
    size = _MONTHS.get(figure.unit)
    if (
        size is None
        or not figure.value.isdigit()
        or int(figure.value) % size
        or not _AGO.match(text, figure.end)
    ):
        return False
    years = {claim.year for claim in claims.all if claim.year}
    return bool(years) and int(figure.value) // size <= max(years) - min(years)


def is_compound(text: str, figure: Figure) -> bool:
    """Whether a rank is only the first word of a compound: first-time donors, second-hand cars."""
    return figure.kind == "rank" and text[figure.end : figure.end + 1] == "-"
