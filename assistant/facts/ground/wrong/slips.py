"""Values that no fact has, near one that the words name: which slip was made, and against which fact."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context.spoken import said_of, versions
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.reading.score import fit_of
from assistant.facts.ground.wrong.doubts import leaves_open
from assistant.facts.ground.wrong.typos import mistyped, two_changed
from assistant.facts.match import exchange, states_but_for_direction
from assistant.facts.match.precision import digits_told
from assistant.facts.match.units import dimensions_of
from assistant.figures import Figure

_LEAST_NAMED = 0.3  # likeness from which the words name the fact
_TYPED = 0.15  # the same where digits changed places
_ENOUGH = 3  # digits that no other figure has by chance
_SAME_UNIT = 0.85  # likeness of units that are one
_POWERS = frozenset(Decimal(10) ** n for n in (-8, -4, 4, 8))
_THOUSANDS = frozenset(Decimal(10) ** n for n in (-9, -6, -3, 3, 6, 9))  # million for billion
_POINTS = {"percentage points": "个百分点", "percentage point": "个百分点", "名": "人", "位": "人"}
_CONFUSED = (
    {"%", "个百分点"},
    {"人", "人次"},
    {"户", "户次"},
    {"户", "人"},
    {"家", "家次"},
    {"元", "美元"},
    {"%", "‰"},
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A right number with a wrong unit, multiplier or direction; `sure` when the words name the fact."""

    claim: Claim
    rule: str
    sure: bool


def slip_of(reading: Reading, claims: Claims, told: Set[int] = frozenset()) -> Slip | None:
    """The best named fact whose number stands here in another unit or with another direction. What other figures of the
    text state (`told`, by index) is not what was mistyped here."""
    figure = reading.place.figure
    found = {
        claim.index: "figure-unit"
        for claim in claims.values.with_digits(figure)
        if _unit_slips(figure, claim)
    }
    for claim in claims.values.with_same_digits(figure):
        if (
            exchange(figure.unit, claim.unit)
            and mistyped(figure, claim)
            and _tells_enough(figure, claim, claims, reading)
            and not (reading.context.english and leaves_open(reading, claim, claims, close=True, odd=True))
        ):
            found.setdefault(claim.index, "figure-contradicts")
    spoken = versions(figure, reading.near, reading.context)
    for claim in claims.values.near(figure):
        said = said_of(claim, spoken, reading.near)
        if claim.figure is None and any(states_but_for_direction(one, claim.resolved) for one in said):
            found[claim.index] = "figure-direction"
    slips = []
    for index, rule in found.items():
        claim = claims.all[index]
        telling = rule != "figure-direction" and _told_by_digits(figure, claim, claims)
        telling = telling and not _other_measure(figure, claim)
        if rule == "figure-contradicts" and index not in told:
            telling = telling or _exchanged(figure, claim, reading)
        if index in reading.likeness or telling:
            fit = fit_of(claim, reading.likeness.get(index, 0.0), reading.context, claims)
            least = _TYPED if rule == "figure-contradicts" else _LEAST_NAMED
            sure = fit.words >= least or telling
            slips.append((fit.total, -index, Slip(claim, rule, sure)))
    return max(slips, key=lambda slip: slip[:2])[2] if slips else None


def _tells_enough(figure: Figure, claim: Claim, claims: Claims, reading: Reading) -> bool:
    """Three digits, or two in the unit of one fact alone of which the words speak: 12 posts for 21 that are vacant."""
    if digits_told(figure) >= _ENOUGH:
        return True
    alone = sum(one.unit == claim.unit for one in claims.all) == 1
    return alone and figure.unit == claim.unit and claim.index in reading.likeness


def _exchanged(figure: Figure, claim: Claim, reading: Reading) -> bool:
    """83,400 hectares for 84,300: two of three digits or more have changed places, and the unit and the entity are the fact's."""
    swap = exchange(figure.unit, claim.unit)
    if swap is None or swap.factor != 1 or figure.approx:
        return False
    if swap.likeness < _SAME_UNIT and (figure.unit or digits_told(figure) <= _ENOUGH):
        return False
    whose = reading.context.whose
    if whose.firm and whose.entities and claim.entity and claim.entity not in whose.entities:
        return False
    return digits_told(figure) >= _ENOUGH and two_changed(figure, claim)


def _told_by_digits(figure: Figure, claim: Claim, claims: Claims) -> bool:
    """Whether the digits alone tell the fact: three of them, or two of the only fact with such a unit."""
    alone = sum(one.unit == claim.unit for one in claims.all) == 1
    if digits_told(figure) >= _ENOUGH:
        typed = alone and (figure.unit != "" or digits_told(figure) > _ENOUGH) and mistyped(figure, claim)
        return len(claims.values.with_digits(figure)) == 1 or typed
    return alone and digits_told(figure) == _ENOUGH - 1 and figure.unit == claim.unit


def _unit_slips(figure: Figure, claim: Claim) -> bool:
    """Same digits, but a confusable unit, or 万 for 亿."""
    quantity = claim.quantity
    if quantity is None or quantity.high is not None or figure.value_high is not None:
        return False
    value, known = abs(Decimal(figure.value)), abs(quantity.value)
    units = {_POINTS.get(unit, unit) for unit in (figure.unit, claim.unit)}
    if value == known:
        return units in _CONFUSED or _other_measure(figure, claim)
    powers = _THOUSANDS if re.search("[a-z]", figure.text) else _POWERS
    return (claim.unit == figure.unit or _other_measure(figure, claim)) and value / known in powers


def _other_measure(figure: Figure, claim: Claim) -> bool:
    """268.4万千瓦时 for 268.4万千瓦: the digits of a measure, or of money, in a unit that measures something else."""
    swap = exchange(figure.unit, claim.unit)
    if digits_told(figure) < _ENOUGH - (figure.unit + claim.unit).isascii() or (swap and swap.factor == 1):
        return False
    if claim.unit.startswith(f"{figure.unit}/"):
        return False  # 亩均税收18.7万元 of 18.7万元/亩
    units = (figure.unit, *figure.unit.partition("/")), (claim.unit, *claim.unit.partition("/"))
    one, other = ((whole, head, per) for whole, head, _, per in units)
    if one[2] and one[2] == other[2]:
        return bool(
            dimensions_of(one[1]) and dimensions_of(other[1])
        )  # milligrams for micrograms per cubic metre
    if one[2] or other[2]:
        return False  # $2.40, where the sheet has it in $/kg
    return bool(dimensions_of(one[0]) and dimensions_of(other[0]))
