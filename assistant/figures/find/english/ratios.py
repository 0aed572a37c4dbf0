"""English ratios of two said with to: 17.5 to 1, a ratio of one to four."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.english.numbers import read_words
from assistant.figures.find.english.scales import NUMBER
from assistant.figures.find.english.units import unit_after
from assistant.figures.find.page import Page
from assistant.figures.find.ratios import quotient
from assistant.figures.numerals import arabic_value, plain

CHANGE = re.compile(
    r"\b(?!(?:tak(?:es?|ing)|took|cuts?) (?:about |anything |anywhere )?from $)(?:rose|ris\w+|fell|fall\w*|doubl\w+|trebl\w+|tripl\w+|halv\w+|slipp?\w+|edg\w+|jump\w+|surg\w+|narrow\w+|widen\w+|grow\w*|advanc\w+|plung\w+|shr[aiu]nk\w*|tak\w+|took|brought|bring\w*|decline|swung|push\w+|boost\w+|cutting|increas\w+|decreas\w+|grew|climbed|dropp?\w*|declin\w+|up|down|cut|reduc\w+|rais\w+|mov\w+|went|improv\w+|chang\w+|lower\w+|shorten\w+|lengthen\w+|expand\w+)\b(?:[^.;]|\.(?=[0-9])){0,60}\bfrom $|\b(?:was|were|been|being|is|are) cut from $",
    re.I,
)
# 17.5 to 1, four to one: a ratio, where nothing is counted by the one and nothing moved from the first to it.
_TO_ONE = re.compile(r" to (?:1|one)(?![0-9A-Za-z%-]|[.,:][0-9]| (?:hundred|thousand|million|billion)\b)")
_RATIO_OF = re.compile(
    r"\bratios? (?:of |was |is |at |[^.;:0-9]{0,40} (?:is|was|are|were|of|at|stands at|stood at) )(?:about |around |roughly |nearly )?$|\bratios? [^.;:]{0,50}, $|\bodds (?:of |at |were |are )?$|\bout(?:number|sell|sold|vot|spen|play|gun|pac|scor)[a-z]*\b[^.;:]{0,40}(?: by)? $"
)


def to_one(page: Page, start: int, end: int, value: Decimal) -> int:
    """The end of the ratio 17.5 to 1; 0 where something fell from 5 to 1, or one of something follows."""
    if not page.lower.startswith(" to ", end):
        return 0
    match = _TO_ONE.match(page.lower, end)
    if match is None and _RATIO_OF.search(page.lower, max(0, start - 60), start):
        return _one_to(page, start, end, value)
    if match is None or value <= 1 or page.lower.startswith("from ", max(0, start - 5)):
        return 0
    if (
        page.lower.startswith("by ", max(0, start - 3))
        and page.around.direction(page.lower, start, end) != "none"
    ):
        return 0
    unit = unit_after(page, match.end())
    if unit.end > match.end() or CHANGE.search(page.plain, max(0, start - 80), start):
        return 0
    around, lower = page.around, page.lower
    approx = around.approx_before(lower, start)
    turn = around.direction(lower, start, match.end())
    return page.figure(start, match.end(), plain(value), None, "", "ratio", approx, turn)


def _one_to(page: Page, start: int, end: int, value: Decimal) -> int:
    """The end of the ratio one to four, which the word ratio shows; 0 when it is none."""
    if digits := NUMBER.match(page.plain, end + 4):
        high, stop = arabic_value(digits[0][:24]), digits.end()
    elif other := read_words(page.plain, end + 4):
        high, stop = other.value, other.end
    else:
        return 0
    if not high or unit_after(page, stop).name:
        return 0
    return page.figure(start, stop, plain(quotient(value, high)), None, "", "ratio")
