"""One amount by another, told with the word for what it is per: €65 per MWh, one teacher to 52 pupils, 36 visits each.

`averages` divides what the text has told or named. Strangers tell a rate of facts that they told wrongly, in another unit or not
at all; so here every two facts of one entity and one time are tried whose dimensions suit: the numerator measures what the
figure does, the denominator is what the words say it is per, in whatever unit. The fewer digits the figure has, the fewer
pairs may be tried (`unsaid.chance`): words that say per what are worth a hundredfold, but a pair must still be no accident.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, localcontext
from itertools import chain, islice

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.derive.operands import PERCENT, POINT, Result, number, value
from assistant.facts.ground.derive.per.amounts import counts, decimal, holds, is_amount, is_rate, measures
from assistant.facts.ground.derive.per.dimensions import by_dimension
from assistant.facts.ground.derive.per.time import TIMES, spans_of
from assistant.facts.ground.derive.per.words import denominators
from assistant.facts.ground.derive.told import Derived, comes_to, told
from assistant.facts.ground.derive.unsaid.about import may_go_with
from assistant.facts.ground.derive.unsaid.chance import MOST, chance_of
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.match import exchange
from assistant.figures import Figure, kind_of_unit

__all__ = ["per_something"]

_ACCIDENT = Decimal("0.05")  # the chance of an accident that a rate may run whose denominator is named


def per_something(
    figure: Figure, versions: Iterable[Figure], context: Context, before: str, behind: str, claims: Claims
) -> Derived | None:
    """The rate of two facts that the figure is, or the product of a rate and an amount; None where there is none.

    `before` and `behind` are the text around the figure, from the beginning of its sentence and some way on.
    """
    if figure.is_date or figure.value_high is not None or figure.unit in (PERCENT, POINT):
        return None
    spoken, chance = list(versions), chance_of(figure)
    whoever = "respectively" in behind or "分别" in before
    here = [c for c in claims.all if is_amount(c) and holds(c, context, claims, whoever=whoever)]
    announced = _rates(figure, context, before.lstrip(), behind, here)
    with localcontext() as work:
        work.prec = 34
        tried = chain(
            islice(announced, int(_ACCIDENT / chance)),
            islice(by_dimension(figure, here), int(MOST / chance)),
        )
        return next((told(figure, one) for one in tried if comes_to(spoken, one)), None)


def _rates(
    figure: Figure, context: Context, before: str, behind: str, here: Sequence[Claim]
) -> Iterator[Result]:
    """The quotients that the words announce, those of what they name first."""
    for noun, many, heads in denominators(context, before, behind, here):
        if noun and any(is_rate(claim, noun, figure) for claim in here):
            return  # the sheet has the rate itself
        for total in _totals(figure, before, heads, here):
            if noun in TIMES and (spans := spans_of(total, noun)):
                shown = f"{number(total)} ÷ {spans.normalize():f}"
                swap = exchange(figure.unit, total.unit) if figure.unit else None
                amount = value(total) / (decimal(swap) if swap else 1) / spans
                yield Result(amount, figure.unit, "a / n", shown, (total,))
            for head in heads:
                if total.index != head.index and may_go_with(total, head):
                    yield _quotient(figure, noun, many, total, head)


def _quotient(figure: Figure, noun: str, many: int, total: Claim, head: Claim) -> Result:
    """So much of the total, in the unit of the figure, for `many` of the head, in that of the noun."""
    swap = exchange(figure.unit, total.unit) if figure.unit else None
    size = exchange(noun, head.unit) if noun and measures(head) else None
    amount = value(total) / (decimal(swap) if swap else 1)
    heads = value(head) / (decimal(size) if size else 1)
    shown = f"{number(total)} ÷ {number(head)}" + (f" × {many}" if many != 1 else "")
    formula = "a / b" if many == 1 else "a / b, per many"
    return Result(amount / heads * many, figure.unit, formula, shown, (total, head))


def _totals(figure: Figure, before: str, heads: list[Claim], here: Sequence[Claim]) -> list[Claim]:
    """What the figure may be so much of: of its dimension, or counts, those that go by its noun or that the clause names first."""
    kind = kind_of_unit(figure.unit) if figure.unit else ""
    if kind in ("money", "measure"):
        return [c for c in here if c.unit and exchange(figure.unit, c.unit) and kind_of_unit(c.unit) == kind]
    own = figure.unit.rpartition(" ")[2]
    said = {token for token, _ in tokens_of(own or before)}
    countable = [c for c in here if counts(c) and c not in heads]
    named = [c for c in countable if said & {token for token, _ in tokens_of(c.name)}]
    akin = [c for c in countable if own and c.unit and exchange(figure.unit, c.unit)]
    return list(dict.fromkeys((*named, *akin, *countable)))
