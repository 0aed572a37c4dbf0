"""A number with its unit in English, or the span of two that it begins: 4.5 million yuan, 3 to 5 days."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.english_numbers import read_words
from assistant.figures.find.english_record import CURRENCY, record
from assistant.figures.find.english_units import EnglishUnit, unit_after
from assistant.figures.find.page import Page
from assistant.figures.numerals import arabic_value

NUMBER = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?"
)
_SCALE = re.compile(
    r"[ -]?(hundred|thousand|million|billion|trillion|dozen)\b| ?(bn|mn|trn|tn)(?![A-Za-z])|(k|m)(?![A-Za-z0-9²³])",
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
_MONEY = re.compile(r"(?:US|HK|A|C)\$|[£$€¥]|(?:USD|GBP|EUR|CNY|RMB|HKD|JPY) ")
_TO = re.compile(r" ?(?:[-–—~]| to | and ) ?")
CODE_TAIL = re.compile(r"[A-Za-z0-9]*(?:[-./][A-Za-z0-9]+)*")
_CHANGE = re.compile(
    r"\b(?:rose|ris\w+|fell|fall\w*|doubl\w+|trebl\w+|tripl\w+|halv\w+|slipp?\w+|edg\w+|jump\w+|surg\w+|narrow\w+|widen\w+|grow\w*|advanc\w+|plung\w+|shr[aiu]nk\w*|tak\w+|took|brought|bring\w*|decline|swung|push\w+|boost\w+|cutting|increas\w+|decreas\w+|grew|climbed|dropp?\w*|declin\w+|up|down|cut|reduc\w+|rais\w+|mov\w+|went|improv\w+|chang\w+|lower\w+|shorten\w+|lengthen\w+|expand\w+)\b[^.;]{0,60}\bfrom $",
    re.I,
)

_LISTED = re.compile(r" [a-z]+|[,.;]")
_LASTED = re.compile(
    r"([0-9]{1,4}) (?:hours?|hrs?)(?: and|,)? ([0-9]{1,2}) (?:minutes?|mins?)\b"
    r"|([0-9]{1,4}) (?:minutes?|mins?)(?: and|,)? ([0-9]{1,2}) (?:seconds?|secs?)\b"
)


def read_measured(page: Page, start: int, end: int, value: Decimal, *, spelled: bool) -> int:
    """A number with its scale and unit, or the span of two that it begins."""
    text = page.plain
    if lasted := _LASTED.match(text, start):
        first, second = (lasted[1], lasted[2]) if lasted[1] else (lasted[3], lasted[4])
        unit = EnglishUnit(lasted.end(), "minutes" if lasted[1] else "seconds", "measure")
        return record(page, start, lasted.end(), Decimal(first) * 60 + Decimal(second), None, unit)
    value, end, scaled = _scaled(
        text, end, value, money=bool(CURRENCY.search(text, max(0, start - 5), start))
    )
    unit = unit_after(page, end)
    if text.startswith("per ", start - 4):
        return page.other(start, unit.end, "rate-base")
    if not spelled and unit.end == end and not scaled and text[end : end + 1].isalpha():
        tail = CODE_TAIL.match(text, start)
        return page.other(start, tail.end() if tail else end, "code")
    if second := _second(page, start, end, unit):
        stop, high, high_unit, scale = second
        if not scaled and scale > 1 and value < high / scale:
            value *= scale
        if value < high:
            return record(page, start, stop, value, high, high_unit)
    if spelled and text[start:end].lower() == "one" and unit.kind == "count" and unit.end == end:
        listed = page.figures and 0 <= start - page.figures[-1].end <= 24
        if not listed or not _LISTED.match(text, end):
            return end
    return record(page, start, unit.end, value, None, unit, end)


def _scaled(text: str, end: int, value: Decimal, *, money: bool = False) -> tuple[Decimal, int, Decimal]:
    """The value after million, bn, k …, where it then ends, and the factor (0 when none is written)."""
    match = _SCALE.match(text, end)
    if match is None:
        return value, end, Decimal(0)
    word = (match[1] or match[2] or match[3]).lower()
    if word == "m" and not money:
        return value, end, Decimal(0)
    factor = Decimal(12) if word == "dozen" else Decimal(10) ** _SCALES[word]
    return value * factor, match.end(), factor


def _second(
    page: Page, start: int, end: int, unit: EnglishUnit
) -> tuple[int, Decimal, EnglishUnit, Decimal] | None:
    """The second number of a span (3 to 5 days, between 3 and 5, 10%-15%): end, value, unit, factor."""
    text = page.plain
    to = _TO.match(text, unit.end) or _TO.match(text, end)
    if to is None:
        return None
    own = unit.name or CURRENCY.search(text, max(0, start - 5), start)
    before = CURRENCY.sub("", text[max(0, start - 80) : start])
    if to[0].strip() == "and" and not before.lower().endswith("between "):
        return None
    if to[0].strip() == "to" and ((own and before.rstrip().endswith(" by")) or _CHANGE.search(before)):
        return None
    place = to.end()
    money = bool(CURRENCY.search(text, max(0, start - 5), start))
    if currency := _MONEY.match(text, place):
        place = currency.end()
    number = NUMBER.match(text, place)
    spelled = None if number else read_words(text, place)
    if number and len(number[0]) <= 24:
        value, stop, scale = _scaled(text, number.end(), arabic_value(number[0]), money=money)
    elif spelled:
        value, stop, scale = _scaled(text, spelled.end, spelled.value)
    else:
        return None
    named = unit_after(page, stop)
    if unit.name and named.name != unit.name and to.start() != end:
        return None
    return named.end, value, named, scale or Decimal(1)
