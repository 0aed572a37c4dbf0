"""Figures that are computed from facts: a bounded search, opened only by a word that names the calculation.

Without such a word any small number could be had from some pair of facts. The operands are facts that
the text states near the figure, or whose labels the words name; each search yields few readings, the
simplest first, so that a wrong figure finds no accidental one.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import localcontext
from itertools import islice

from assistant.facts.arithmetic import plain, round_half_up
from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.averages import averages
from assistant.facts.ground.derive.changes import changes
from assistant.facts.ground.derive.operands import PERCENT, POINT, Operands, Result, alike, number, value
from assistant.facts.ground.derive.shares import (
    bracketed,
    complements,
    in_a_row,
    multiples,
    parts_undone,
    savings,
    shares,
    structure_of,
    undone_rates,
)
from assistant.facts.ground.derive.totals import (
    against_entity,
    all_of_unit,
    differences,
    entity_points,
    entity_sums,
    parts_left,
    products,
    sums,
    undone,
)
from assistant.facts.ground.idioms import compares
from assistant.facts.ground.lexicon import says
from assistant.facts.match import states
from assistant.facts.match.precision import digits_told
from assistant.facts.resolved import Resolved
from assistant.figures import Figure, Quantity, kind_of_unit

__all__ = ["Derived", "Operands", "Result", "by_pair", "comes_to", "derive", "results", "told"]

_BOTH = re.compile(r"[总共合两及和与、超多净]")
_PAIR_DIGITS = 2
_SURE_DIGITS = 3  # digits that a calculation which no word names does not give by chance
_MOST = 24  # readings tried for one figure
_RATIO = re.compile(r"比(?:例|率)?(?:为|达|达到|是)?\s*\Z")  # 存贷比, 生师比
_NORM = re.compile(r"[比较].{0,10}偏[高低多少]")
_NOT = re.compile(r"\b(?:not|dis\w+ed|un\w+ed)\b|[未不没]")
_NET = re.compile(r"净|\bnet\b")
_MORE = re.compile(r" (?:more|fewer|less) [a-z]")
_THAN = re.compile(r"\bthan\b")
_EACH = re.compile(r"\s*(?:an?|per|for each) [a-z]+")  # £15,000 a farm
_RATIO_KINDS = frozenset(["percent", "ratio", "multiple"])


@dataclass(frozen=True, slots=True)
class Derived:
    """A reading that fits: its arithmetic with the result, and the ids it rests on."""

    arithmetic: str
    facts: tuple[str, ...]
    claim: Claim | None = None  # the value itself, for later figures to be computed from


def derive(
    figure: Figure,
    versions: Iterable[Figure],
    context: Context,
    near: str,
    operands: Operands,
    claims: Claims,
) -> Derived | None:
    """The simplest calculation that the words name and that comes to the figure, or None."""
    if figure.kind == "ratio" and (structure := structure_of(figure, claims)):
        return told(figure, structure)
    if figure.kind == "ratio" and (found := in_a_row(figure, claims)):
        return Derived(f"{' ∶ '.join(map(number, found))}", tuple(claim.id for claim in found))
    spoken = list(versions)
    with localcontext() as work:
        work.prec = 34
        for result in islice(results(figure, context, near, operands, claims), _MOST):
            if comes_to(spoken, result):
                return told(figure, result)
    return None


def comes_to(spoken: Iterable[Figure], result: Result) -> bool:
    """Whether one of the versions of a figure states the result."""
    resolved = Resolved(result.formula, Quantity(result.value, None, result.unit), facts=())
    return any(states(_in_its_unit(one, result), resolved) for one in spoken)


def _in_its_unit(figure: Figure, result: Result) -> Figure:
    """20,126 valid votes of so many ballots: an English count may go by another noun than what it is had from."""
    nouns = figure.unit, result.unit
    counted = all(unit.replace(" ", "").isalpha() and unit.isascii() for unit in nouns)
    if (
        counted
        and digits_told(figure) >= _SURE_DIGITS
        and {kind_of_unit(unit) for unit in nouns} == {"count"}
    ):
        return replace(figure, unit=result.unit)
    return figure


def told(figure: Figure, result: Result) -> Derived:
    """The result as it is shown to people, at the digits of the figure."""
    ids = tuple(dict.fromkeys(name for claim in result.of for name in claim.ids))
    resolved = Resolved(result.formula, Quantity(result.value, None, result.unit), facts=())
    claim = replace(
        result.of[0], index=-1 - figure.start, resolved=resolved, name="", spoken="", change=False, of=ids
    )
    return Derived(f"{result.arithmetic} = {_shown(figure, result)}", ids, claim)


def by_pair(
    figure: Figure, near: str, named: Claim, claims: Claims, without: Container[int] = ()
) -> Derived | None:
    """The sum or difference of a named fact and another, which no word announces: 男职工339人 of 640 and 301.

    Asked only before a figure would be called wrong: then even an unspoken calculation speaks for it.
    """
    if named.quantity is None or named.resolved.derived or figure.value_high is not None or figure.approx:
        return None
    if digits_told(figure) < _PAIR_DIGITS or named.unit in (PERCENT, POINT):
        return None
    for other in claims.all:
        if other.index == named.index or other.resolved.derived or other.index in without:
            continue
        if (other.year, other.entity) != (named.year, named.entity):
            continue  # a difference of two years is told as one
        if not alike(named, other) or not _two_meant(near, named, other):
            continue
        if min(len(value(one).normalize().as_tuple().digits) for one in (named, other)) < _PAIR_DIGITS:
            continue  # 149 and 7 would give any neighbour of 149
        for result in _pair(named, other):
            if comes_to([figure], result):
                return told(figure, result)
    return None


def _two_meant(near: str, named: Claim, other: Claim) -> bool:
    """Whether the words leave room for a second fact: 男职工 is not 女职工, 中高级职称 is both, 进出口总额 a total."""
    beside = "".join(c for c in near if c not in named.name)
    if near.isascii() or _BOTH.search(beside):
        return True
    return not set(named.name) <= set(near) or set(other.name) <= set(near)


def _pair(one: Claim, other: Claim) -> Iterator[Result]:
    high, low = sorted((one, other), key=value, reverse=True)
    told = f"{number(one)} + {number(other)}"
    yield Result(value(one) + value(other), one.unit, "a + b", told, (one, other))
    yield Result(value(high) - value(low), one.unit, "a - b", f"{number(high)} - {number(low)}", (high, low))


def results(
    figure: Figure, context: Context, near: str, operands: Operands, claims: Claims
) -> Iterator[Result]:
    """Every reading that the words open, the simplest first."""
    words = context.clause + context.behind[: 20 if context.english else 6]
    told = near
    if compares(figure) or _MORE.match(
        context.behind
    ):  # 310 fewer complaints than in the first quarter of 2024
        told = f"{near} {figure.text}{context.behind}"
        # What follows `than` says when; it names no indicator.
        near = _THAN.split(told, maxsplit=1)[0]
    if context.growth or says("difference", words) or says("previous", told) or "翻" in figure.text:
        yield from changes(figure, context, near, operands, claims)
    if figure.kind in _RATIO_KINDS:
        yield from _quotients(figure, context, near, operands, claims)
        return
    close = near + context.behind[: 20 if context.english else 6]
    if figure.kind == "percentage_point":
        yield from against_entity(context, operands, claims)
    if (
        says("remainder", close)
        or says("difference", close)
        or "非" in near
        or compares(figure)
        or _NET.search(near)
    ):
        if not _NORM.search(context.clause):  # 较常年偏少: which of the two is the larger matters
            yield from differences(
                operands, figure.kind == "percentage_point", net=_NET.search(near) is not None
            )
        yield from products(operands, True)
        yield from entity_points(figure, context, claims)
        yield from undone(figure, near, operands, claims)
    if says("average", words) or (context.english and _EACH.match(context.behind)):
        yield from averages(figure, context, operands, claims)
    if len(context.whose.entities) > 1 and context.whose.firm:
        yield from entity_sums(figure, context, operands, claims)
    if says("sum", close) or says("total", context.clause):
        yield from sums(figure, operands, claims)
    if digits_told(figure) >= _SURE_DIGITS and not context.growth:
        yield from parts_left(operands)
        yield from products(operands)
        yield from all_of_unit(figure, operands, claims)


def _quotients(
    figure: Figure, context: Context, near: str, operands: Operands, claims: Claims
) -> Iterator[Result]:
    words = context.clause + context.behind[:6]
    yield from savings(context, operands)
    times = says("multiple", words)
    portion = any(word in figure.text for word in ("成", "分之", "半")) and "百分之" not in figure.text
    if (context.share or times or portion or bracketed(context)) and not context.growth:
        yield from shares(context, operands, claims)
    falls = figure.kind == "multiple" and figure.direction == "down"
    if not falls and (times or figure.kind in ("ratio", "multiple") or _RATIO.search(near)):
        yield from multiples(figure, operands)
    yield from undone_rates(context, operands)
    if says("remainder", words) or _NOT.search(
        context.behind[:40] if context.english else near + context.behind[:6]
    ):
        yield from complements(operands)
        yield from parts_undone(operands)


def _shown(figure: Figure, result: Result) -> str:
    """The result at the digits of the figure."""
    digits = figure.text.rpartition(".")[2] if "." in figure.text else ""
    places = max(sum(c.isdigit() for c in digits), 1)
    value = plain(round_half_up(result.value, places if result.unit in (PERCENT, POINT, "") else 2))
    return value + (result.unit if result.unit in (PERCENT, POINT) else "")
