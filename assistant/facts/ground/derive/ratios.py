"""Ratios: one fact so many times another, and the parts of a whole in a row (12.4∶41.7∶45.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.derive.operands import (
    PERCENT,
    Operands,
    Result,
    alike,
    is_rate_of_change,
    number,
    pool,
    value,
)
from assistant.figures import Figure

_COLON = re.compile(r"\s*[∶:：]\s*")
_FEWEST_PARTS = 3


def multiples(figure: Figure, operands: Operands) -> Iterator[Result]:
    """One fact so many times another: 1.2倍, 16.9∶1, 存贷比."""
    within = [c for c in pool(operands, 5, 2) if not is_rate_of_change(c)]
    for one in within:
        for other in within:
            if one.index != other.index and alike(one, other) and value(other):
                ratio = value(one) / value(other)
                unit = "倍" if figure.kind == "multiple" else figure.unit
                ratio *= 100 if unit == PERCENT else 1
                yield Result(ratio, unit, "a / b", f"{number(one)} ÷ {number(other)}", (one, other))


def in_a_row(figure: Figure, claims: Claims) -> tuple[Claim, ...]:
    """12.4∶41.7∶45.9 of three facts of one unit and year, each with one of these values, in their order."""
    try:
        values = [Decimal(part) for part in _COLON.split(figure.text)]
    except ArithmeticError:
        return ()
    rows: dict[tuple[str, int | None, str], dict[Decimal, Claim]] = {}
    for claim in claims.all:
        if claim.quantity is not None and claim.quantity.high is None:
            rows.setdefault((claim.unit, claim.year, claim.entity), {}).setdefault(value(claim), claim)
    for row in rows.values():
        if len(values) > 1 and all(one in row for one in values):
            found = tuple(row[one] for one in values)
            ordered = [claim.index for claim in found]
            return found if ordered == sorted(ordered) else ()
    return ()


def structure_of(figure: Figure, claims: Claims) -> Result | None:
    """三次产业结构12.5∶41.7∶45.8: the shares of neighbouring facts of one unit, year and entity in their sum."""
    try:
        parts = [Decimal(part) for part in _COLON.split(figure.text)]
    except ArithmeticError:
        return None
    if len(parts) < _FEWEST_PARTS or abs(sum(parts, Decimal(0)) - 100) > 1:
        return None
    rows: dict[tuple[str, int | None, str], list[Claim]] = {}
    for claim in claims.all:
        if claim.quantity is not None and claim.quantity.high is None:
            rows.setdefault((claim.unit, claim.year, claim.entity), []).append(claim)
    for row in rows.values():
        for at in range(len(row) - len(parts) + 1):
            run = row[at : at + len(parts)]
            whole = sum(map(value, run), Decimal(0))
            if whole > 0 and all(
                _rounds(value(c) / whole * 100, part) for c, part in zip(run, parts, strict=True)
            ):
                return Result(Decimal(0), "", "a : b : c", " ∶ ".join(map(number, run)), tuple(run))
    return None


def _rounds(share: Decimal, part: Decimal) -> bool:
    """Whether the part prints the share, give or take one in the last place, so that the parts make 100."""
    exponent = part.as_tuple().exponent
    return abs(share - part) <= Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
