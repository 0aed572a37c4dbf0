"""The two ends of a change that are found as one range: cut from 571 kg to 548 kg."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from assistant.facts.arithmetic import plain
from assistant.facts.ground.claims import Claims
from assistant.figures import Figure, find_figures

_FROM = re.compile(r"\bfrom (?:about |nearly |just |over |some )*\Z")
_BY = re.compile(
    r"(?:rose|fell|grew|climbed|dropped|declined|increased?|decreased?|reduced|up|down|went up|went down) by (?:about |nearly |just over |over |some )*\Z"
)
_TO = re.compile(r" to ")
_BARE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_JOINS = (" to ", " to about ", " to just over ", " to nearly ")
_NEAR = 24
_EXACT = 3  # digits that no estimate has
_THOUSAND, _FAR = Decimal(1000), Decimal(20)


def two_ends(text: str, figures: tuple[Figure, ...], claims: Claims) -> Iterator[Figure]:
    """The figures, with both ends in place of a range behind `from` that no fact has as a range."""
    ranged = {
        claim.quantity.value for claim in claims.all if claim.quantity and claim.quantity.high is not None
    }
    figures = tuple(
        _scaled(text, figure, after) for figure, after in zip_longest(figures, figures[1:]) if figure
    )
    for figure in figures:
        if (
            figure.kind != "range"
            or figure.is_date
            or not (
                _FROM.search(text, max(0, figure.start - _NEAR), figure.start) or _by_so_many(text, figure)
            )
        ):
            yield figure
            continue
        cut = _TO.search(figure.text)
        ends = _ends(figure, cut.start(), cut.end()) if cut and not ranged else ()
        yield from ends or (figure,)


def _by_so_many(text: str, figure: Figure) -> bool:
    """increased by 675 to 1,195: numbers that are not round are no estimate of how many, but how many more and how many then."""
    if not _BY.search(text, max(0, figure.start - _NEAR), figure.start):
        return False
    return all(len(end.strip("0.")) >= _EXACT for end in (figure.value, figure.value_high or ""))


def _scaled(text: str, figure: Figure, after: Figure | None) -> Figure:
    """from 247 to 218 million: the first end takes over the multiplier that stands at the second."""
    if after is None or not _BARE.fullmatch(figure.text) or text[figure.end : after.start] not in _JOINS:
        return figure
    if (
        not _FROM.search(text, max(0, figure.start - _NEAR), figure.start)
        or after.value_high
        or after.is_date
    ):
        return figure
    number = _BARE.search(after.text)
    if number is None or figure.is_date:
        return figure
    one, other = (Decimal(found.replace(",", "")) for found in (figure.text, number[0]))
    scale = Decimal(after.value) / other if other else Decimal(1)
    if scale < _THOUSAND or not 1 / _FAR < one / max(other, Decimal(1)) < _FAR:
        return figure
    return replace(figure, value=plain(one * scale), unit=after.unit, kind=after.kind)


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
