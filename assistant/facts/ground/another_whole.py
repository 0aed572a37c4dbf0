"""Whether an English share may be of another whole than the one that it was compared with: 55% of income, and no fact of it."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.facts.ground.alone import words_of
from assistant.facts.ground.claims import Claims
from assistant.facts.ground.derive import Result
from assistant.facts.ground.derive.operands import value
from assistant.facts.ground.reading import Reading
from assistant.facts.match.precision import step_of

_OF = re.compile(
    r" of (?P<whole>(?:(?!\b(?:and|or|to|through|by|on|in|at|who|that|which|were|was|are|is|have|has|had|from|went|came)\b)[A-Za-z' -])+)"
)
_THESE = re.compile(r"(?:these|them|those|whom|which|it)\b")
_RATE = re.compile(r"\brate\b")
_HALF = Decimal("0.5")


def of_another_whole(reading: Reading, result: Result, claims: Claims) -> bool:
    """Whether the words behind the share name a whole by words that are not all of the label it was held against; or it is
    a rate that comes out right in what is counted together (vacant posts in those filled and vacant)."""
    if len(result.of) > 1 and _RATE.search(reading.context.clause) and _in_both(reading, result):
        return True
    told = _OF.match(reading.context.behind)
    if told is None or _THESE.match(told["whole"]):
        return False
    whole, label = (
        words_of(claims.names.sub(" ", told["whole"])),
        words_of(f"{result.of[-1].name} {result.of[-1].unit}"),
    )
    return (
        bool(whole - label) if whole else _says_total(told["whole"]) and not _says_total(result.of[-1].name)
    )


def _says_total(words: str) -> bool:
    return re.search(r"\b(?:total|all|whole)\b", words, re.IGNORECASE) is not None


def _in_both(reading: Reading, result: Result) -> bool:
    part, whole = (value(claim) for claim in (result.of[0], result.of[-1]))
    figure = reading.place.figure
    both = part + whole
    return both > 0 and abs(part / both * 100 - Decimal(figure.value)) <= step_of(figure) * _HALF
