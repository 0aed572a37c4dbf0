"""The claims of a sheet by their values: near a magnitude, or with the same digits."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from assistant.facts.ground.claims.claim import Claim
from assistant.facts.match import exchange
from assistant.facts.match.units import times
from assistant.figures import Figure

_PLAIN = re.compile(r"-?\d+(?:\.\d+)?\Z")


class Values:
    """Claims looked up by value, each table built when first asked for."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.all = claims

    @cached_property
    def _by_unit(self) -> dict[str, tuple[list[Decimal], list[Claim]]]:
        """Unit → magnitudes in rising order, and their claims."""
        grouped: dict[str, list[tuple[Decimal, int]]] = {}
        for claim in self.all:
            if claim.quantity is not None:
                grouped.setdefault(claim.unit, []).append((abs(claim.quantity.value), claim.index))
        return {
            unit: ([value for value, _ in sorted(pairs)], [self.all[i] for _, i in sorted(pairs)])
            for unit, pairs in grouped.items()
        }

    @cached_property
    def _by_digits(self) -> dict[str, list[Claim]]:
        """The digits that count of a value → its claims."""
        table: dict[str, list[Claim]] = {}
        for claim in self.all:
            if claim.quantity is not None and claim.quantity.value:
                table.setdefault(_digits(format(claim.quantity.value, "f")), []).append(claim)
        return table

    @cached_property
    def _by_sorted_digits(self) -> dict[str, list[Claim]]:
        table: dict[str, list[Claim]] = {}
        for digits, claims in self._by_digits.items():
            table.setdefault(_sorted(digits), []).extend(claims)
        return table

    def near(self, figure: Figure) -> Iterator[Claim]:
        """Claims whose magnitude could be this figure's, hedged or rounded, in any unit that fits."""
        try:
            stated = abs(Decimal(figure.value))
        except ArithmeticError:
            return
        ratio = figure.kind in ("ratio", "multiple", "percent")
        for unit, (values, claims) in self._by_unit.items():
            swap = exchange(figure.unit, unit)
            if swap is None and not ratio:
                continue
            factors = {swap.factor} if swap else set()
            for factor in factors:
                middle = times(stated, factor)
                yield from _between(values, claims, middle)
            if ratio:
                yield from _between(values, claims, stated * 100)
                yield from _between(values, claims, stated / 100)

    def with_digits(self, figure: Figure) -> list[Claim]:
        """Claims whose value has the same digits, wherever the point stands."""
        digits = "" if figure.is_date or figure.kind == "time" else _digits(figure.value)
        return self._by_digits.get(digits, []) if digits else []

    def with_same_digits(self, figure: Figure) -> list[Claim]:
        """Claims whose value has the same digits in any order."""
        digits = "" if figure.is_date or figure.kind == "time" else _digits(figure.value)
        return self._by_sorted_digits.get(_sorted(digits), []) if digits else []


def _digits(value: str) -> str:
    return _stripped(value) if _PLAIN.match(value) else ""


def _sorted(digits: str) -> str:
    """The digits in order without their zeros, which may change places with the last (8620 and 8206)."""
    return "".join(sorted(digits)).lstrip("0")


def _stripped(value: str) -> str:
    whole, _, rest = value.lstrip("-").partition(".")
    return (whole + rest.rstrip("0")).strip("0")


def _between(values: list[Decimal], claims: list[Claim], middle: Decimal) -> Iterator[Claim]:
    low = bisect_left(values, middle * Decimal("0.45"))
    high = bisect_right(values, middle * Decimal("2.2"))
    yield from claims[low:high]
