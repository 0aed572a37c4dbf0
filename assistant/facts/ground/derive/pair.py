"""The sum or difference of two facts that no word announces."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from decimal import Decimal

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.derive.operands import PERCENT, POINT, Result, alike, number, overlap, value
from assistant.facts.ground.derive.told import Derived, comes_to, told
from assistant.facts.ground.words.lexicon import english
from assistant.facts.match import exchange
from assistant.facts.match.precision import digits_told
from assistant.figures import Figure

_BOTH = re.compile(r"[总共合两及和与、超多净]")
_PAIR_DIGITS = 2
_AKIN = 0.85  # likeness of units from which two counts are of one kind


def by_pair(
    figure: Figure, near: str, named: Claim, claims: Claims, without: Container[int] = ()
) -> Derived | None:
    """The sum or difference of a named fact and another, which no word announces: 男职工339人 of 640 and 301.

    Asked only before a figure would be called wrong: then even an unspoken calculation speaks for it.
    """
    if named.quantity is None or named.resolved.derived or figure.value_high is not None or figure.approx:
        return None
    if digits_told(figure) < _PAIR_DIGITS or named.unit in (PERCENT, POINT):
        return None
    for other in claims.all:
        if other.index == named.index or other.resolved.derived or other.index in without:
            continue
        if (other.year, other.entity) != (named.year, named.entity):
            continue  # a difference of two years is told as one
        swap = exchange(named.unit, other.unit)
        loose = swap is None or (swap.likeness < _AKIN and not overlap(near, other))
        if loose and not (named.unit + other.unit).isascii():
            continue  # 座 and 辆 are not added up without a word for it; grants may be of applications
        if not alike(named, other) or not _two_meant(near, named, other):
            continue
        if min(len(value(one).normalize().as_tuple().digits) for one in (named, other)) < _PAIR_DIGITS:
            continue  # 149 and 7 would give any neighbour of 149
        for result in _pair(named, other):
            if loose and abs(Decimal(figure.value)) != result.value:
                continue  # of two kinds of things only what is exact is no accident
            if comes_to([figure], result):
                return told(figure, result)
    return None


def _two_meant(near: str, named: Claim, other: Claim) -> bool:
    """Whether the words leave room for a second fact: 男职工 is not 女职工, 中高级职称 is both, 进出口总额 a total."""
    beside = "".join(c for c in near if c not in named.name)
    if english(near) or _BOTH.search(beside):
        return True
    return not set(named.name) <= set(near) or set(other.name) <= set(near)


def _pair(one: Claim, other: Claim) -> Iterator[Result]:
    high, low = sorted((one, other), key=value, reverse=True)
    told = f"{number(one)} + {number(other)}"
    yield Result(value(one) + value(other), one.unit, "a + b", told, (one, other))
    yield Result(value(high) - value(low), one.unit, "a - b", f"{number(high)} - {number(low)}", (high, low))
