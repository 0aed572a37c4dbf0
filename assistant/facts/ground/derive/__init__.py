"""Figures that are computed from facts: a bounded search, opened only by a word that names the calculation.

Without such a word any small number could be had from some pair of facts. The operands are facts that
the text states near the figure, or whose labels the words name; each search yields few readings, the
simplest first, so that a wrong figure finds no accidental one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import localcontext
from itertools import islice

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.averages import averages
from assistant.facts.ground.derive.balances import balances
from assistant.facts.ground.derive.changes import changes
from assistant.facts.ground.derive.entities import (
    against_entity,
    entity_differences,
    entity_points,
    entity_sums,
    whole_sums,
)
from assistant.facts.ground.derive.operands import Operands, Result, number
from assistant.facts.ground.derive.pair import by_pair
from assistant.facts.ground.derive.ranks import moved_places
from assistant.facts.ground.derive.rates import changed_rates, compared_rates
from assistant.facts.ground.derive.ratios import in_a_row, multiples, structure_of
from assistant.facts.ground.derive.rests import complements, parts_undone, plan_rates, savings, undone_rates
from assistant.facts.ground.derive.shares import bracketed, shares
from assistant.facts.ground.derive.told import SURE_DIGITS, Derived, comes_to, told
from assistant.facts.ground.derive.totals import (
    all_of_unit,
    differences,
    parts_left,
    products,
    sums,
    undone,
)
from assistant.facts.ground.idioms import compares
from assistant.facts.ground.lexicon import says
from assistant.facts.match.precision import digits_told
from assistant.figures import Figure

__all__ = ["Derived", "Operands", "Result", "by_pair", "comes_to", "derive", "results", "told"]

_MOST = 24  # readings tried for one figure
_RATIO = re.compile(r"比(?:例|率)?(?:为|达|达到|是)?\s*\Z")  # 存贷比, 生师比
_NORM = re.compile(r"[比较].{0,10}偏[高低多少]")
_NOT = re.compile(r"\b(?:not|dis\w+ed|un\w+ed)\b|[未不没]")
_NET = re.compile(r"净|\bnet\b")
_MORE = re.compile(r" (?:more|fewer|less) [a-z]")
_THAN = re.compile(r"\bthan\b")
_EACH = re.compile(r"\s*(?:an?|per|for each) [a-z]+")  # £15,000 a farm
_PORTION = re.compile(r"\b(?:half|thirds?|quarters?|fifths?|tenths?|in)\b", re.IGNORECASE)  # one in four
_RATIO_KINDS = frozenset(["percent", "ratio", "multiple"])


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
    yield from moved_places(figure, context.clause, claims)
    if figure.kind in _RATIO_KINDS:
        yield from _quotients(figure, context, near, operands, claims)
        return
    close = near + context.behind[: 20 if context.english else 6]
    if figure.kind == "percentage_point":
        yield from against_entity(context, operands, claims)
        yield from compared_rates(figure, context, operands, claims)
        if context.growth or says("previous", told):
            yield from changed_rates(operands, claims)
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
        yield from entity_differences(figure, context, operands, claims)
        yield from products(operands, True)
        yield from entity_points(figure, context, claims)
        yield from undone(figure, near, operands, claims)
    if says("average", words) or (context.english and _EACH.match(context.behind)):
        yield from averages(figure, context, operands, claims)
    if len(context.whose.entities) > 1 and context.whose.firm:
        yield from entity_sums(figure, context, operands, claims)
    if context.whose.overall and claims.parts:
        yield from whole_sums(figure, operands, claims)
    yield from balances(near, context.when.year or claims.year, claims)
    if says("sum", close) or says("total", context.clause):
        yield from sums(figure, operands, claims)
    if digits_told(figure) >= SURE_DIGITS and not context.growth:
        yield from parts_left(operands)
        yield from products(operands)
        yield from all_of_unit(figure, operands, claims)


def _quotients(
    figure: Figure, context: Context, near: str, operands: Operands, claims: Claims
) -> Iterator[Result]:
    words = context.clause + context.behind[:6]
    yield from savings(context, operands)
    yield from plan_rates(context, operands, claims)
    yield from parts_undone(operands, context.clause + context.behind)
    times = says("multiple", words)
    portion = any(word in figure.text for word in ("成", "分之", "半")) and "百分之" not in figure.text
    portion = portion or _PORTION.search(figure.text) is not None
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
