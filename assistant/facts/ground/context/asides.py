"""Asides behind an English figure: 357 (73%) live with families and 84 (17%) in homes; €9.87 billion, or 56%, went to firms.

What stands behind the aside is said of the figure before it, and not of the next one: the words about the others are read as
if the aside were not there, and what is in it is told of the same thing as the figure that it follows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.facts.ground.context import Context
from assistant.facts.ground.places.layout import Layout
from assistant.figures import Figure

_BRACKET = re.compile(r" ?\([^()\n]{1,48}\)")
_OR = re.compile(
    r", or (?:about |nearly |some |just over |just under )?[£€$]?\d[\d.,]*(?:%| per cent)?,(?= )"
)
_LINKS = frozenset(
    "or of the about nearly just over under some almost up down by from to against in previous prior last year before compared with"
    " year-on-year yoy and per cent a an share total it them i e that is was versus vs".split()
)
_CHANGE = frozenset(["percent", "percentage_point", "ratio", "multiple"])


def asides_of(text: str, figures: tuple[Figure, ...]) -> dict[int, tuple[int, int]]:
    """The index of a figure → the offsets of the aside right behind it that holds another figure, and not only a date."""
    found: dict[int, tuple[int, int]] = {}
    for at, figure in enumerate(figures[:-1]):
        match = _BRACKET.match(text, figure.end) or _OR.match(text, figure.end)
        if match is None or figure.is_date:
            continue
        held = [one for one in figures[at + 1 : at + 4] if one.end <= match.end()]
        if any(not one.is_date for one in held) and not _names(
            text[match.start() : match.end()], held, match.start()
        ):
            found[at] = match.span()
    return found


def _names(aside: str, held: list[Figure], start: int) -> bool:
    """Whether the aside tells something of its own: (and awarded almost 2,900 degrees)."""
    for figure in reversed(held):
        aside = aside[: figure.start - start] + aside[figure.end - start :]
    return any(word.lower() not in _LINKS for word in re.findall("[A-Za-z]+", aside))


def blanked(text: str, asides: Mapping[int, tuple[int, int]]) -> str:
    """The text of the same length with blanks for the asides."""
    for start, end in asides.values():
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def told_of_the_same(own: Context, main: Context, figure: Figure) -> Context:
    """The context of a figure in an aside: the words about the figure before it, at the time that the aside names."""
    if figure.is_date or figure.kind in _CHANGE:
        return own
    return replace(own, words=main.words, mass=main.mass, whose=main.whose)


def owner_of(layout: Layout, index: int, asides: Mapping[int, tuple[int, int]]) -> int | None:
    """The index of the figure behind which the aside stands that holds this one, None for a figure in no aside."""
    start = layout.places[index].figure.start
    return next((at for at, (first, end) in asides.items() if first <= start < end), None)
