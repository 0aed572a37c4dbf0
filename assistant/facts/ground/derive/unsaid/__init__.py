"""A calculation that no word announces: 1,344 of 1,680 placed, then a bare 80%; new cases, closed ones, then 485.

Every language has more ways to announce a share, a sum or a difference than any list of words. So a figure that nothing else
explains is looked for among the plain calculations with what was just told: of one unit, of one entity and one time. How
many are tried depends on the digits of the figure (`chance`), so that one with few digits finds no accidental reading.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal, localcontext
from itertools import islice

from assistant.facts.ground.claims import Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.context.idioms import compares
from assistant.facts.ground.derive.operands import PERCENT, Operands, Result, value
from assistant.facts.ground.derive.shares import told_fully
from assistant.facts.ground.derive.told import SURE_DIGITS, Derived, comes_to, told
from assistant.facts.ground.derive.unsaid.about import about_it, may_go_with
from assistant.facts.ground.derive.unsaid.amounts import plain_averages, plain_differences, plain_sums
from assistant.facts.ground.derive.unsaid.chance import most_tries
from assistant.facts.ground.derive.unsaid.rates import folds, growths, plain_shares, points, quotient
from assistant.facts.ground.words.lexicon import says
from assistant.facts.match.precision import digits_told
from assistant.figures import Figure

__all__ = ["unsaid"]

_WHOM = re.compile(r" of (?:whom|which|them|these|those)\b")
_RATES = frozenset(["percent", "ratio"])
_MOST_PARTS = 2
_THAN = re.compile(
    r"\b(?:than|above|below|short of|ahead of)\b|[比较超]|\b(?:increase|decrease|gain|loss|rise|fall|net|swing)\b"
)


def unsaid(
    figure: Figure,
    versions: Iterable[Figure],
    context: Context,
    operands: Operands,
    claims: Claims,
    rivals: Container[int],
    *,
    of_it: bool = False,
) -> Derived | None:
    """The nearest plain calculation that comes to the figure, if that is hardly an accident; else None.

    `versions` are the figure with the directions that it may be read with, `rivals` the indexes of the claims that its own
    words name; `of_it` says that the sentence has just told what it is a share of (Of the 28,900 participants, 70%). A change (`rose by`, `than in`) is announced, so that one in the other direction is never taken for it here.
    """
    if figure.value_high is not None or figure.is_date or figure.kind == "time" or operands.whole is not None:
        return None
    if context.growth or figure.direction != "none" or compares(figure) or _told_than(figure, context):
        return None  # a change is announced, and told one way or the other: what announces it is looked for by `results`
    spoken = list(versions)
    announced = context.share and not context.clause.endswith("(")
    if announced and figure.kind in _RATES and digits_told(figure) < SURE_DIGITS:
        of_it = of_it or _WHOM.match(context.behind) is not None
        return _of_whom(figure, spoken, operands, claims) if of_it else None
    with localcontext() as work:
        work.prec = 34
        for result in islice(_once(_readings(figure, context, operands, claims)), most_tries(figure)):
            if comes_to(spoken, result):
                return told(figure, result) if not _named_itself(result, rivals, operands) else None
    return None


def _told_than(figure: Figure, context: Context) -> bool:
    words = f"{context.clause} {figure.text}{context.behind}"
    return says("difference", words) or says("previous", words) or _THAN.search(words) is not None


def _readings(figure: Figure, context: Context, operands: Operands, claims: Claims) -> Iterator[Result]:
    near = about_it(context, operands, claims)
    if figure.kind in _RATES:
        named = told_fully(context.clause, operands)
        for result in plain_shares(figure, near, operands, claims):
            if not named or any(claim in result.of for claim in named):
                yield result  # 邻里纠纷占25% is a share of what it names, whatever else comes to it
        yield from growths(near, claims)
    elif figure.kind == "multiple":
        yield from folds(near, claims)
    elif figure.kind == "percentage_point":
        yield from points(near, claims)
    else:
        yield from plain_sums(figure, near, context, operands, claims)
        yield from plain_differences(figure, near, claims)
        yield from plain_averages(figure, near, context, claims)


def _once(results: Iterator[Result]) -> Iterator[Result]:
    """Each calculation once: tried twice it is no likelier."""
    seen: set[tuple[str, Decimal]] = set()
    for result in results:
        if (key := (result.unit, result.value)) not in seen:
            seen.add(key)
            yield result


def _of_whom(figure: Figure, spoken: list[Figure], operands: Operands, claims: Claims) -> Derived | None:
    """112,750 donors, 15% of whom gave for the first time: of few digits only a share of what was told right before, where all
    that it may be of is hardly more than one fact."""
    if not operands.in_sentence:
        return None
    whole = operands.stated[0]
    if whole.quantity is None or not value(whole):
        return None
    parts = [c for c in claims.all if c.quantity and c.quantity.high is None and value(c) < value(whole)]
    parts = [c for c in parts if c.unit == whole.unit and may_go_with(c, whole) and c.year == whole.year]
    if len(parts) > _MOST_PARTS:
        return None
    results = (quotient(part, whole, PERCENT) for part in parts)
    return next((told(figure, result) for result in results if comes_to(spoken, result)), None)


def _named_itself(result: Result, rivals: Container[int], operands: Operands) -> bool:
    """排查污染源3782个 of 3995, less the 213 told behind it: what is called by a fact's name is told as this fact."""
    if len({claim.entity for claim in result.of}) == len(result.of) > 1:
        return False  # one indicator over several entities
    if result.formula == "sum" and set(result.of) <= set(operands.stated[: operands.in_sentence]):
        return False  # 438 tonnes given and 127 bought make 565 tonnes
    named = sum(claim.index in rivals for claim in result.of)
    return named > 0 if result.formula == "a - b" else result.formula == "sum" and named == 1
