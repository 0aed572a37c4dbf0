"""Sums, differences and averages that no word announces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.heads import is_each
from assistant.facts.ground.derive.operands import PERCENT, POINT, Operands, Result, number, overlap, value
from assistant.facts.ground.derive.totals import added, fits_sum
from assistant.facts.ground.derive.unsaid.about import (
    has_whole,
    holds_here,
    may_go_with,
    other_times,
    partners,
    row_of,
)
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.match import exchange
from assistant.figures import Figure, kind_of_unit

_FEWEST = 2
_TOGETHER = re.compile(r"\b(?:together|combined|jointly|between them)\b")


def plain_sums(
    figure: Figure, about: list[Claim], context: Context, operands: Operands, claims: Claims
) -> Iterator[Result]:
    """What was just told added up, and one indicator over all that have it, where the words speak of none of them alone."""
    said = set(map(claims.entity_called, claims.names.findall(context.clause)))
    inside = [c for c in operands.stated[: operands.in_sentence] if not c.of and fits(c, figure)]
    for size in range(_FEWEST, len(inside) + 1):
        if not said & {c.entity for c in inside[:size] if c.entity in claims.parts}:
            yield added(inside[:size])
    after = [c for c in operands.after if not c.of and fits(c, figure)]
    for size in range(_FEWEST, len(after) + 1):
        yield added(
            after[:size]
        )  # 247 courses were held: 126 in languages, 73 in computing and 48 for young people
    if _TOGETHER.search(
        context.clause
    ):  # admissions, the state grant and sponsorship together produced €9.4 million
        row = [
            c
            for c in operands.named
            if fits(c, figure) and c.year in (None, context.when.year or claims.year)
        ]
        if (
            len(row) >= _FEWEST
            and len({c.entity for c in row}) == 1
            and len({c.name for c in row}) == len(row)
        ):
            yield added(row)
    yield from _over_time(figure, about, claims)
    yield from _of_one_word(figure, context, claims)
    for one in about:
        row = [c for c in row_of(one, claims) if fits(c, figure)]
        if len(row) >= _FEWEST and not any(c.entity in (*claims.overall, *said) for c in row):
            yield added(row)
    names = dict.fromkeys(c.name for c in claims.all if c.quantity and fits(c, figure))
    for name in names:
        row = [c for c in claims.named(name) if c.year in (None, claims.year) and fits(c, figure)]
        whose = {c.entity for c in row}
        if len(row) >= _FEWEST and len(whose) == len(row) and not has_whole(row, claims) and not said & whose:
            yield added(row)


def _over_time(figure: Figure, about: list[Claim], claims: Claims) -> Iterator[Result]:
    """The second half brought in €105.2 million: one indicator over quarters or months of a year that follow each other."""
    for one in dict.fromkeys((c.name, c.entity) for c in (*about, *claims.all) if fits(c, figure)):
        parts = sorted((c for c in claims.series.get(one, ()) if _span_of(c)), key=_span_of)
        for first in range(len(parts)):
            for end in range(first + _FEWEST, len(parts) + 1):
                run = parts[first:end]
                spans = [_span_of(c) for c in run]
                if all(b[0] == a[1] + 1 for a, b in pairwise(spans)) and len({c.year for c in run}) == 1:
                    yield added(run)


def _span_of(claim: Claim) -> tuple[int, ...]:
    """The first and the last month of a claim that holds for less than a year; empty for any other."""
    spans = [(int(date[1:3]), int(date[4:6])) for date in claim.dates if date[:1] == "@"]
    return spans[0] if len(spans) == 1 and spans[0] != (1, 12) else ()


def _of_one_word(figure: Figure, context: Context, claims: Claims) -> Iterator[Result]:
    """Schools, museums and clubs shared €775,000, grants of €775,000: facts that the words name together, or that have a word
    of their labels in common."""
    words = {token for token, _ in tokens_of(context.clause) if len(token) > 1}
    year = context.when.year or claims.year
    same = [c for c in claims.all if fits(c, figure) and c.year in (None, year) and c.unit]
    groups: dict[str, list[Claim]] = {"": []}
    for claim in same:
        own = {token for token, _ in tokens_of(claim.spoken) if len(token) > 1}
        if own & words:
            groups[""].append(claim)
        for token in own:
            groups.setdefault(token, []).append(claim)
    for row in groups.values():
        names = {c.name for c in row}
        whose = {c.entity for c in row}
        if len(row) >= _FEWEST and len(names) == len(row) and len(whose) == 1:
            yield added(row)


def plain_differences(figure: Figure, about: list[Claim], claims: Claims) -> Iterator[Result]:
    for one in about:
        if not fits(one, figure):
            continue
        for other in (*other_times(one, claims), *partners(one, about, claims)):
            high, low = sorted((one, other), key=value, reverse=True)
            if value(high) > value(low):
                shown = f"{number(high)} - {number(low)}"
                yield Result(value(high) - value(low), high.unit, "a - b", shown, (high, low))


def plain_averages(figure: Figure, about: list[Claim], context: Context, claims: Claims) -> Iterator[Result]:
    """€3,970 a tonne there, compared with €2,210: an amount in the figure's unit for each of what was just told."""
    if is_each(context) and about:
        yield from _for_each(about[0], context, claims)
    if kind_of_unit(figure.unit) not in ("money", "measure") and figure.unit:
        return
    totals = [c for c in claims.all if fits(c, figure) and holds_here(c, context, claims)]
    for count in about:
        if not _divides(count, figure):
            continue
        for total in totals:
            if may_go_with(total, count):
                shown = f"{number(total)} ÷ {number(count)}"
                yield Result(value(total) / value(count), total.unit, "a / b", shown, (total, count))


def _for_each(total: Claim, context: Context, claims: Claims) -> Iterator[Result]:
    """91,270 repairs, an average of 3.9 per home: of all that is counted in homes, or called so, where several facts are."""
    said = {token for token, _ in tokens_of(context.behind) if len(token) > 1}
    for count in claims.all:
        if count.quantity is None or count.quantity.high is not None or count.unit in (PERCENT, POINT):
            continue
        called = {token for token, _ in tokens_of(f"{count.name} {count.unit}")}
        if said & called and value(count) and may_go_with(total, count) and count.index != total.index:
            shown = f"{number(total)} ÷ {number(count)}"
            yield Result(value(total) / value(count), total.unit, "a / b", shown, (total, count))


def _divides(count: Claim, figure: Figure) -> bool:
    """Whether it is something that amounts are had per: no rate, no other amount, nothing computed."""
    if count.of or count.unit in (PERCENT, POINT) or not value(count):
        return False
    return exchange(figure.unit, count.unit) is None


def fits(claim: Claim, figure: Figure) -> bool:
    """Whether it is counted as the figure is; a fact without a unit by the noun of its label: Passenger journeys, in millions."""
    if fits_sum(claim, figure):
        return True
    bare = claim.quantity is not None and claim.quantity.high is None and not claim.unit
    return bare and bool(figure.unit) and overlap(figure.unit, claim)
