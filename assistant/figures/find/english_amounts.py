"""A number with its unit in English, or the span of two that it begins: 4.5 million yuan, 3 to 5 days."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.english_clock import read_lasted
from assistant.figures.find.english_money import currency_before, currency_end
from assistant.figures.find.english_numbers import SMALL, read_words
from assistant.figures.find.english_record import record
from assistant.figures.find.english_units import EnglishUnit, single_noun, unit_after
from assistant.figures.find.page import Page
from assistant.figures.lexicon import english_units
from assistant.figures.numerals import arabic_value

NUMBER = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?"
)
_SCALE = re.compile(
    r"[ -]?(hundred|thousand|million|billion|trillion|dozen)\b| ?(bn|mn|trn|tn)(?![A-Za-z])|(k|m)(?![A-Za-z0-9²³])",
    re.I,
)
# 1.84m tonnes is a count in millions; 15m deep is a length.
_MILLIONS = re.compile(
    r" (?:people|persons|passengers|visitors|tourists|visits|trips|journeys|customers|users|households|homes|residents|workers|employees|jobs|voters"
    r"|votes|pupils|students|patients|children|adults|women|men|vehicles|cars|trees|doses|items|copies|downloads|views|calls|tonnes|tons|tonne|litres"
    r"|dozen|cubic|square|hectares|acres|barrels|bushels|pounds|dollars|euros?|yuan|rmb|readers|members|subscribers|australian|canadian|singapore|hong kong|us dollars|swiss|travellers|migrants|inhabitants)\b",
    re.I,
)
_SCALES = {
    "hundred": 2,
    "thousand": 3,
    "k": 3,
    "million": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "bn": 9,
    "trillion": 12,
    "tn": 12,
    "trn": 12,
}
_TO = re.compile(r" ?(?:-? to |-to-|[-–—~]| and ) ?")
CODE_TAIL = re.compile(r"[A-Za-z0-9]*(?:[-./][A-Za-z0-9]+)*")
_CHANGE = re.compile(
    r"\b(?:rose|ris\w+|fell|fall\w*|doubl\w+|trebl\w+|tripl\w+|halv\w+|slipp?\w+|edg\w+|jump\w+|surg\w+|narrow\w+|widen\w+|grow\w*|advanc\w+|plung\w+|shr[aiu]nk\w*|tak\w+|took|brought|bring\w*|decline|swung|push\w+|boost\w+|cutting|increas\w+|decreas\w+|grew|climbed|dropp?\w*|declin\w+|up|down|cut|reduc\w+|rais\w+|mov\w+|went|improv\w+|chang\w+|lower\w+|shorten\w+|lengthen\w+|expand\w+)\b[^.;]{0,60}\bfrom $",
    re.I,
)

_SAID_TWO = re.compile(rf" or ({'|'.join(SMALL)})(?![a-z-])")
_COMPARED = re.compile(
    r" (?:as|the|that|those|more|higher|greater|larger|bigger|longer|faster|lower|less|what|its|their|his|her|last|over|of|average|normal|usual"
    r"|national|nearer|wider|deeper|smaller|[a-z]{3,}er than|[A-Z]{2})\b"
)
_ROW = 24
_LISTED = re.compile(r" [a-z]+|[,.;]")


def read_measured(page: Page, start: int, end: int, value: Decimal, *, spelled: bool) -> int:
    """A number with its scale and unit, or the span of two that it begins."""
    text = page.plain
    if stop := read_lasted(page, start):
        return stop
    value, end, scaled = _scaled(text, end, value, money=currency_before(text, start, 0) is not None)
    unit = _told(page, start, unit_after(page, end))
    if text.startswith("per ", start - 4):
        return page.other(start, unit.end, "rate-base")
    if not spelled and unit.end == end and not scaled and text[end : end + 1].isalpha():
        tail = CODE_TAIL.match(text, start)
        return page.other(start, tail.end() if tail else end, "code")
    if spelled and (other := _SAID_TWO.match(page.lower, end)):
        high, stop, scale = _scaled(text, other.end(), Decimal(SMALL[other[1]]))
        unit, low = unit_after(page, stop), value * (scale or 1)
        if low < high <= 2 * low and high - low <= 2 * (scale or 1):
            return record(page, start, unit.end, low, high, unit)
    if second := _second(page, start, end, unit, value):
        stop, high, high_unit, scale = second
        if not scaled and scale > 1 and value < high / scale:
            value *= scale
        if value < high:
            return record(page, start, stop, value, high, high_unit)
    if spelled and unit.kind == "count" and page.lower[start:end] == "one" and not _is_known(unit):
        if not _listed(page, start) or not _LISTED.match(text, end):
            return end
        unit = single_noun(page.lower, end)
    return record(page, start, unit.end, value, None, unit, end)


def _is_known(unit: EnglishUnit) -> bool:
    """Whether the unit is of the list, and no verb that looks like a plural (one priority stands out)."""
    return unit.name in english_units()


def _told(page: Page, start: int, unit: EnglishUnit) -> EnglishUnit:
    """The unit, but met six times counts: only 1.6 times and six times as many are multiples."""
    if unit.name != "times" or "." in page.plain[start : unit.end] or _COMPARED.match(page.plain, unit.end):
        return unit
    return EnglishUnit(unit.end, "times", "count")


def _listed(page: Page, start: int) -> bool:
    """Whether a figure stands close before, in the same sentence: two in March, one in June."""
    if not page.figures:
        return False
    before = page.figures[-1].end
    return start - before <= _ROW and ". " not in page.plain[before:start]


def _scaled(text: str, end: int, value: Decimal, *, money: bool = False) -> tuple[Decimal, int, Decimal]:
    """The value after million, bn, k …, where it then ends, and the factor (0 when none is written)."""
    match = _SCALE.match(text, end)
    if match is None:
        return value, end, Decimal(0)
    word = (match[1] or match[2] or match[3]).lower()
    if word == "m" and not money and not _MILLIONS.match(text, match.end()):
        return value, end, Decimal(0)
    factor = Decimal(12) if word == "dozen" else Decimal(10) ** _SCALES[word]
    end = match.end()
    if word != "dozen" and text.startswith(" dozen", end):
        factor, end = factor * 12, end + 6
    return value * factor, end, factor


def _second(
    page: Page, start: int, end: int, unit: EnglishUnit, own_value: Decimal
) -> tuple[int, Decimal, EnglishUnit, Decimal] | None:
    """The second number of a span (3 to 5 days, between 3 and 5, 10%-15%): end, value, unit, factor."""
    text = page.plain
    to = _TO.match(text, unit.end) or _TO.match(text, end)
    if to is None:
        return None
    currency = currency_before(text, start, 0)
    own = unit.name or currency
    before = text[max(0, start - 80) : currency.start if currency else start]
    if to[0].strip() == "and" and not before.lower().endswith("between "):
        return None
    if to[0].strip() == "to" and ((own and before.rstrip().endswith(" by")) or _CHANGE.search(before)):
        return None
    place = to.end()
    place = currency_end(text, place)
    number = NUMBER.match(text, place)
    spelled = None if number else read_words(text, place)
    if number and len(number[0]) <= 24:
        value, stop, scale = _scaled(text, number.end(), arabic_value(number[0]), money=currency is not None)
    elif spelled:
        value, stop, scale = _scaled(text, spelled.end, spelled.value)
    else:
        return None
    named = unit_after(page, stop)
    if unit.name and named.name != unit.name and to.start() != end:
        return None
    twice = unit.name and unit.name == named.name and unit.kind != "percent" and to.start() != end
    if twice and to[0].strip() == "to" and page.around.direction(page.lower, start, end) != "none":
        return None  # fell 6 mph to 47 mph
    if not named.name and before.lower().endswith(" by ") and to[0].strip() == "to" and value > 2 * own_value:
        return None
    return named.end, value, named, scale or Decimal(1)
