"""A number with its unit in English, or the span of two that it begins: 4.5 million yuan, 3 to 5 days."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.english.clock import read_lasted
from assistant.figures.find.english.default import names_by_default
from assistant.figures.find.english.designations import is_serial
from assistant.figures.find.english.joined import joined_name
from assistant.figures.find.english.money import currency_before, currency_end
from assistant.figures.find.english.nouns import EnglishUnit, object_noun
from assistant.figures.find.english.numbers import SMALL, read_words
from assistant.figures.find.english.one import one_unit
from assistant.figures.find.english.ratios import CHANGE, to_one
from assistant.figures.find.english.record import record
from assistant.figures.find.english.scales import NUMBER, RACE, part_after, scale_after
from assistant.figures.find.english.units import unit_after
from assistant.figures.find.page import Page
from assistant.figures.lexicon import english_units
from assistant.figures.numerals import arabic_value

_TO = re.compile(r" ?(?:-? to |-to-|[-–—~]| and ) ?")
CODE_TAIL = re.compile(r"[A-Za-z0-9]*(?:[-./][A-Za-z0-9]+)*")

# climbed 2.6% to 31.5%, up £3m to £9m: a change and the level reached; an increase of 2% to 3% is a span.
_CHANGED = re.compile(
    r"\b(?:rose|fell|grew|climbed|dropped|slipped|edged|jumped|surged|increased|decreased|declined|advanced|gained|lost|shrank|sank|slid|dipped"
    r"|tumbled|plunged|soared|rebounded|narrowed|widened|eased|improved|up|down)(?: (?:[a-z]+ly|back|further|another|by|some|about|around|nearly"
    r"|almost|over|just|under|an|estimated|a|more|than|up|down|to)){0,4} (?:\S{1,3})?$",
    re.I,
)
_MINUS = re.compile(r"(?:^|[ (])[-−]$")
_SAID_TWO = re.compile(rf" or ({'|'.join(SMALL)})(?![a-z-])")
_MOVED = re.compile(
    r"\b(?:rose|fell|grew|climbed|dropped|slipped|edged|jumped|surged|increased|decreased|declined|advanced|gained|lost|shed|added|firmed|eased|up|down) (?:\S{1,3})?$",
    re.I,
)
_DIGITS_TWO = re.compile(r" or ([0-9]{1,2})(?![0-9]|[.,:/][0-9])")
_COMPARED = re.compile(
    r" (?:as|the|that|those|more|higher|greater|larger|bigger|longer|faster|lower|less|what|its|their|his|her|last|over|of|average|normal|usual"
    r"|national|nearer|wider|deeper|smaller|[a-z]{3,}er than|[A-Z]{2})\b"
)
_ARTICLE = re.compile(r"\b(?:the|a) $")


def read_measured(page: Page, start: int, end: int, value: Decimal, *, spelled: bool) -> int:
    """A number with its scale and unit, or the span of two that it begins."""
    text = page.plain
    if stop := read_lasted(page, start) or to_one(page, start, end, value):
        return stop
    value, end = part_after(text, end, value)
    value, end, scaled = scale_after(text, end, value, money=currency_before(text, start, 0) is not None)
    unit = _told(page, start, unit_after(page, end), scaled=bool(scaled))
    if not unit.name and unit.end == end and text[end : end + 1] == " ":
        unit = object_noun(page, start, end) or unit
    if text.startswith("per ", start - 4):
        return page.other(start, unit.end, "rate-base")
    if stop := _counts_nothing(page, start, end, unit, scaled=bool(scaled), spelled=spelled):
        return stop
    if (
        not scaled
        and page.lower.startswith(" or ", end)
        and (other := (_SAID_TWO if spelled else _DIGITS_TWO).match(page.lower, end))
    ):
        said = Decimal(SMALL[other[1]] if spelled else other[1])
        high, stop, scale = scale_after(text, other.end(), said)
        other_unit, low = unit_after(page, stop), value * (scale or 1)
        if low < high <= 2 * low and high - low <= (2 if spelled else 1) * (scale or 1):
            return record(page, start, other_unit.end, low, high, other_unit)
    if second := _second(page, start, end, unit, value):
        stop, high, high_unit, scale = second
        if not scaled and scale > 1 and value < high / scale:
            value *= scale
        if value < high or _MINUS.search(text, max(0, start - 2), start):  # -5 to 3°C
            return record(page, start, stop, value, high, high_unit)
    if spelled and unit.kind == "count" and page.lower[start:end] == "one" and not _is_known(unit):
        counted = one_unit(page, start, end)
        if counted is None:
            return end
        unit = counted
    return record(page, start, unit.end, value, None, unit, end)


def _counts_nothing(
    page: Page, start: int, end: int, unit: EnglishUnit, *, scaled: bool, spelled: bool
) -> int:
    """The end of what only begins like a number (two-ticks, 10-K, the 10K run, 3X), recorded; 0 for a figure."""
    text = page.plain
    if scaled:
        if text[end - 1 : end] not in ("k", "K"):
            return 0
        race = None if spelled else RACE.match(text, start)
        return (
            page.other(start, race.end(), "name")
            if race and _ARTICLE.search(page.lower, max(0, start - 4), start)
            else 0
        )
    if name := joined_name(text, page.lower, start, end):
        return page.other(start, name, "fixed-phrase")
    if end - start > 3 and not spelled and not unit.name and is_serial(page, start, end):
        return page.other(start, end, "code")
    if not spelled and not unit.name and unit.kind == "count" and names_by_default(page, start):
        return page.other(start, end, "reference")
    if not spelled and unit.end == end and text[end : end + 1].isalpha():
        tail = CODE_TAIL.match(text, start)
        return page.other(start, tail.end() if tail else end, "code")
    return 0


def _is_known(unit: EnglishUnit) -> bool:
    """Whether the unit is of the list, and no verb that looks like a plural (one priority stands out)."""
    return unit.name in english_units()


def _told(page: Page, start: int, unit: EnglishUnit, *, scaled: bool) -> EnglishUnit:
    """The unit, but met six times counts: only 1.6 times and six times as many are multiples."""
    if unit.name == "meters" and not scaled and "metre" in page.lower:
        return EnglishUnit(unit.end, "meters", "count")  # what is read, where metres are written so
    exact = not scaled and "." in page.plain[start : unit.end]
    if unit.name != "times" or exact or _COMPARED.match(page.plain, unit.end):
        return unit
    return EnglishUnit(unit.end, "times", "count")


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
    by = own and before.rstrip().endswith(" by")
    if to[0].strip() == "to" and ((by and own != "%") or CHANGE.search(before)):
        return None
    if (
        to[0] == " to "
        and own
        and not (by and own == "%")
        and _CHANGED.search(before, max(0, len(before) - 60))
    ):
        return None
    place = to.end()
    place = currency_end(text, place)
    number = NUMBER.match(text, place)
    spelled = None if number else read_words(text, place)
    if number and len(number[0]) <= 24:
        value, stop, scale = scale_after(
            text, number.end(), arabic_value(number[0]), money=currency is not None
        )
    elif spelled:
        value, stop, scale = scale_after(text, spelled.end, spelled.value)
    else:
        return None
    named = unit_after(page, stop)
    if unit.name and named.name != unit.name and to.start() != end:
        return None
    twice = unit.name and unit.name == named.name and unit.kind != "percent" and to.start() != end
    if twice and to[0].strip() == "to" and page.around.direction(page.lower, start, end) != "none":
        return None  # fell 6 mph to 47 mph
    # grew by 14 to 173 head: so far apart, a change and the level reached
    far = value > (2 if by or not named.name else 4) * own_value
    if far and to[0].strip() == "to" and (before.lower().endswith(" by ") or _MOVED.search(before)):
        return None
    return named.end, value, named, scale or Decimal(1)
