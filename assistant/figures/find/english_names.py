"""Numbers in English that name and do not count: Section 3, ISO 9001, COVID-19, phones, fixed phrases."""

from __future__ import annotations

import re

from assistant.figures.find.english_amounts import CODE_TAIL
from assistant.figures.find.english_record import CURRENCY
from assistant.figures.find.page import Page
from assistant.figures.lexicon import words

_REFERENCE = re.compile(
    r"\b(?:sections?|articles?|chapters?|tables?|figures?|annex(?:es)?|appendix|no\.?|nos\.?|number|room|phase|page|pages|p\.|item|version|v\.?|level|class|grade|clause|paragraph|para|part|step|line|route|block|building|unit|highway|document|order|notice|decree|regulation|resolution|act|schedule|exhibit|type|category|tier|floor|platform|gate|flat|apartment|zone|ward|plot|lot|reactor|model|iso|iec|gb|gb/t|en|bs|astm|volume|vol\.?|issue|box|line|fig\.?|figs\.?|eq\.?|day|rule|rules|regulations|lines|chapters|sections|tables|figures|rows|row|column|columns|risk|station|priority|question|recommendation|objective|goal|lane|pier|shaft|stage|module|sector|band|window|terminal|berth|well|block|junction|exit|bay|key stage|year group|appendices|footnote|note|slide|lots|option|scenario|team|group|region|area|district|depot|mine|pit|pump|turbine|bridge) ?#?$",
    re.I,
)
_NAME_BEFORE = re.compile(r"(?:[a-z,0-9)]|\b[A-Z][a-z]+) ([A-Z][a-z]{2,})s? $")
_NAMED = re.compile(
    r"[0-9]{1,4}(?![0-9,.]*[0-9%]|[ ]?(?:%|per ?cent|million|billion|[a-z]+ (?:of|were|was|are|is)\b))(?![0-9A-Za-z/])"
)
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
    r"\b(?:(?:call|dial)(?: us)?(?: on)?|(?:tel|phone|telephone|hotline|fax|mobile|contact)\b[^0-9.;]{0,12}) ?$",
    re.I,
)
_CODE_HEAD = re.compile(r"[A-Za-z][A-Za-z0-9]*[-./]?$")
_ITEM = re.compile(
    r"\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)](?![0-9])|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?= +[A-Z])"
)


def read_fixed(page: Page, start: int) -> int:
    """A fixed phrase that begins at the number, or whose first word stands just before it."""
    for reason in ("plan-name", "function-word"):
        listed = words("english", reason)
        for begin in (start, page.plain.rfind(" ", page.done, max(start - 1, 0)) + 1):
            if begin < page.done or begin < start - 12:
                continue
            phrase = listed.at(page.lower, begin)
            end = begin + len(phrase)
            if phrase and end > start and not page.plain[end : end + 1].isalnum():
                return page.other(begin, end, reason)
    return 0


def _is_named(text: str, start: int) -> bool:
    """Whether a capitalised noun within a sentence stands before the digits: at Station 7, Priority 1."""
    before = _NAME_BEFORE.search(text, max(0, start - 24), start)
    if before is None or before[1] in _NO_NAME or _YEAR.match(text, start):
        return False
    return bool(_NAMED.match(text, start))


def read_name(page: Page, start: int) -> int:
    """Digits that name something: Section 3, ISO 9001, COVID-19, G7, phones, list numbers."""
    text = page.plain
    before = text[start - 1 : start]
    line = text[max(0, start - 8) : start].rpartition("\n")[2].strip(" (") == "" and (
        start <= 8 or "\n" in text[start - 8 : start]
    )
    if line and (match := _ITEM.match(text, start)):
        return page.other(start, match.end(), "heading-number")
    if _is_named(text, start) or _REFERENCE.search(text, max(0, start - 16), start):
        tail = re.compile(r"[0-9]+(?:[.:/–—-][0-9]+)*[A-Za-z]?(?:\([0-9a-z]{1,4}\))*(?![A-Za-z])").match(
            text, start
        )
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
    ) and not CURRENCY.search(text, max(0, start - 5), start):
        tail = CODE_TAIL.match(text, start)
        return page.other(head.start(), tail.end() if tail else start + 1, "code")
    return 0
