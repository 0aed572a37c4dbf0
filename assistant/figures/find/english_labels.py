"""Nouns that name by the number after them, told by grammar and not by a list: in cupboard 6, were severity 1, seats 11 and 12.

A thing that one can count has no article or adjective before it in the singular only where a number or a name
follows. What is a verb too (staff number 312) names after a preposition only; quantities (age 12) never do.
"""

from __future__ import annotations

import re

from assistant.figures.find.english_bare import stands_bare
from assistant.figures.find.english_classes import is_clause
from assistant.figures.find.english_label_nouns import is_noun, never, singular
from assistant.figures.find.english_units import unit_after
from assistant.figures.find.page import Page

_WORDS = re.compile(
    r"(?:(?<![A-Za-z'’-])([A-Za-z]*[0-9]+[A-Za-z]?|[A-Za-z]+)(['’]s)?[\])%”\"]?([,;:.(]?) |(?:^|[\n(\"“‘]))([A-Za-z]{3,}) $"
)
_NUMBER = re.compile(
    r"[0-9]{1,8}(?:\.[0-9]{1,2}){0,2}[A-Za-z]?(?![0-9A-Za-z%/:]|,[0-9]{3}|\.[0-9]| ?(?:%|per ?cent|percent|percentage|basis|million|billion|thousand|hundred|dozen|times|or (?:more|so|less|fewer)|and (?:a half|over|above|under|below)|to [0-9]|[-–] ?[0-9]|per\b|out of|in (?:every )?[0-9])|-[a-z])"
)
_SPAN = re.compile(r"[0-9]{1,8}(?= to [0-9]{1,8}(?![0-9%.,/]|,[0-9])|[-–][0-9]{1,4}(?![0-9%/]|[.,][0-9]))")
_PAIR = re.compile(
    r"(?:, [0-9]{1,4}[A-Za-z]?)*,?(?: and | or | to |, | & |[-–])([0-9]{1,8})[A-Za-z]?(?![0-9A-Za-z%/]|[.,][0-9])"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9A-Za-z])")
_IS = re.compile(r" (?:is|was|has|does)\b")
# Block 114 row F, seat 12 bay 3: another label follows the number, and no noun that it counts.
_LABEL_ON = re.compile(
    r",? (?:and )?[a-z]{3,10} (?:[A-Z](?![A-Za-z'’.])|[0-9]{1,4}[A-Za-z]?(?![0-9A-Za-z%,/]| [a-z]+s\b))"
)
_CODES = frozenset(
    "code reference ref account serial voucher invoice cheque check ticket file docket claim policy licence license permit tag pin key passport badge locker order job batch lot ledger receipt".split()
)
_CODE = re.compile(r"[0-9]{4,10}(?![0-9%]|[.,][0-9]| (?!is|was|has)[a-z]+s\b)")
_REACH = 40


def is_label(page: Page, start: int) -> bool:
    """Whether the bare number at `start` belongs to the noun before it, which it names."""
    text = page.plain
    if text[start - 1 : start] != " " or not text[start - 2 : start - 1].isalpha():
        return False
    if page.lower[text.rfind(" ", max(0, start - 24), start - 1) + 1 : start - 1] in never():
        return False  # most numbers: spares the patterns
    number = _NUMBER.match(text, start) or (_SPAN.match(text, start) if text[start - 2] == "s" else None)
    found = _WORDS.search(text, max(0, start - _REACH), start) if number else None
    if number is None or found is None or _YEAR.match(text, start) or found[4][1:] != found[4][1:].lower():
        return False
    word = found[4].lower()
    many = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    single = singular(word) if many else word
    if (single in _CODES and _CODE.match(text, start)) or (
        word == "numbers" and _listed(page, start, number.end())
    ):
        return True  # nominal code 6100, cheque numbers 100212 to 100219
    if not is_noun(word, single):
        return False
    unit = unit_after(page, number.end())
    if unit.kind != "count" or (unit.name and not ends_label(page, number.end())):
        return False
    if many and not _listed(page, start, number.end()):
        return False
    if not many and _IS.match(page.plain, number.end()) and number[0] != "1":
        return True  # the emergency exit 12 was blocked
    return stands_bare(found, single, page, start)


def ends_label(page: Page, end: int) -> bool:
    """Whether what follows a number is a verb or another label, and no plural that it counts: rack 9 holds, block 114 row F."""
    return is_clause(page, end) or bool(_LABEL_ON.match(page.plain, end))


def _listed(page: Page, start: int, end: int) -> bool:
    """Whether a plural names two or more numbers that rise and count nothing: seats 11, 12 and 13."""
    pair = _PAIR.match(page.plain, end)
    if pair is None or not page.plain[start:end].isdigit():
        return False
    unit = unit_after(page, pair.end())
    return int(page.plain[start:end]) < int(pair[1]) and not unit.name and unit.kind == "count"
