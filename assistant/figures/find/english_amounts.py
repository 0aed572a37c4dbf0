"""A number with its unit in English, or the span of two that it begins: 4.5 million yuan, 3 to 5 days."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.english_clock import read_lasted
from assistant.figures.find.english_money import currency_before, currency_end
from assistant.figures.find.english_numbers import SMALL, read_words
from assistant.figures.find.english_record import record
from assistant.figures.find.english_scales import NUMBER, VULGAR, scale_after
from assistant.figures.find.english_units import EnglishUnit, single_noun, unit_after
from assistant.figures.find.page import Page
from assistant.figures.lexicon import english_units
from assistant.figures.numerals import arabic_value, plain

_TO = re.compile(r" ?(?:-? to |-to-|[-–—~]| and ) ?")
CODE_TAIL = re.compile(r"[A-Za-z0-9]*(?:[-./][A-Za-z0-9]+)*")
_CHANGE = re.compile(
    r"\b(?:rose|ris\w+|fell|fall\w*|doubl\w+|trebl\w+|tripl\w+|halv\w+|slipp?\w+|edg\w+|jump\w+|surg\w+|narrow\w+|widen\w+|grow\w*|advanc\w+|plung\w+|shr[aiu]nk\w*|tak\w+|took|brought|bring\w*|decline|swung|push\w+|boost\w+|cutting|increas\w+|decreas\w+|grew|climbed|dropp?\w*|declin\w+|up|down|cut|reduc\w+|rais\w+|mov\w+|went|improv\w+|chang\w+|lower\w+|shorten\w+|lengthen\w+|expand\w+)\b[^.;]{0,60}\bfrom $",
    re.I,
)

# climbed 2.6% to 31.5%, up £3m to £9m: a change and the level reached; an increase of 2% to 3% is a span.
_CHANGED = re.compile(
    r"\b(?:rose|fell|grew|climbed|dropped|slipped|edged|jumped|surged|increased|decreased|declined|advanced|gained|lost|shrank|sank|slid|dipped"
    r"|tumbled|plunged|soared|rebounded|narrowed|widened|eased|improved|up|down)(?: (?:[a-z]+ly|back|further|another|by|some|about|around|nearly"
    r"|almost|over|just|under|an|estimated|a|more|than|up|down|to)){0,4} (?:\S{1,3})?$",
    re.I,
)
# 17.5 to 1, four to one: a ratio, where nothing is counted by the one and nothing moved from the first to it.
_TO_ONE = re.compile(r" to (?:1|one)(?![0-9A-Za-z%-]|[.,:][0-9])")
_SAID_TWO = re.compile(rf" or ({'|'.join(SMALL)})(?![a-z-])")
_COMPARED = re.compile(
    r" (?:as|the|that|those|more|higher|greater|larger|bigger|longer|faster|lower|less|what|its|their|his|her|last|over|of|average|normal|usual"
    r"|national|nearer|wider|deeper|smaller|[a-z]{3,}er than|[A-Z]{2})\b"
)
_AT_LEAST = re.compile(r"\b(?:at least|at most|no more than|no fewer than|more than|fewer than) $")
_ROW = 24
_LISTED = re.compile(r" [a-z]+|[,.;]")


def read_measured(page: Page, start: int, end: int, value: Decimal, *, spelled: bool) -> int:
    """A number with its scale and unit, or the span of two that it begins."""
    text = page.plain
    if stop := read_lasted(page, start) or _to_one(page, start, end, value):
        return stop
    if text[end : end + 1] in VULGAR and end < len(text):
        value, end = value + VULGAR[text[end]], end + 1
    value, end, scaled = scale_after(text, end, value, money=currency_before(text, start, 0) is not None)
    unit = _told(page, start, unit_after(page, end))
    if text.startswith("per ", start - 4):
        return page.other(start, unit.end, "rate-base")
    if not spelled and unit.end == end and not scaled and text[end : end + 1].isalpha():
        tail = CODE_TAIL.match(text, start)
        return page.other(start, tail.end() if tail else end, "code")
    if spelled and (other := _SAID_TWO.match(page.lower, end)):
        high, stop, scale = scale_after(text, other.end(), Decimal(SMALL[other[1]]))
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
        if not (
            _listed(page, start) or _AT_LEAST.search(page.lower, max(0, start - 16), start)
        ) or not _LISTED.match(text, end):
            return end
        unit = single_noun(page.lower, end)
    return record(page, start, unit.end, value, None, unit, end)


def _to_one(page: Page, start: int, end: int, value: Decimal) -> int:
    """The end of the ratio 17.5 to 1; 0 where something fell from 5 to 1, or one of something follows."""
    match = _TO_ONE.match(page.lower, end)
    if match is None or value <= 1 or page.lower.startswith("from ", max(0, start - 5)):
        return 0
    if (
        page.lower.startswith("by ", max(0, start - 3))
        and page.around.direction(page.lower, start, end) != "none"
    ):
        return 0
    unit = unit_after(page, match.end())
    if unit.end > match.end() or _CHANGE.search(page.plain, max(0, start - 80), start):
        return 0
    return page.figure(
        start, match.end(), plain(value), None, "", "ratio", page.around.approx_before(page.lower, start)
    )


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
    if to[0] == " to " and own and _CHANGED.search(before, max(0, len(before) - 60)):
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
    if not named.name and before.lower().endswith(" by ") and to[0].strip() == "to" and value > 2 * own_value:
        return None
    return named.end, value, named, scale or Decimal(1)
