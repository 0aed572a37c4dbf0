"""The two ends of a change that are found as one range: cut from 571 kg to 548 kg."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.facts.ground.claims import Claims
from assistant.figures import Figure, find_figures

_FROM = re.compile(r"\bfrom (?:about |nearly |just |over |some )*\Z")
_TO = re.compile(r" to ")
_NEAR = 24


def two_ends(text: str, figures: tuple[Figure, ...], claims: Claims) -> Iterator[Figure]:
    """The figures, with both ends in place of a range behind `from` that no fact has as a range."""
    ranged = {
        claim.quantity.value for claim in claims.all if claim.quantity and claim.quantity.high is not None
    }
    for figure in figures:
        if (
            figure.kind != "range"
            or figure.is_date
            or not _FROM.search(text, max(0, figure.start - _NEAR), figure.start)
        ):
            yield figure
            continue
        cut = _TO.search(figure.text)
        ends = _ends(figure, cut.start(), cut.end()) if cut and not ranged else ()
        yield from ends or (figure,)


def _ends(figure: Figure, first: int, second: int) -> tuple[Figure, ...]:
    found = [find_figures(part, "en").figures for part in (figure.text[:first], figure.text[second:])]
    if any(len(part) != 1 for part in found):
        return ()
    one, other = found[0][0], found[1][0]
    unit, kind = (one.unit, one.kind) if one.unit else (other.unit, other.kind)
    at = figure.start
    return (
        replace(one, start=at + one.start, end=at + one.end, unit=unit, kind=kind),
        replace(other, start=at + second + other.start, end=at + second + other.end),
    )
