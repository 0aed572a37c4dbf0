"""Two figures in each other's place."""

from __future__ import annotations

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.reading.score import Fit, fit_of
from assistant.facts.match import exchange

_SWAP, _FAR_SWAP = 0.15, 0.4  # how much better both together must fit the other way, near and far apart
_CLEAR, _WORST = 0.5, -0.3  # a clear gain together bears so much loss of one
_LESS = 0.05  # how much worse a fact must fit where its value stands than where it is meant
_FEW, _MOST_HOLDERS = 6, 8


def find_swaps(readings: list[Reading], claims: Claims) -> None:
    """Pairs of figures, near or far, that would each fit the other's fact clearly better."""
    holders: dict[int, list[Reading]] = {}
    for reading in readings:
        if reading.best is not None:
            holders.setdefault(reading.best.claim.index, []).append(reading)
    for one in readings:
        for rival in (*one.rivals[:_FEW], *one.siblings) if one.best is not None else ():
            for other in holders.get(rival.claim.index, [])[:_MOST_HOLDERS]:
                _swap(one, other, rival, claims)


def _unnamed(one: Reading, other: Reading, claims: Claims) -> Fit | None:
    """Takings came to £1.66 million and the subsidy to £4.15 million: a fact that no word names, in the place of one."""
    assert one.best is not None and other.best is not None
    owner, held = one.best.claim, other.best.claim
    same = owner.unit == held.unit and (owner.entity, owner.year) == (held.entity, held.year)
    if not one.context.english or one.place.sentence != other.place.sentence or not same:
        return None
    if owner.index in other.likeness or owner.index in one.likeness or held.index in other.likeness:
        return None
    return fit_of(owner, 0.0, other.context, claims)


def _swap(one: Reading, other: Reading, rival: Fit, claims: Claims) -> None:
    assert one.best is not None and other.best is not None
    crossed = _fit(other, one.best.claim) or _unnamed(one, other, claims)
    if crossed is None or other is one or not (as_likely_unit(rival, one) and as_likely_unit(crossed, other)):
        return
    gains = rival.total - one.best.total, crossed.total - other.best.total
    near = abs(one.place.sentence - other.place.sentence) <= 1
    clear = sum(gains) > _CLEAR and min(gains) > _WORST
    if clear or (sum(gains) > (_SWAP if near else _FAR_SWAP) and min(gains) > -_SWAP):
        one.meant, other.meant = rival, crossed
        one.stated = other.stated = None


def mirror(readings: list[Reading], claims: Claims) -> None:
    """Where 供水2.98亿 is said to be the 3.42 of its sentence, the figure that states those 3.42 is wrong too.

    Its own words may name no fact at all (售出), so that only its partner tells.
    """
    for one in readings:
        if one.meant is None or one.best is None:
            continue
        for other in readings:
            if other is one or other.place.sentence != one.place.sentence or other.stated is None:
                continue
            if other.stated.index != one.meant.claim.index or other.best is None:
                continue
            owner = one.best.claim
            near = one.meant.total - other.best.total
            if near > _LESS and len(other.matches) == 1 and exchange(other.place.figure.unit, owner.unit):
                words = other.likeness.get(owner.index, 0.0)
                other.meant, other.stated = fit_of(owner, words, other.context, claims), None


def _fit(reading: Reading, claim: Claim) -> Fit | None:
    """How a claim fits here although its value stands elsewhere; None when it also has this value."""
    fits = (*reading.rivals, *reading.siblings)
    return next((fit for fit in fits if fit.claim.index == claim.index), None)


def as_likely_unit(rival: Fit, reading: Reading) -> bool:
    """Whether the rival's unit suits the figure as well as that of the fact whose value it has."""
    stated = reading.place.figure.unit
    one, other = exchange(stated, rival.claim.unit), exchange(stated, reading.matches[0][0].claim.unit)
    return one is not None and (other is None or one.likeness >= min(other.likeness, 0.9))
