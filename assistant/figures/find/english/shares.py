"""Shares in English: one-third of them, half the pupils, one in five, one family in ten, 3 out of 4."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.english.classes import describes
from assistant.figures.find.english.nouns import EnglishUnit
from assistant.figures.find.english.numbers import (
    AND_HALF,
    BIG,
    HALF_OF,
    PARTS,
    SMALL,
    Spelled,
    read_fraction,
    read_words,
)
from assistant.figures.find.english.ratios import CHANGE
from assistant.figures.find.english.record import record
from assistant.figures.find.english.units import half_unit, part_unit, unit_after
from assistant.figures.find.page import Page
from assistant.figures.find.ratios import quotient
from assistant.figures.lexicon import english_units, words

_LOW = r"(one|two|three|four|five|six|seven|eight|nine|[0-9]{1,3})"
_SAID = "|".join(sorted(list(SMALL)[2:], key=len, reverse=True))
_HIGH = rf"((?:an? )?(?:hundred|thousand|million)|ten thousand|(?:{_SAID})(?:-(?:{_SAID}))?|[0-9]{{1,3}}(?:,[0-9]{{3}}){{0,2}}|[1-9]0{{3,6}})"
_OUT_OF = re.compile(
    rf"{_LOW}(?: (?!out |in |of )((?:[a-z-]+ )?(?!out )[a-z]+))? (?:in|out of|of) (?:(every) )?{_HIGH}(?![.,]?[0-9%A-Za-z]|-)(?=[ ,.;:)]|$)"
)
# 3 in 45 schools counts schools; 1 in 200 is a share whatever follows.
_MOST = 31
_WHOLES = frozenset(map(Decimal, (10, 100, 1000, 10_000, 100_000, 1_000_000)))
_HALF_POINT = re.compile(
    r"(?:an? )?(half|quarter)-(percentage-point|point|mile|hour|inch|tonne|litre|metre|acre|pint)\b(?!-)"
)
_AGAIN = re.compile(r" as (?:many|much|large|big|long|high) again\b")
_TO_PART = re.compile(r" (and|to) ")
_OF_SCALE = re.compile(r" of an? (million|billion|trillion)\b")
# The club has 640 members, and half play every week: half stands for the noun before.
_HALF_DO = re.compile(
    r"(?:[,;] (?:and|but|while|of (?:whom|which|these|them|those)) |[;:] |\b(?:nearly|almost|about|around|over|under|roughly|more than|less than|fewer than|at least|only|just) )$"
)
_OF_WHAT = re.compile(r" (?:of|the|an?|all|its|their|our|his|her|those|these)\b| ?\(|[,.;:)]|$")


def read_share(page: Page, start: int) -> int:
    """One in five, one family in ten, 3 out of 4: the quotient; 0 when the words say something else (one in charge)."""
    match = _OUT_OF.match(page.lower, start)
    if match is None:
        return 0
    low, high = (Decimal(_number(match[group])) for group in (1, 4))
    joined = page.lower[start : match.start(4)]
    if not 0 < low < high or (" of " in joined and " out of " not in joined and not match[3]):
        return 0
    unit = unit_after(page, match.end())
    whole = high in _WHOLES
    if (unit.kind != "count" and "out of" not in joined) or (
        match[2] and not _part_named(page, match, low, whole, unit)
    ):
        return 0
    if high > _MOST and match[1].isdigit() and not (low == 1 or whole or match[3]):
        return 0
    return record(page, start, match.end(), quotient(low, high), None, EnglishUnit(match.end(), "", "ratio"))


def _part_named(page: Page, match: re.Match[str], low: Decimal, whole: bool, unit: EnglishUnit) -> bool:
    """Whether the noun between the two numbers is what the share is of: one claimant in three waits, two years out of three.

    Of more than one the numbers are both in words, or the second is a round ten or hundred.
    """
    if unit.name and not (low == 1 and unit.name in words("english", "verb")):
        return False
    spelled = match[1].isalpha() and match[4].isalpha()
    return (low == 1 or whole or spelled) and all(map(describes, match[2].split()))


def _number(word: str) -> str:
    spelled = None if word[0].isdigit() else read_words(word, 0)
    return str(spelled.value) if spelled else word.replace(",", "")


def read_part(page: Page, start: int, end: int, word: str) -> int:
    """one-third of them, half an hour, half of all; 0 when the words are no share."""
    text = page.plain
    if (whole := AND_HALF.match(page.lower, start)) and whole[1] not in PARTS:
        return _and_half(page, start, whole)
    if joined := _HALF_POINT.match(page.lower, start):
        name, kind = english_units()[joined[2].replace("-", " ")]
        value = Decimal("0.5") if joined[1] == "half" else Decimal("0.25")
        return record(page, joined.start(1), joined.end(), value, None, EnglishUnit(joined.end(), name, kind))
    if word == "half" and (again := _AGAIN.match(page.lower, end)):
        return page.other(start, again.end(), "function-word")
    if word == "half" and (unit := half_unit(text, end)):
        return record(page, start, unit.end, Decimal("0.5"), None, unit)
    part = None if HALF_OF.match(text, start) else read_fraction(text, start)
    if part is None:
        return 0
    if word == "half" and not (
        _OF_WHAT.match(text, part.end)
        or _small_word(page.lower, part.end)
        or _HALF_DO.search(page.lower, max(0, start - 12), start)
    ):
        return part.end
    if high := _part_to(page, start, part.end):
        return record(page, start, high.end, part.value, high.value, EnglishUnit(high.end, "", "ratio"))
    if scaled := _OF_SCALE.match(page.lower, part.end):
        unit = unit_after(page, scaled.end())
        return record(page, start, unit.end, part.value * BIG[scaled[1]], None, unit)
    unit = part_unit(page.lower, part.end) or EnglishUnit(part.end, "", "ratio")
    return record(page, start, unit.end, part.value, None, unit)


def _part_to(page: Page, start: int, end: int) -> Spelled | None:
    """The second of two shares that make a span: between a third and a half, a quarter to a third."""
    to = _TO_PART.match(page.lower, end)
    if to is None or (to[1] == "and" and not page.lower.endswith("between ", 0, start)):
        return None
    if (
        to[1] == "to"
        and page.lower.endswith("from ", 0, start)
        and CHANGE.search(page.plain, max(0, start - 80), start)
    ):
        return None
    high, low = read_fraction(page.plain, to.end()), read_fraction(page.plain, start)
    return high if high and low and low.value < high.value else None


def _and_half(page: Page, start: int, match: re.Match[str]) -> int:
    """an hour and a half is 1.5 hours, as half an hour is 0.5; what is no measure counts nothing (a year group and a half)."""
    name, kind = english_units().get(match[1], ("", "count"))
    if kind != "measure":
        return match.end()
    return record(page, start, match.end(), Decimal("1.5"), None, EnglishUnit(match.end(), name, kind))


def _small_word(lower: str, end: int) -> bool:
    """Whether a preposition, an auxiliary or the like follows: half were, a third on last year."""
    if lower[end : end + 1] != " ":
        return False
    word = words("english", "small-word").at(lower, end + 1) or words("english", "verb").at(lower, end + 1)
    return bool(word) and not lower[end + 1 + len(word) : end + 2 + len(word)].isalpha()
