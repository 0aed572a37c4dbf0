"""What a rate may be had from: single positive amounts of whom and when the words speak."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import PERCENT, POINT, value
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.match import exchange
from assistant.facts.match.units import Exchange
from assistant.figures import Figure, kind_of_unit

_COMPOSITE = re.compile(r"(.+?)(?: (?:per|an?|each|every) |/)(.+)")
_PER_LABEL = re.compile(r" per ([a-z]+)")


def is_amount(claim: Claim) -> bool:
    return (
        claim.quantity is not None
        and claim.quantity.high is None
        and not claim.change
        and claim.unit not in (PERCENT, POINT)
        and value(claim) > 0
    )


def holds(claim: Claim, context: Context, claims: Claims, *, whoever: bool) -> bool:
    """Whether it is of whom and when the words speak; of now where no time is said."""
    whose, year = context.whose, context.when.year or claims.year
    if (
        not whoever
        and whose.firm
        and whose.entities
        and claim.entity not in (*whose.entities, *claims.overall, "")
    ):
        return False
    return year is None or claim.year in (year, None)


def measures(claim: Claim) -> bool:
    return kind_of_unit(claim.unit) == "measure"


def counts(claim: Claim) -> bool:
    return not claim.unit or kind_of_unit(claim.unit) == "count"


def is_rate(claim: Claim, noun: str, figure: Figure) -> bool:
    """Whether a fact is itself so much for each of the noun: Cost per member, tonnes per hectare."""
    stems = {token for token, _ in tokens_of(noun)}
    _, per, each = f"{claim.name} {claim.unit}".partition(" per ")
    each = each if per else claim.unit.partition("/")[2]
    return bool(stems & {token for token, _ in tokens_of(each)}) and figure.unit != ""


def parts_of(rate: Claim) -> tuple[str, str]:
    """What so much for each is measured in, and per what: dollars and kilogram, by the unit or by the label; else empty."""
    if found := _COMPOSITE.fullmatch(rate.unit):
        return found[1], found[2]
    found = _PER_LABEL.search(rate.name)
    return (rate.unit, found[1]) if found else ("", "")


def held_in(unit: str, claim: Claim) -> Decimal:
    swap = exchange(unit, claim.unit)
    return value(claim) / decimal(swap) if swap else value(claim)


def decimal(swap: Exchange) -> Decimal:
    return Decimal(swap.factor.numerator) / Decimal(swap.factor.denominator)
