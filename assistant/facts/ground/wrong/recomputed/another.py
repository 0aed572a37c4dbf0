"""Whether English words may speak of something else than what a figure was held against: 55% of income, and no fact of it."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.facts.ground.binding.alone import words_of
from assistant.facts.ground.claims import Claims
from assistant.facts.ground.derive import Result
from assistant.facts.ground.derive.operands import PERCENT, POINT, value
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.words.lexicon import pattern
from assistant.facts.match.precision import step_of

_OF = re.compile(
    r" of (?P<whole>(?:(?!\b(?:and|or|to|through|by|on|in|at|who|that|which|were|was|are|is|have|has|had|from|went|came)\b)[A-Za-z' -])+)"
)
_THESE = re.compile(r"(?:these|them|those|whom|which|it)\b")
_RATE = re.compile(r"\brate\b")
_HALF, _ROUGH = Decimal("0.5"), Decimal("0.05")


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


def of_another_thing(reading: Reading, result: Result) -> bool:
    """raised sales by 10.1%, held against the growth in shops: a change of what the words right before do not name; or a
    doubling that is one (growth of 100 %)."""
    figure = reading.place.figure
    told = Decimal(figure.value)
    if figure.kind == "multiple" and result.unit not in (PERCENT, POINT):
        return abs(result.value + 1 - told) <= told * _ROUGH
    if told and sorted(figure.value) == sorted(f"{abs(result.value).quantize(step_of(figure)):f}"):
        return False  # 8.6% for 6.8%
    near = reading.near
    for section in ("growth", "rise", "fall", "difference", "previous", "current", "filler", "plain"):
        near = pattern(section).sub(" ", near)
    said, label = words_of(near), words_of(f"{result.of[0].name} {result.of[0].unit} {result.of[0].entity}")
    return bool(said) and 2 * len(said & label) < len(said)


def _says_total(words: str) -> bool:
    return re.search(r"\b(?:total|all|whole)\b", words, re.IGNORECASE) is not None


def _in_both(reading: Reading, result: Result) -> bool:
    part, whole = (value(claim) for claim in (result.of[0], result.of[-1]))
    figure = reading.place.figure
    both = part + whole
    return both > 0 and abs(part / both * 100 - Decimal(figure.value)) <= step_of(figure) * _HALF
