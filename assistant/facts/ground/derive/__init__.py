"""Figures that are computed from facts: a bounded search, opened only by a word that names the calculation.

Without such a word any small number could be had from some pair of facts. The operands are facts that
the text states near the figure, or whose labels the words name; each search yields few readings, the
simplest first, so that a wrong figure finds no accidental one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import localcontext
from itertools import islice

from assistant.facts.arithmetic import plain, round_half_up
from assistant.facts.ground.claims import Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.changes import changes
from assistant.facts.ground.derive.operands import PERCENT, POINT, Operands, Result
from assistant.facts.ground.derive.shares import bracketed, complements, multiples, shares
from assistant.facts.ground.derive.totals import averages, differences, entity_sums, sums
from assistant.facts.ground.lexicon import says
from assistant.facts.match import states
from assistant.facts.sheet import Resolved
from assistant.figures import Figure, Quantity

__all__ = ["Derived", "Operands", "derive"]

_MOST = 24  # readings tried for one figure
_RATIO = re.compile(r"比(?:例|率)?(?:为|达|达到|是)?\s*\Z")  # 存贷比, 生师比
_RATIO_KINDS = frozenset(["percent", "ratio", "multiple"])


@dataclass(frozen=True, slots=True)
class Derived:
    """A reading that fits: its arithmetic with the result, and the ids it rests on."""

    arithmetic: str
    facts: tuple[str, ...]


def derive(
    figure: Figure,
    versions: Iterable[Figure],
    context: Context,
    near: str,
    operands: Operands,
    claims: Claims,
) -> Derived | None:
    """The simplest calculation that the words name and that comes to the figure, or None."""
    spoken = list(versions)
    with localcontext() as work:
        work.prec = 34
        for result in islice(_results(figure, context, near, operands, claims), _MOST):
            resolved = Resolved(result.formula, Quantity(result.value, None, result.unit), facts=())
            if any(states(one, resolved) for one in spoken):
                ids = tuple(dict.fromkeys(claim.id for claim in result.of))
                return Derived(f"{result.arithmetic} = {_shown(figure, result)}", ids)
    return None


def _results(
    figure: Figure, context: Context, near: str, operands: Operands, claims: Claims
) -> Iterator[Result]:
    """Every reading that the words open, the simplest first."""
    words = context.clause + context.behind[:6]
    if context.growth or says("difference", words) or says("previous", near) or "翻" in figure.text:
        yield from changes(figure, context, near, operands, claims)
    if figure.kind in _RATIO_KINDS:
        yield from _quotients(figure, context, near, operands, claims)
        return
    close = near + context.behind[:6]
    if says("remainder", close) or says("difference", close):
        yield from differences(operands, figure.unit == POINT)
    if says("average", words):
        yield from averages(context, operands)
    if len(context.whose.entities) > 1 and context.whose.firm:
        yield from entity_sums(figure, context, operands, claims)
    if says("sum", close):
        yield from sums(figure, operands, claims)


def _quotients(
    figure: Figure, context: Context, near: str, operands: Operands, claims: Claims
) -> Iterator[Result]:
    words = context.clause + context.behind[:6]
    times = says("multiple", words)
    if (context.share or times or bracketed(context)) and not context.growth:
        yield from shares(context, operands, claims)
    falls = figure.kind == "multiple" and figure.direction == "down"
    if not falls and (times or figure.kind in ("ratio", "multiple") or _RATIO.search(near)):
        yield from multiples(figure, operands)
    if says("remainder", words):
        yield from complements(operands)


def _shown(figure: Figure, result: Result) -> str:
    """The result at the digits of the figure."""
    digits = figure.text.rpartition(".")[2] if "." in figure.text else ""
    places = max(sum(c.isdigit() for c in digits), 1)
    value = plain(round_half_up(result.value, places if result.unit in (PERCENT, POINT, "") else 2))
    return value + (result.unit if result.unit in (PERCENT, POINT) else "")
