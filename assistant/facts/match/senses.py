"""Up and down: the signed value that a fact gives, and the one that a figure claims."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from assistant.facts.match.lexicon import words_of
from assistant.facts.match.units import PERCENT, POINT
from assistant.facts.resolved import Resolved
from assistant.figures import Figure

_DATA = Path(__file__).parent / "data" / "senses.txt"
Sense = Literal["up", "down", "either", ""]
_RANKING = re.compile(r"排名|排位|位次|名次|\brank", re.IGNORECASE)
_PLACES = frozenset(["位", "名", ""])


def sense_of(resolved: Resolved) -> Sense:
    """What the fact's own name says: 降幅 down, 新增 up, 增减率 either (the sign decides), 企业数 nothing."""
    fact = resolved.fact
    name = f"{fact.label or fact.id}" if fact else resolved.expression
    if resolved.quantity is not None and resolved.quantity.value < 0:
        return "either"
    return sense_of_name(name)


@cache
def sense_of_name(name: str) -> Sense:
    """The sense of a label: the last word of direction in it decides."""
    name = name.lower()
    if any(_last(name, word) >= 0 for word in words_of(_DATA, "either")):
        return "either"
    up = max((_last(name, word) for word in words_of(_DATA, "up")), default=-1)
    down = max((_last(name, word) for word in words_of(_DATA, "down")), default=-1)
    if up == down == -1:
        return ""
    return "up" if up > down else "down"


def _last(name: str, word: str) -> int:
    """Where the word last stands in the name, -1 if nowhere; English words whole: no `up` in Hotel occupancy."""
    if not word.isascii():
        return name.rfind(word)
    return max((found.start() for found in _whole(word).finditer(name)), default=-1)


@cache
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){re.escape(word)}(?:s|es|d|ed|ped|ing|ping)?(?![a-z])")


@cache
def words_of_sense(name: str) -> tuple[str, ...]:
    """The words of direction in a label: 减税 and 降费 in 减税降费."""
    name = name.lower()
    return tuple(word for part in ("up", "down") for word in words_of(_DATA, part) if _last(name, word) >= 0)


def is_change(resolved: Resolved) -> bool:
    """Whether the fact says how much something changed, not how much there is."""
    fact = resolved.fact
    name = f"{fact.label or fact.id} {fact.formula}" if fact else resolved.expression
    unit = resolved.quantity.unit if resolved.quantity else ""
    return unit == POINT or bool(sense_of_name(name)) or any(w in name for w in words_of(_DATA, "change"))


def is_place(resolved: Resolved) -> bool:
    """Whether the fact is a place in a ranking (排名 = 4位, which people write 第4位) and not a count of places."""
    quantity, fact = resolved.quantity, resolved.fact
    if quantity is None or quantity.high is not None or quantity.unit not in _PLACES or fact is None:
        return False
    whole = quantity.value >= 1 and quantity.value == quantity.value.to_integral_value()
    return whole and _RANKING.search(fact.label or fact.id) is not None and not is_change(resolved)


def agree(figure: Figure, resolved: Resolved, value: Decimal) -> bool | None:
    """Whether the direction claimed is that of the fact; None when the fact knows no direction.

    A fact of −7.1 % is 下降7.1%; a 降幅 of 7.1 % too; 收入 7.1 % with a neutral label rose.
    """
    if figure.direction == "none":
        return None if value >= 0 or figure.value.startswith("-") else False
    sense = sense_of(resolved)
    rising = figure.direction == "up"
    if figure.value.startswith("-"):
        rising = not rising
    if value < 0:
        return not rising
    if sense in ("up", "down"):
        return rising == (sense == "up")
    unit = resolved.quantity.unit if resolved.quantity else ""
    if sense == "either" or unit in (PERCENT, POINT) or is_change(resolved):
        return rising or value == 0
    return None
