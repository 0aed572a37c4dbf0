"""A number with its unit in English, or the span of two that it begins: 4.5 million yuan, 3 to 5 days."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from assistant.figures.find.english_numbers import read_words
from assistant.figures.find.page import Page
from assistant.figures.lexicon import Words, english_units, words
from assistant.figures.model import Kind
from assistant.figures.numerals import arabic_value, plain

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
CURRENCY = re.compile(r"(US\$|HK\$|A\$|C\$|USD|GBP|EUR|CNY|RMB|HKD|JPY|[£$€¥￥]) ?$")
_CODES = {
    "US$": "USD",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "CNY",
    "￥": "CNY",
    "RMB": "CNY",
    "HK$": "HKD",
    "A$": "AUD",
    "C$": "CAD",
}
_TO = re.compile(r" ?(?:[-–—~]| to | and ) ?")
CODE_TAIL = re.compile(r"[A-Za-z0-9]*(?:[-./][A-Za-z0-9]+)*")
_UNIT = re.compile(r"([ -]?)([a-z][a-z'-]*)")
_CHANGE = re.compile(
    r"\b(?:rose|fell|increas\w+|decreas\w+|grew|climbed|dropp?\w*|declin\w+|up|down|cut|reduc\w+|rais\w+|mov\w+|went|improv\w+|chang\w+|lower\w+|shorten\w+|lengthen\w+|expand\w+)\b[^.;]{0,60}\bfrom $",
    re.I,
)


class EnglishUnit(NamedTuple):
    """The unit after a number: where it ends, canonical name, kind."""

    end: int
    name: str
    kind: Kind


@cache
def _unit_words() -> Words:
    return Words(english_units())


def read_measured(page: Page, start: int, end: int, value: Decimal, *, spelled: bool) -> int:
    """A number with its scale and unit, or the span of two that it begins."""
    text = page.plain
    value, end, scaled = _scaled(
        text, end, value, money=bool(CURRENCY.search(text, max(0, start - 5), start))
    )
    unit = _unit(page, end)
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
        if not listed or not re.compile(r" [a-z]+").match(text, end):
            return end
    return record(page, start, unit.end, value, None, unit)


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
    before = text[max(0, start - 80) : start].rstrip("£$€¥￥US")
    if to[0].strip() == "and" and not before.lower().endswith("between "):
        return None
    if to[0].strip() == "to" and _CHANGE.search(before):
        return None
    place = to.end()
    if currency := re.compile(r"US\$|[£$€¥]").match(text, place):
        place = currency.end()
    number = NUMBER.match(text, place)
    spelled = None if number else read_words(text, place)
    if number and len(number[0]) <= 24:
        value, stop, scale = _scaled(text, number.end(), arabic_value(number[0]))
    elif spelled:
        value, stop, scale = _scaled(text, spelled.end, spelled.value)
    else:
        return None
    named = _unit(page, stop)
    if unit.name and named.name != unit.name and to.start() != end:
        return None
    return named.end, value, named, scale or Decimal(1)


def _unit(page: Page, end: int) -> EnglishUnit:
    """The unit after the number: a known one, else the plural noun that follows it."""
    text = page.lower
    place = end + 1 if text[end : end + 1] in (" ", "-", "\u00a0") and end < len(text) else end
    word = _unit_words().at(text, place)
    if word in ("g", "m", "t", "x") and page.plain[place].isupper():
        word = ""
    if (
        word
        and not text[place + len(word) : place + len(word) + 1].isalnum()
        and not (place > end and text[end] == "-" and len(word) < 3)
    ):
        name, kind = english_units()[word]
        return EnglishUnit(place + len(word), name, kind)
    match = _UNIT.match(text, end)
    if match and match[1] == " ":
        noun = match[2]
        plural = (
            noun.endswith("s")
            and not noun.endswith(("ss", "'s", "ous"))
            and noun not in words("english", "stop")
        )
        if plural and len(noun) > 2:
            return EnglishUnit(match.end(), noun, "count")
    return EnglishUnit(end, "", "count")


def record(page: Page, start: int, end: int, low: Decimal, high: Decimal | None, unit: EnglishUnit) -> int:
    """Records the number with a currency or sign before it, its approximator and direction."""
    text, name, kind = page.plain, unit.name, unit.kind
    if (money := CURRENCY.search(text, max(page.done, start - 5), start)) and kind in ("count", "money"):
        symbol = money[1].upper()
        name, kind = _CODES.get(symbol, symbol), "money"
        if unit.name and unit.kind == "count":
            end = min(end, unit.end - len(unit.name) - 1)
        start = money.start()
    elif (
        text[start - 1 : start] in ("-", "−")
        and start - 1 >= page.done
        and text[start - 2 : start - 1] in ("", " ", "(")
    ):
        start, low = start - 1, -low
    lower = page.lower
    approx = page.around.approx_before(lower, start)
    if approx:
        stop = start - (text[start - 1] == " ")
        begin = stop - len(approx)
        approx = (
            ""
            if (approx == "over" and high)
            or (approx.endswith(" than") and text[begin - 2 : begin - 1].isdigit())
            else text[begin:stop]
        )
    approx = approx or page.around.approx_after(lower, end)
    direction = page.around.direction(lower, start, end)
    before = page.figures[-1] if page.figures else None
    if before and lower[before.end : start] == " to " and lower.startswith("from ", before.start - 5):
        direction = page.around.direction(lower, before.start - 5, end)
    if direction == "none":
        direction = page.carried(start)
    top = None if high is None else plain(high)
    return page.figure(start, end, plain(low), top, name, "range" if top else kind, approx, direction)
