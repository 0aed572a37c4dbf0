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
from assistant.facts.ground.context.idioms import compares
from assistant.facts.ground.derive.again import again
from assistant.facts.ground.derive.averages import averages
from assistant.facts.ground.derive.balances import balances, months_covered, net_flows
from assistant.facts.ground.derive.bases import against_base
from assistant.facts.ground.derive.bills import bills
from assistant.facts.ground.derive.changes import changes
from assistant.facts.ground.derive.entities import (
    against_entity,
    entity_differences,
    entity_points,
    entity_sums,
    sides,
    whole_sums,
)
from assistant.facts.ground.derive.heads import is_each
from assistant.facts.ground.derive.operands import Operands, Result, number
from assistant.facts.ground.derive.pair import by_pair
from assistant.facts.ground.derive.planned import off_plan
from assistant.facts.ground.derive.quotients import quotients
from assistant.facts.ground.derive.ranks import moved_places
from assistant.facts.ground.derive.rates import changed_rates, compared_rates
from assistant.facts.ground.derive.ratios import in_a_row, structure_of
from assistant.facts.ground.derive.rests import plan_points
from assistant.facts.ground.derive.told import SURE_DIGITS, Derived, comes_to, told
from assistant.facts.ground.derive.totals import (
    all_of_unit,
    differences,
    parts_left,
    products,
    sums,
    undone,
)
from assistant.facts.ground.words.lexicon import says
from assistant.facts.match.precision import digits_told
from assistant.figures import Figure

__all__ = ["Derived", "Operands", "Result", "by_pair", "comes_to", "derive", "results", "told"]

_MOST = 24  # readings tried for one figure
_NORM = re.compile(r"[比较].{0,10}偏[高低多少]")
_NET = re.compile(
    r"净|\bnet\b|\b(?:total|number|numbers) (?:fell|rose|grew|shrank|dropped|increased|decreased|is down|is up) by\b"
)
_MORE = re.compile(r" (?:more|fewer|less) [a-z]")
_THAN = re.compile(r"\bthan\b")
_SO_MUCH = re.compile(r"\b(?:more|fewer|less)\s*\Z")  # no word of Loans more than 30 days overdue
_BY = re.compile(
    r"\b(?:over(?:ran|shot|spent)|under(?:ran|shot|spent)|exceed\w*|beat|beaten|f(?:all|alls|ell|alling) short of|missed|surpassed|topped|outnumber\w*|outstripped)\b.* by (?:about |nearly |some |just )?\Z"
)  # overran the £12.4 million budget by £0.5 million
_ANOTHER = re.compile(
    r"\b(?:another|added) (?:about |nearly |some )?[£€$]?\Z"
)  # converted another 2,340 lamps, added 250,000 subscribers
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
        near = _SO_MUCH.sub("", _THAN.split(told, maxsplit=1)[0])
    yield from again(figure, context, operands, claims)
    yield from against_base(figure, context, operands)
    yield from off_plan(figure, context, operands, claims)
    flows = net_flows(operands) if _NET.search(near) else []
    yield from flows
    changed = _tells_a_change(figure, context, words, told)
    if changed and not flows:
        yield from changes(figure, context, near, operands, claims)
    yield from moved_places(figure, context.clause, claims)
    if figure.kind in _RATIO_KINDS:
        yield from quotients(figure, context, near, operands, claims)
        return
    yield from plan_points(context, operands, claims)
    close = near + context.behind[: 20 if context.english else 6]
    if figure.kind == "percentage_point":
        yield from against_entity(context, operands, claims)
        yield from compared_rates(figure, context, operands, claims)
        if context.growth or says("previous", told):
            yield from changed_rates(operands, claims)
    close += " more than" if context.english and _BY.search(context.clause) else ""
    left_open = says("remainder", close) or says("difference", close) or "非" in near
    against = context.english and sides(figure, context, operands, claims) is not None
    if left_open or against or compares(figure) or _NET.search(near):
        net = _NET.search(near) is not None
        # 较常年偏少, 28,100 fewer than in Strathvale: which of the two is larger matters.
        either = not flows and not _NORM.search(context.clause)
        if either and not against:
            yield from differences(operands, figure.kind == "percentage_point", net=net)
        yield from entity_differences(figure, context, operands, claims)
        yield from products(operands, True)
        yield from entity_points(figure, context, claims)
    yield from undone(figure, near, operands, claims)
    if says("average", words) or (context.english and is_each(context)):
        yield from averages(figure, context, operands, claims)
    yield from _over_entities(figure, context, operands, claims)
    yield from months_covered(figure, context, claims)
    yield from balances(near, context.when.year or claims.year, claims)
    if says("sum", close) or says("total", context.clause):
        yield from sums(figure, operands, claims)
    if context.english:
        yield from bills(figure, operands, claims)
    if not context.growth and (digits_told(figure) >= SURE_DIGITS or not figure.approx):
        yield from parts_left(operands, sure=digits_told(figure) >= SURE_DIGITS)
    if digits_told(figure) >= SURE_DIGITS and not context.growth:
        yield from products(operands)
        yield from all_of_unit(figure, operands, claims)


def _tells_a_change(figure: Figure, context: Context, words: str, told: str) -> bool:
    changed = context.growth or says("difference", words) or says("previous", told) or "翻" in figure.text
    if changed or not context.english:
        return changed
    if figure.kind == "multiple" or _ANOTHER.search(context.clause):  # 1.2 times that of 2024
        return True
    # 2,400 more tests were taken; exceeded last year's 88,100 by 9,300
    return compares(figure) or _BY.search(context.clause) is not None


def _over_entities(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    """Sums over the entities named in a row, or over all of them where none is named."""
    if len(context.whose.entities) > 1 and context.whose.firm:
        yield from entity_sums(figure, context, operands, claims)
    nobody = not context.whose.entities and digits_told(figure) >= SURE_DIGITS
    nobody = nobody or (
        digits_told(figure) > SURE_DIGITS and context.clause.endswith((" of the ", " of all "))
    )
    if (context.whose.overall or nobody) and claims.parts:
        yield from whole_sums(figure, operands, claims)
