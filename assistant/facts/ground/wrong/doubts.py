"""What an English figure may tell other than the fact that its words name, so that another value of it is no contradiction.

Each asks for nothing but the form: a part of the year, the other share of a whole, a change told twice, a part of what the
fact counts, several years or an average of them.
"""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.facts.ground.binding.alone import beside, words_of
from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.words.lexicon import pattern
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.match.precision import digits_told
from assistant.facts.match.units import PERCENT

_PART_OF_YEAR = re.compile(
    r"\b(?:(?:first|second|third|fourth|final|last|other) (?:half|quarter|trimester|(?:[a-z]+ )?months?)|half[- ]year|H[12]|Q[1-4]"
    r"|(?:three|four|six|nine) months|(?:summer|winter|spring|autumn) (?:months?|season|term))\b",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(?:in|over|during|for|across) (?:the |these |those |all |past |last )*(?:two|three|four|five|six|ten) (?:years|seasons)\b",
    re.I,
)
_CHANGE_AGAIN = re.compile(
    r"\bby [^.;,]{1,40},? (?:or|that is|i\.e\.) (?:by )?(?:about |nearly |some |just |over )*[£€$]?\Z"
)
_AVERAGE = re.compile(r"\b(?:averag(?:e|es|ed|ing)|mean)\b", re.IGNORECASE)
_WHOLE = Decimal(100)
_ANYTHING = frozenset("people persons cases times occasions items".split())
_EXACT = 3  # digits that no other figure has by chance


def leaves_open(reading: Reading, claim: Claim, claims: Claims, *, close: bool, odd: bool) -> bool:
    """Whether the figure may tell something else than `claim`; `close` where its value looks like the fact's, `odd` where its
    digits are the fact's in another order, or those of another fact."""
    context = reading.context
    if _of_a_part_of_the_year(reading, claim) or _is_told_by_another(reading, claim, claims):
        return True
    if _is_the_rest(reading, claim):
        return True
    before = reading.said[: len(reading.said) - len(context.behind)]
    if odd:
        return False
    if _YEARS.search(reading.said) or (_CHANGE_AGAIN.search(before) and not claim.change):
        return True  # grew by a quarter, or 1.09 million lines
    if _AVERAGE.search(context.clause) and not _AVERAGE.search(claim.name):
        return True
    return not close and _of_a_part(reading, claim)


def _is_the_rest(reading: Reading, claim: Claim) -> bool:
    """Men hold 56.5% of the posts, of which women hold 43.5 %."""
    if not reading.place.figure.unit == PERCENT == claim.unit or claim.quantity is None or claim.change:
        return False
    return Decimal(reading.place.figure.value) + claim.quantity.value == _WHOLE


def _of_a_part_of_the_year(reading: Reading, claim: Claim) -> bool:
    """€105.2 million in the second half, where the fact is of the year."""
    whole = not any(date.startswith(("@", "~")) or len(date) > len("2025") for date in claim.dates)
    clause = re.split(r"[.;]\s", reading.said)[-1]
    return whole and claim.year is not None and _PART_OF_YEAR.search(clause) is not None


def _is_told_by_another(reading: Reading, claim: Claim, claims: Claims) -> bool:
    """301 people were fined, where 301 are the Sentences to a fine and no other fact: its digits and a word of its own."""
    figure = reading.place.figure
    if digits_told(figure) < _EXACT or figure.unit not in _ANYTHING:
        return False  # 286 pages of 286 documents is another thing
    said = beside(reading) - words_of(claim.name)
    return any(
        said & words_of(one.name) for one in claims.values.with_digits(figure) if one.unit != figure.unit
    )


def _of_a_part(reading: Reading, claim: Claim) -> bool:
    """7,410 applications for asylum were turned down, of Asylum applications: less than the fact, with a word that it has not."""
    figure = reading.place.figure
    if claim.quantity is None or abs(Decimal(figure.value)) >= abs(claim.quantity.value):
        return False
    behind = reading.context.behind
    for section in ("filler", "overall", "plain"):
        behind = pattern(section).sub(" ", behind)
    return bool(words_of(behind) - words_of(claim.name) - words_of(figure.text))


def _beside_it(reading: Reading, claim: Claim) -> bool:
    """34 parks and 58 playgrounds, where the parks are the 58: whether the fact's value stands in the sentence elsewhere."""
    if claim.quantity is None:
        return False
    number = re.escape(f"{claim.quantity.value.normalize():,f}")
    return re.search(rf"(?<![\d.,]){number}(?![\d.,]*\d)", f"{reading.said}|{reading.tail}") is not None


def told_in_part(reading: Reading, claim: Claim) -> bool:
    """Whether words of the label are said nowhere in the sentence, nor its value: 94 of Electric vehicles, and 722 vehicles."""
    words = f"{reading.said} {reading.place.figure.text} {reading.tail} {reading.context.heading}"
    said = {token for token, _ in tokens_of(words)}
    left = {token for token, _ in tokens_of(claim.name) if len(token) > 1} - said
    return bool(left) and not _beside_it(reading, claim)
