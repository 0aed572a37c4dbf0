"""How large an English number is beyond its digits: million, bn, k, dozen, and the half of 3½."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.ratios import quotient

NUMBER = re.compile(
    r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?(?![0-9])"  # 6,14,300 as India groups digits
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?"
)
_SCALE = re.compile(
    r"[ -]?(hundred|thousand|million|billion|trillion|dozen|lakh|crore)\b| ?(bn|mn|trn|tn)(?![A-Za-z])|(k|m|b)(?![A-Za-z0-9²³])",
    re.I,
)
# 1.84m tonnes is a count in millions; 15m deep is a length.
_MILLIONS = re.compile(
    r" (?:people|persons|passengers|visitors|tourists|visits|trips|journeys|customers|users|households|homes|residents|workers|employees|jobs|voters"
    r"|votes|pupils|students|patients|children|adults|women|men|vehicles|cars|trees|doses|items|copies|downloads|views|calls|tonnes|tons|tonne|litres"
    r"|dozen|cubic|square|hectares|acres|barrels|bushels|pounds|dollars|euros?|yuan|rmb|readers|members|subscribers|australian|canadian|singapore|hong kong|us dollars|swiss|travellers|migrants|inhabitants)\b",
    re.I,
)
# the 10K, a 5k run: a race and no ten thousand.
RACE = re.compile(
    r"(?<=[ (-])[0-9]{1,2}[kK](?= (?:run|race|walk|swim|event|course|fun|charity|road|trail)s?\b|[.,;:)]|$)"
)
_SCALES = {
    "hundred": 2,
    "thousand": 3,
    "lakh": 5,
    "crore": 7,
    "k": 3,
    "million": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
    "tn": 12,
    "trn": 12,
}
_JOINS = ("-", " ")
_PART_BEGINS = (*"123456789", "a")
_VULGAR = dict(
    zip("½¼¾⅓⅔⅛", map(Decimal, ("0.5", "0.25", "0.75", "0.333333", "0.666667", "0.125")), strict=True)
)


# 14-1/2 cents, 3 1/2 miles, 21-and-a-half microns.
_AND_PART = re.compile(r"[- ]([1-9])/(2|3|4|5|8|16|32)(?![0-9/%.])|[ -]and[ -]a[ -]half(?![A-Za-z])")


def part_after(text: str, end: int, value: Decimal) -> tuple[Decimal, int]:
    """The value with the fraction written after a whole number, and where that ends: 3½ is 3.5, 14-1/2 14.5."""
    after = text[end : end + 1]
    if after in _VULGAR and after:
        return value + _VULGAR[after], end + 1
    follows = after in _JOINS and text[end + 1 : end + 2] in _PART_BEGINS
    match = _AND_PART.match(text, end) if follows else None
    if match is None or value >= 1000 or value != value.to_integral_value():
        return value, end
    part = quotient(Decimal(match[1]), Decimal(match[2])).normalize() if match[1] else Decimal("0.5")
    return (value + part, match.end()) if part < 1 else (value, end)


def scale_after(text: str, end: int, value: Decimal, *, money: bool = False) -> tuple[Decimal, int, Decimal]:
    """The value after million, bn, k …, where it then ends, and the factor (0 when none is written)."""
    match = _SCALE.match(text, end)
    if match is None:
        return value, end, Decimal(0)
    word = (match[1] or match[2] or match[3]).lower()
    if word == "m" and not money and not _MILLIONS.match(text, match.end()):
        return value, end, Decimal(0)
    if word == "b" and not money:
        return value, end, Decimal(0)
    factor = Decimal(12) if word == "dozen" else Decimal(10) ** _SCALES[word]
    end = match.end()
    if word != "dozen" and text.startswith(" dozen", end):
        factor, end = factor * 12, end + 6
    return value * factor, end, factor
