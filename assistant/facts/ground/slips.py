"""Values that no fact has, near one that the words name: which slip was made, and against which fact."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.lexicon import says
from assistant.facts.ground.reading import Reading, versions
from assistant.facts.ground.score import Fit, fit_of
from assistant.facts.match import states_but_for_direction
from assistant.figures import Figure

_NAMED, _SURELY, _LEAST_NAMED = 0.5, 0.68, 0.3
_COVERED, _COVERED_CLOSE = 0.45, 0.25
_LEAD = 0.08  # how far the fact named must lead before the next one of another value
_POWERS = frozenset(Decimal(10) ** n for n in (-8, -4, 4, 8))
_POINTS = {"percentage points": "个百分点", "percentage point": "个百分点"}
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
    found = {claim.index: "figure-unit" for claim in claims.with_digits(figure) if _unit_slips(figure, claim)}
    spoken = versions(figure, reading.near, reading.context)
    for claim in claims.near_value(figure):
        if claim.figure is None and any(states_but_for_direction(one, claim.resolved) for one in spoken):
            found[claim.index] = "figure-direction"
    slips = []
    for index, rule in found.items():
        if index in reading.likeness:
            claim = claims.all[index]
            fit = fit_of(claim, reading.likeness[index], reading.context, claims)
            slips.append((fit.total, -index, Slip(claim, rule, fit.words >= _LEAST_NAMED)))
    return max(slips, key=lambda slip: slip[:2])[2] if slips else None


def _unit_slips(figure: Figure, claim: Claim) -> bool:
    """Same digits, but a confusable unit, or 万 for 亿."""
    quantity = claim.quantity
    if quantity is None or quantity.high is not None or figure.value_high is not None:
        return False
    value, known = abs(Decimal(figure.value)), abs(quantity.value)
    units = {_POINTS.get(unit, unit) for unit in (figure.unit, claim.unit)}
    if value == known:
        return units in _CONFUSED
    return claim.unit == figure.unit and value / known in _POWERS


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
    close = _close(reading.place.figure, best.claim)
    if best.words < (_NAMED if close else _SURELY) or best.total < _NAMED:
        return None
    if best.cover < (_COVERED_CLOSE if close else _COVERED):
        return None
    context = reading.context
    if best.claim.year not in (None, context.when.year or claims.year):
        return None
    whose = context.whose
    if best.claim.entity not in claims.overall and not (whose.firm and best.claim.entity in whose.entities):
        return None
    if context.growth != best.claim.change and not close:
        return None
    return None if calculated(reading) and not close else best


def calculated(reading: Reading) -> bool:
    """Whether the words right before the figure name a calculation: 其余, 人均, 比上年增加."""
    near = reading.near
    return any(says(kind, near) for kind in ("average", "remainder", "total")) or (
        says("difference", near) and not reading.context.level
    )


def _same_value(one: Claim, other: Claim) -> bool:
    return one.quantity == other.quantity


def _close(figure: Figure, claim: Claim) -> bool:
    """Whether the values look like one another: within a quarter, a power of ten apart, or one digit."""
    if claim.quantity is None:
        return claim.figure is not None
    try:
        value, known = abs(Decimal(figure.value)), abs(claim.quantity.value)
    except ArithmeticError:
        return False
    if not value or not known:
        return False
    ratio = value / known
    if Decimal("0.75") <= ratio <= Decimal("1.34") or ratio == Decimal(1).scaleb(ratio.adjusted()):
        return True
    a, b = figure.value.replace(".", ""), format(known, "f").replace(".", "").strip("0")
    a = a.strip("0")
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1
