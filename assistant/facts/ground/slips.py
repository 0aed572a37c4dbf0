"""Values that no fact has, near one that the words name: which slip was made, and against which fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.idioms import compares
from assistant.facts.ground.lexicon import english, one_wording, pattern, says
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.score import Fit, fit_of
from assistant.facts.ground.spoken import said_of, versions
from assistant.facts.ground.typos import closely, mistyped
from assistant.facts.match import exchange, states_but_for_direction
from assistant.facts.match.precision import digits_told
from assistant.figures import Figure, kind_of_unit

_NAMED, _SURELY, _LEAST_NAMED = 0.5, 0.68, 0.3
_COVERED, _COVERED_CLOSE = 0.45, 0.25
_MOST_ELSE = 2  # characters beside a label that still leave it to be the one meant
_TYPED = 0.15  # the same where digits changed places
_MISTYPED = 0.3  # likeness that is enough where the digits themselves tell that the fact was meant
_LEAD = 0.08  # how far the fact named must lead before the next one of another value
_ENOUGH = 3  # digits that no other figure has by chance
_NOT = re.compile(r"\b(?:not|dis\w+ed|un\w+ed)\b")
_PER = re.compile(r"(?: [a-z]+)? (?:per|for each|for every|apiece|each) [a-z\d]")
_FOR_EVERY = re.compile(r"\b(?:for|of) (?:every|each) [£€$]?\d[^.;]*\Z", re.IGNORECASE)
_IN_ALL = re.compile(r"(?: [a-z]+)? (?:in all|in total|altogether|combined|together|between them|overall)\b")
_NEXT = 12  # characters of an English word or two
_DENIED_BEHIND = 40
_POWERS = frozenset(Decimal(10) ** n for n in (-8, -4, 4, 8))
_THOUSANDS = frozenset(Decimal(10) ** n for n in (-9, -6, -3, 3, 6, 9))  # million for billion
_POINTS = {"percentage points": "个百分点", "percentage point": "个百分点", "名": "人", "位": "人"}
_CONFUSED = ({"%", "个百分点"}, {"人", "人次"}, {"户", "户次"}, {"家", "家次"}, {"元", "美元"}, {"%", "‰"})


@dataclass(frozen=True, slots=True)
class Slip:
    """A right number with a wrong unit, multiplier or direction; `sure` when the words name the fact."""

    claim: Claim
    rule: str
    sure: bool


def slip_of(reading: Reading, claims: Claims) -> Slip | None:
    """The best named fact whose number stands here in another unit or with another direction."""
    figure = reading.place.figure
    found = {
        claim.index: "figure-unit"
        for claim in claims.values.with_digits(figure)
        if _unit_slips(figure, claim)
    }
    for claim in claims.values.with_same_digits(figure):
        if mistyped(figure, claim) and digits_told(figure) >= _ENOUGH:
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
        if index in reading.likeness or telling:
            fit = fit_of(claim, reading.likeness.get(index, 0.0), reading.context, claims)
            least = _TYPED if rule == "figure-contradicts" else _LEAST_NAMED
            sure = fit.words >= least or telling
            slips.append((fit.total, -index, Slip(claim, rule, sure)))
    return max(slips, key=lambda slip: slip[:2])[2] if slips else None


def _told_by_digits(figure: Figure, claim: Claim, claims: Claims) -> bool:
    """Whether the digits alone tell the fact: three of them, or two of the only fact with such a unit."""
    alone = sum(one.unit == claim.unit for one in claims.all) == 1
    if digits_told(figure) >= _ENOUGH:
        return len(claims.values.with_digits(figure)) == 1 or (alone and mistyped(figure, claim))
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
    return claim.unit == figure.unit and value / known in powers


def _other_measure(figure: Figure, claim: Claim) -> bool:
    """268.4万千瓦时 for 268.4万千瓦: the digits of a measure, or of money, in a unit that measures something else."""
    swap = exchange(figure.unit, claim.unit)
    if digits_told(figure) < _ENOUGH - (figure.unit + claim.unit).isascii() or (swap and swap.factor == 1):
        return False
    if claim.unit.startswith(f"{figure.unit}/"):
        return False  # 亩均税收18.7万元 of 18.7万元/亩
    return {kind_of_unit(figure.unit), kind_of_unit(claim.unit)} <= {"measure", "money"}


def named_other(reading: Reading, stated: set[int], claims: Claims) -> Fit | None:
    """The fact that the words name beyond doubt, of another value; None when they leave it open.

    What another figure of the sentence states is not meant here; words of calculation (其余, 平均) speak
    of something else than the facts they stand near.
    """
    rivals = [fit for fit in reading.rivals if fit.claim.index not in stated]
    if not rivals:
        return None
    best = rivals[0]
    other = next((fit for fit in rivals[1:] if not _same_value(fit.claim, best.claim)), None)
    if other is not None and best.total - other.total < _LEAD:
        return None
    if _denied(reading, best.claim):
        return None
    figure = reading.place.figure
    odd = mistyped(figure, best.claim) or _elsewhere(figure, best.claim, claims)
    close = odd or closely(figure, best.claim)
    least = _MISTYPED if odd else _NAMED
    if best.words < (least if close else _SURELY) or best.total < least:
        return None
    if best.cover < (_COVERED_CLOSE if close else _COVERED):
        return None
    context = reading.context
    if best.claim.year not in (None, context.when.year or claims.year):
        alone = all(c.year == best.claim.year for c in claims.named(best.claim.name))
        if not alone or context.when.year is not None:
            return None
    whose = context.whose
    if best.claim.entity not in claims.overall and not (whose.firm and best.claim.entity in whose.entities):
        return None
    if context.growth != best.claim.change and not close:
        return None
    if not close and not _by_its_name(reading.near, best.claim):
        return None
    if compares(figure) or _FOR_EVERY.search(reading.said[: len(reading.said) - len(context.behind)]):
        return None
    return None if calculated(reading) and not (close or best.claim.change) else best


def _denied(reading: Reading, claim: Claim) -> bool:
    """Whether the words deny what the fact counts: 非护理型床位, 7% of visitors were not satisfied."""
    if reading.context.english:
        return _NOT.search(reading.context.behind[:_DENIED_BEHIND]) is not None and not _NOT.search(
            claim.name
        )
    return any(f"{word}{claim.name[:2]}" in reading.near for word in "非未无")


def _by_its_name(near: str, claim: Claim) -> bool:
    """Whether the words right before say little but the label: 团员1430名, not 发展新团员1430名."""
    words = pattern("overall").sub("", pattern("filler").sub("", near.replace(claim.entity or "\n", "")))
    if english(words):
        return True
    label = one_wording(claim.name)
    return sum("㐀" <= c <= "鿿" and c not in label for c in one_wording(words)) <= _MOST_ELSE


def calculated(reading: Reading) -> bool:
    """Whether the words right before the figure name a calculation: 其余, 人均, 比上年增加."""
    near = reading.near
    if compares(reading.place.figure) or (
        " per " not in reading.place.figure.unit and _PER.match(reading.context.behind)
    ):
        return True
    if reading.context.english and (
        says("remainder", reading.context.behind[:_NEXT])
        or _IN_ALL.match(reading.context.behind)
        or says("average", reading.context.clause)
        or reading.goes_on
    ):
        return True
    return any(says(kind, near) for kind in ("average", "remainder", "total")) or (
        says("difference", near) and not reading.context.level
    )


def _elsewhere(figure: Figure, claim: Claim, claims: Claims) -> bool:
    """Whether the digits are those of a fact of another unit, and the unit is that of `claim`: 48,200 families."""
    others = claims.values.with_digits(figure) if digits_told(figure) >= _ENOUGH else []
    return any(one.unit != claim.unit and claim.unit == figure.unit != one.unit for one in others)


def _same_value(one: Claim, other: Claim) -> bool:
    return one.quantity == other.quantity
