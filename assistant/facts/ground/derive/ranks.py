"""Places in a ranking: 由第7位升至第4位, 比上年前移3位. A smaller number is the better place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.facts.arithmetic import plain
from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.derive.operands import Result
from assistant.figures import Figure

_MOVED = re.compile(
    r"(?:前移|后移|上升|前进|提升|提高|跃升|进位|晋位|下降|后退|退后|下滑|倒退)了?\Z|\b(?:up|down|rose|fell|climbed|dropped|moved|gained|lost)\b"
)
_PLACES = frozenset(["位", "名", "位次", "个位次", "places", "place"])


def moved_places(figure: Figure, clause: str, claims: Claims) -> Iterator[Result]:
    """前移3位, up three places: the place of the year before less that of this year, so that upwards is positive."""
    if figure.unit not in _PLACES or not _MOVED.search(clause):
        return
    table: dict[tuple[str, str], list[tuple[Claim, Decimal]]] = {}
    for claim in claims.places:
        place = claim.place
        if place is not None:
            table.setdefault((claim.name, claim.entity), []).append((claim, place))
    for row in table.values():
        known = sorted((pair for pair in row if pair[0].year is not None), key=lambda pair: pair[0].year or 0)
        if len(known) > 1 and known[-1][0].year == claims.year:
            (before, was), (now, place) = known[-2:]
            told = f"{plain(was)} - {plain(place)}"
            yield Result(was - place, figure.unit, "growth: places", told, (now, before))
