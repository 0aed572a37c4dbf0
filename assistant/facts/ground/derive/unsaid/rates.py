"""Shares, growth and multiples that no word announces."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.derive.operands import (
    PERCENT,
    POINT,
    Operands,
    Result,
    is_rate_of_change,
    number,
    value,
)
from assistant.facts.ground.derive.unsaid.about import in_order, may_go_with, other_times, partners, row_of
from assistant.facts.ground.words.tokens import tokens_of
from assistant.figures import Figure

_FEWEST, _WHOLE = 2, 100


def plain_shares(figure: Figure, about: list[Claim], operands: Operands, claims: Claims) -> Iterator[Result]:
    over = figure.unit == PERCENT and Decimal(figure.value) > _WHOLE  # a clearance rate of 106%
    inside = [c for c in operands.stated[: operands.in_sentence] if not c.of and not _is_rate(c)]
    beside = tuple(inside[:_FEWEST])  # 1,146 prisoners in 1,200 places
    if len(inside) > 1 and len({c.unit for c in inside}) == 1:
        yield from _of_all(inside)  # 213 tonnes given and 87 bought: gifts are 71%
    if inside:
        yield from _of_siblings(inside, operands, claims)
    for one in about:
        if is_rate_of_change(one) or _is_rate(one):
            continue
        wholes_first = sorted(partners(one, about, claims, beside), key=lambda c: value(c) < value(one))
        for other in wholes_first:
            part, whole = sorted((one, other), key=value, reverse=over)
            if value(whole) > 0 and not is_rate_of_change(other):
                yield quotient(part, whole, PERCENT)
        row = row_of(one, claims)
        if len(row) >= _FEWEST and one in row:
            yield from _of_all(row, one)


def _of_siblings(inside: list[Claim], operands: Operands, claims: Claims) -> Iterator[Result]:
    """€9.87 billion (61%) to households and €6.42 billion to firms: the last told in all that are told in its unit, then in all
    facts of its unit that have a word of its label."""
    part = inside[0]
    later = [c for c in operands.after if not c.of and c.unit == part.unit and may_go_with(c, part)]
    for size in range(1, len(later) + 1):
        yield from _of_all([*(c for c in inside if c.unit == part.unit), *later[:size]], part)
    words = {token for token, _ in tokens_of(part.spoken) if len(token) > 1}
    for word in sorted(words):
        held = (claims.all[i] for i in claims.postings.get(word, ()))
        row = [c for c in held if c.quantity and c.quantity.high is None and c.unit == part.unit]
        row = [c for c in row if (c.entity, c.year) == (part.entity, part.year)]
        if len(row) >= _FEWEST and part in row:
            yield from _of_all(row, part)


def _is_rate(claim: Claim) -> bool:
    return claim.unit in (PERCENT, POINT)


def _of_all(row: list[Claim], one: Claim | None = None) -> Iterator[Result]:
    """The share of `one`, or of each, in all of the row together."""
    whole, parts = sum(map(value, row), Decimal(0)), " + ".join(map(number, row))
    for part in (one,) if one is not None else tuple(row):
        if whole > 0:
            share = value(part) / whole * 100
            yield Result(share, PERCENT, "a / sum", f"{number(part)} ÷ ({parts})", (part, *row))


def growths(about: list[Claim], claims: Claims) -> Iterator[Result]:
    for one in about:
        if _is_rate(one):
            continue
        for before in other_times(one, claims):
            now, then = in_order(one, before)
            if value(then):
                growth = (value(now) - value(then)) / abs(value(then)) * 100
                shown = f"({number(now)} - {number(then)}) ÷ {number(then)}"
                yield Result(growth, PERCENT, "growth(a, b)", shown, (now, then))


def folds(about: list[Claim], claims: Claims) -> Iterator[Result]:
    for one in about:
        for before in other_times(one, claims):
            now, then = in_order(one, before)
            if value(then):
                yield quotient(now, then, "倍")
        for other in partners(one, about, claims):
            low, high = sorted((one, other), key=value)
            if value(low) > 0:
                yield quotient(high, low, "倍")


def points(about: list[Claim], claims: Claims) -> Iterator[Result]:
    for one in about:
        if one.unit == PERCENT:
            for other in other_times(one, claims):
                high, low = sorted((one, other), key=value, reverse=True)
                yield Result(
                    value(high) - value(low), POINT, "a - b", f"{number(high)} - {number(low)}", (high, low)
                )


def quotient(one: Claim, other: Claim, unit: str) -> Result:
    times = 100 if unit == PERCENT else 1
    return Result(
        value(one) / value(other) * times, unit, "a / b", f"{number(one)} ÷ {number(other)}", (one, other)
    )
