"""A calculation told before, told again of another year or entity: 36% of it, against 32% in 2024."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import PERCENT, Operands, Result, alike, number, value
from assistant.figures import Figure

_PAIR, _MOST = 2, 2


def again(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """Quotients and growth computed earlier in the sentence, with both facts those of the year or the entity that the words
    name now; where the words name neither, of the one other year that there is."""
    told = [one for one in operands.stated[: operands.in_sentence] if len(one.of) == _PAIR]
    for done in told[:_MOST]:
        if done.resolved.expression not in ("a / b", "growth(a, b)"):
            continue
        if (done.unit == PERCENT) != (figure.kind in ("percent", "ratio")):
            continue
        pair = [next(iter(claims.of_fact(name)), None) for name in done.of]
        if pair[0] is None or pair[1] is None or pair[0].quantity is None or pair[1].quantity is None:
            continue
        for first, second in _moved(pair[0], pair[1], context, claims):
            yield from _quotient(first, second, done)


def _moved(one: Claim, other: Claim, context: Context, claims: Claims) -> Iterator[tuple[Claim, Claim]]:
    """The two facts of the other year, then of the other entity."""
    year, whose = context.when.year, context.whose.entities
    if one.year == other.year is not None:
        for when in [year] if year not in (None, one.year) else _other_years(one, claims):
            moved = [_only(claims.series.get((c.name, c.entity), ()), year=when) for c in (one, other)]
            if moved[0] is not None and moved[1] is not None:
                yield moved[0], moved[1]
    if len(whose) == 1 and one.entity not in whose:
        moved = [
            _only((c for c in claims.named(c.name) if c.entity in whose), year=c.year) for c in (one, other)
        ]
        if moved[0] is not None and moved[1] is not None:
            yield moved[0], moved[1]


def _other_years(claim: Claim, claims: Claims) -> list[int]:
    years = {c.year for c in claims.series.get((claim.name, claim.entity), ()) if c.year is not None}
    years.discard(claim.year or 0)
    return list(years) if len(years) == 1 else []


def _only(row: Iterator[Claim] | list[Claim] | tuple[Claim, ...], *, year: int | None) -> Claim | None:
    found = [claim for claim in row if claim.year == year]
    return found[0] if len(found) == 1 else None


def _quotient(one: Claim, other: Claim, done: Claim) -> Iterator[Result]:
    if not value(other) or PERCENT in (one.unit, other.unit):
        return
    if done.resolved.expression == "growth(a, b)":
        growth = (value(one) - value(other)) / abs(value(other)) * 100
        told = f"({number(one)} - {number(other)}) ÷ {number(other)}"
        yield Result(growth, PERCENT, "growth(a, b)", told, (one, other))
        return
    quotient = value(one) / value(other) * (100 if done.unit == PERCENT else 1)
    if done.unit == PERCENT and not alike(one, other):
        return
    yield Result(quotient, done.unit, "a / b", f"{number(one)} ÷ {number(other)}", (one, other))
