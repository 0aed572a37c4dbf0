"""Totals and remainders that do not add up: 268 of which 214, 还有64个没有."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.facts.ground.claims import Claim
from assistant.facts.ground.derive import Operands, Result
from assistant.facts.ground.derive.operands import alike, number, value
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.words.lexicon import says
from assistant.facts.ground.words.opposites import opposed
from assistant.facts.ground.wrong.typos import one_slip

_LEFT = re.compile(
    r"(?:还有|尚有|仍有|剩余|余下|剩下|其余|尚余|还剩)[^，。；]{0,6}\Z|\b(?:the (?:remaining|other)|leav(?:ing|es)|remain\w*|the rest)\b[ a-z,]*\Z"
)


def does_not_add_up(reading: Reading, operands: Operands) -> Result | None:
    """What a total or remainder of the facts just stated comes to, where the figure is one slip of the pen from it.

    Which facts are meant is only sure where the sentence states just these of the figure's unit; and more
    may be left open than is said, so that a figure which looks like another number is not called wrong.
    """
    figure = reading.place.figure
    inside = [c for c in operands.stated[: operands.in_sentence] if _counts_like(reading, c)]
    if len(inside) < 2 or figure.approx or figure.value_high is not None or figure.unit in ("%", "个百分点"):
        return None
    result = None
    if says("total", reading.near):
        total = sum(map(value, inside), Decimal(0))
        result = Result(total, inside[0].unit, "sum", " + ".join(map(number, inside[::-1])), tuple(inside))
    elif (
        _LEFT.search(reading.near)
        or says("remainder", reading.context.behind[:6])
        or any(opposed(claim.name, reading.near) for claim in inside)
    ):
        whole, *parts = sorted(inside, key=value, reverse=True)
        left = value(whole) - sum(map(value, parts), Decimal(0))
        result = Result(left, whole.unit, "a - b", " - ".join(map(number, (whole, *parts))), (whole, *parts))
    return result if result is not None and one_slip(figure, result.value) else None


def _counts_like(reading: Reading, claim: Claim) -> bool:
    """Whether a stated claim is a given number of the figure's unit."""
    if claim.quantity is None or claim.of or claim.quantity.high is not None:
        return False
    return claim.unit == reading.place.figure.unit or (not reading.place.figure.unit and alike(claim, claim))
