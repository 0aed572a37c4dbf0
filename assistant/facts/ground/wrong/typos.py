"""Values that look like one another: a figure that was meant to be this fact's, and was mistyped."""

from __future__ import annotations

from decimal import Decimal

from assistant.facts.ground.claims import Claim
from assistant.figures import Figure

_FEWEST_DIGITS = 2
_PAIR = 2
_FEW = 10
_HARDLY_OFF = Decimal("0.1")


def mistyped(figure: Figure, claim: Claim) -> bool:
    """Whether digits changed places (152 for 125), or a hedge stands on the wrong side (近1800 for 1873)."""
    if claim.quantity is None or claim.quantity.high is not None or figure.is_date:
        return False
    try:
        stated, known = abs(Decimal(figure.value)), abs(claim.quantity.value)
    except ArithmeticError:
        return False
    if not known or not stated or stated == known:
        return False
    if figure.approx:
        return abs(stated - known) <= known * _HARDLY_OFF
    if figure.value.strip("0.") and abs(stated.adjusted() - known.adjusted()) == 1:
        return len(stated.normalize().as_tuple().digits) > 1 and stated.normalize().as_tuple().digits == (
            known.normalize().as_tuple().digits
        )  # a decimal place lost: 520 for 5200
    one, other = _side_by_side(stated, known)
    return stated.adjusted() == known.adjusted() and len(one) > 1 and sorted(one) == sorted(other)


def closely(figure: Figure, claim: Claim) -> bool:
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
    if max(value, known) < _FEW and figure.kind not in ("rank", "percentage_point"):
        return False  # any two numbers of one digit are one digit apart
    if abs(value.adjusted() - known.adjusted()) > 1:
        return False  # income of £4.2 million is not the fee of £62
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def one_slip(figure: Figure, known: Decimal) -> bool:
    """Whether one digit differs, or two have changed places, in a number of as many digits."""
    try:
        one, other = _side_by_side(abs(Decimal(figure.value)), abs(known))
    except (ArithmeticError, ValueError):
        return False
    if len(one) != len(other) or len(one) < _FEWEST_DIGITS or one == other:
        return False
    return sum(x != y for x, y in zip(one, other, strict=True)) == 1 or sorted(one) == sorted(other)


def two_changed(figure: Figure, claim: Claim) -> bool:
    """Whether just two digits have changed places: 83,400 for 84,300."""
    if claim.quantity is None or claim.quantity.high is not None:
        return False
    try:
        one, other = _side_by_side(abs(Decimal(figure.value)), abs(claim.quantity.value))
    except (ArithmeticError, ValueError):
        return False
    if len(one) != len(other) or sorted(one) != sorted(other):
        return False
    return sum(x != y for x, y in zip(one, other, strict=True)) == _PAIR


def _side_by_side(one: Decimal, other: Decimal) -> tuple[str, str]:
    """The digits of two values from their first to the last place that either uses: 8620 and 8206, 380 and 308."""
    places = [int(exponent) for exponent in (one.normalize().as_tuple()[2], other.normalize().as_tuple()[2])]
    shift = Decimal(1).scaleb(min(places))
    return format(one / shift, ".0f"), format(other / shift, ".0f")
