"""An amount for each, times how many: at €1,450 a hectare the bill for 2,940 hectares came to €4.26 million."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.derive.operands import Operands, Result, number, value
from assistant.facts.ground.words.tokens import tokens_of
from assistant.figures import Figure, kind_of_unit

_EACH = re.compile(r"\b(?:per|for each|for every) ([a-z]+)", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:average|mean|unit)\b", re.IGNORECASE)
_MOST = 4


def bills(figure: Figure, operands: Operands, claims: Claims) -> Iterator[Result]:
    """What each costs, just stated, times a count that the paragraph states or the sheet has in that unit."""
    if figure.kind != "money":
        return
    for rate in operands.stated[: operands.in_sentence]:
        told = f"{rate.name} {rate.unit}"
        each, average = _EACH.search(told), _AVERAGE.search(told)
        if rate.quantity is None or rate.quantity.high is not None or not (each or average):
            continue
        if rate.unit.partition(" per ")[0] != figure.unit:
            continue
        counts = [c for c in operands.stated if _counts(c)]
        if each:
            counts = [c for c in claims.all if _counts(c) and c.year == rate.year and _is_of(c, each[1])]
        for count in counts[:_MOST]:
            told = f"{number(rate)} × {number(count)}"
            yield Result(value(rate) * value(count), figure.unit, "a * b", told, (rate, count))


def _counts(claim: Claim) -> bool:
    single = claim.quantity is not None and claim.quantity.high is None and not claim.of
    return single and kind_of_unit(claim.unit) in ("count", "measure")


def _is_of(claim: Claim, noun: str) -> bool:
    """Whether a fact counts what the noun names, by its unit or by its label: ha and hectare are one by neither."""
    stem = {token for token, _ in tokens_of(noun)}
    return bool(stem & {token for token, _ in tokens_of(f"{claim.name} {_LONG.get(claim.unit, claim.unit)}")})


_LONG = {"ha": "hectares", "t": "tonnes", "km": "kilometres", "m": "metres", "kg": "kilograms"}
