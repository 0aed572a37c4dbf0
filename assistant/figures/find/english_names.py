"""Numbers in English that name and do not count: Section 3, ISO 9001, COVID-19, phones, fixed phrases."""

from __future__ import annotations

import re

from assistant.figures.find.english_amounts import CODE_TAIL
from assistant.figures.find.english_money import currency_before
from assistant.figures.find.english_units import unit_after
from assistant.figures.find.page import Page
from assistant.figures.lexicon import words

_NAME_BEFORE = re.compile(r"(?:[a-z,0-9)]|\b[A-Z][a-z]+) ([A-Z][a-z]{2,})s? $")
_NAMED = re.compile(
    r"[0-9]{1,4}(?![0-9,.]*[0-9%]|[ ]?(?:%|per ?cent|million|billion|[a-z]+ (?:of|were|was|are|is)\b))(?![0-9A-Za-z/])"
)
_THOUSANDS = re.compile(r"[0-9]{1,3},[0-9]{3}(?![0-9])")
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_TAIL = re.compile(r"[0-9]+(?:[.:/–—-][0-9]+)*[A-Za-z]?(?:\([0-9a-z]{1,4}\))*(?![A-Za-z])")
_JOINED = re.compile(r"(?:[,;]|\b(?:and|while|but))(?: and| while| but)? $")
_ROW_ENDS = re.compile(r"[0-9]+(?:\.[0-9]+)?(?=[,;.)]? |[,;.)]?$| and )")
_SENTENCE = re.compile(r"[.!?:](?: |$)|\n")
_CHAINED = (" and ", ", ", " or ", " to ", " & ", ", and ")
_MOST_CHAINED = 4
_ROW = 40
_MID = re.compile(r"(?:mid|early|late|end|pre|post)-", re.I)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
_NO_NAME = frozenset(
    "January February March April May June July August September October November December About Around Some Nearly Over Under"
    " Almost Only Between Of In By At From Until Since The And All Another Every Monday Tuesday Wednesday Thursday Friday"
    " Saturday Sunday Total Than To For With Approximately Roughly Just Up Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Rmb Usd".split()
)
_PHONE = re.compile(
    r"0[0-9]{2,3}-[0-9]{7,8}(?![0-9])|\+?[0-9]{1,4}[ -]\(?[0-9]{2,4}\)?(?:[ -][0-9]{3,4}){1,3}(?![0-9,.]*[0-9%])|[0-9]{3,4}-[0-9]{4,8}(?![0-9])"
)
_CALL = re.compile(
    r"\b(?:(?:call|dial)(?: us)?(?: on)?|(?:tel|phone|telephone|hotline|fax|mobile|contact)\b[^0-9.;,]{0,12}) ?$",
    re.I,
)
_CODE_HEAD = re.compile(r"[A-Za-z][A-Za-z0-9]*[-./]?$")
_ITEM = re.compile(
    r"\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)](?![0-9])|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?= +[A-Z])"
)


def _is_named(page: Page, start: int) -> bool:
    """Whether a capitalised noun within a sentence stands before the digits: at Station 7, Priority 1."""
    text = page.plain
    before = _NAME_BEFORE.search(text, max(0, start - 24), start)
    if before is None or before[1] in _NO_NAME or _YEAR.match(text, start):
        return False
    return bool(_NAMED.match(text, start)) and not _shares_a_row(page, start, before.start(1))


def _shares_a_row(page: Page, start: int, name: int) -> bool:
    """Whether the number is what a name has, in a row of such: Northvale created 1,320 jobs and Corley 86."""
    text = page.plain
    joined = _JOINED.search(text, max(0, name - 8), name)
    if joined is None or not page.figures or not _ROW_ENDS.match(text, start):
        return False
    before = page.figures[-1]
    between = text[before.end : name]
    return not before.is_date and len(between) <= _ROW and not _SENTENCE.search(between)


def is_referred(page: Page, start: int) -> bool:
    """Whether a word of reference stands before the number (Section 3, day three), and the number measures nothing."""
    lower, end = page.lower, start
    begun = start
    for other in reversed(page.others[-_MOST_CHAINED:]):  # Sections 3, 4 and 7
        if other.reason != "reference" or lower[other.end : begun] not in _CHAINED:
            break
        begun = other.start
        if lower[begun - 2 : begun] == "s ":
            return True
    while end > start - 2 and lower[end - 1 : end] in (" ", "#"):
        end -= 1
    word = words("english", "reference").before(lower, end)
    word = word or words("english", "reference-loose").before(lower, end)
    if not word:
        word = words("english", "reference-capital").before(lower, end)
        if not (word and page.plain[end - len(word)].isupper()):
            return False
    begin = end - len(word)
    if (end == start and word[-1] != ".") or (begin and lower[begin - 1].isalnum()):
        return False
    digits = _DIGITS.match(lower, start)
    if digits is None:
        return True
    unit = unit_after(page, digits.end())
    return unit.kind == "count" and not (unit.name and word in words("english", "reference-loose"))


def read_name(page: Page, start: int) -> int:
    """Digits that name something: Section 3, ISO 9001, COVID-19, G7, phones, list numbers."""
    text = page.plain
    before = text[start - 1 : start]
    line = text[max(0, start - 8) : start].rpartition("\n")[2].strip(" (") == "" and (
        start <= 8 or "\n" in text[start - 8 : start]
    )
    if line and (match := _ITEM.match(text, start)):
        return page.other(start, match.end(), "heading-number")
    if not _THOUSANDS.match(text, start) and (_is_named(page, start) or is_referred(page, start)):
        tail = _TAIL.match(text, start)
        return page.other(start, tail.end() if tail else start + 1, "reference")
    if (match := _PHONE.match(text, start)) and (
        before == "+"
        or match[0][0] == "0"
        or match[0].count("-") + match[0].count(" ") > 1
        or _CALL.search(text, max(0, start - 24), start)
    ):
        return page.other(start, match.end(), "phone")
    if _CALL.search(text, max(0, start - 24), start) and (
        match := re.compile(r"[0-9]{3,11}(?![0-9]| [a-z]+s\b)").match(text, start)
    ):
        return page.other(start, match.end(), "phone")
    if (
        before
        and (before.isalpha() or before in "-_/.")
        and (head := _CODE_HEAD.search(text, max(page.done, start - 20), start))
    ) and not (
        currency_before(text, start, 0)
        or (_MID.fullmatch(text, head.start(), start) and _YEAR.match(text, start))
    ):
        tail = CODE_TAIL.match(text, start)
        return page.other(head.start(), tail.end() if tail else start + 1, "code")
    return 0
