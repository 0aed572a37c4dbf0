"""Numbers in English that name and do not count: Section 3, ISO 9001, COVID-19, phones, fixed phrases."""

from __future__ import annotations

import re

from assistant.figures.find.english_amounts import CODE_TAIL, CURRENCY
from assistant.figures.find.page import Page
from assistant.figures.lexicon import words

_REFERENCE = re.compile(
    r"\b(?:sections?|articles?|chapters?|tables?|figures?|annex(?:es)?|appendix|no\.?|nos\.?|number|room|phase|page|pages|p\.|item|version|v\.?|level|class|grade|clause|paragraph|para|part|step|line|route|block|building|unit|highway|document|order|notice|decree|regulation|resolution|act|schedule|exhibit|type|category|tier|floor|platform|gate|flat|apartment|zone|ward|plot|lot|reactor|model|iso|iec|gb|gb/t|en|bs|astm|volume|vol\.?|issue|box|line) ?#?$",
    re.I,
)
_PHONE = re.compile(
    r"\+?[0-9]{1,4}[ -]\(?[0-9]{2,4}\)?(?:[ -][0-9]{3,4}){1,3}(?![0-9,.]*[0-9%])|[0-9]{3,4}-[0-9]{4,8}(?![0-9])"
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


def read_name(page: Page, start: int) -> int:
    """Digits that name something: Section 3, ISO 9001, COVID-19, G7, phones, list numbers."""
    text = page.plain
    before = text[start - 1 : start]
    line = text[max(0, start - 8) : start].rpartition("\n")[2].strip(" (") == "" and (
        start <= 8 or "\n" in text[start - 8 : start]
    )
    if line and (match := _ITEM.match(text, start)):
        return page.other(start, match.end(), "heading-number")
    if _REFERENCE.search(text, max(0, start - 14), start):
        tail = re.compile(r"[0-9]+(?:[.:/-][0-9]+)*[A-Za-z]?(?![A-Za-z])").match(text, start)
        return page.other(start, tail.end() if tail else start + 1, "reference")
    if (match := _PHONE.match(text, start)) and (
        before == "+"
        or match[0].count("-") + match[0].count(" ") > 1
        or _CALL.search(text, max(0, start - 24), start)
    ):
        return page.other(start, match.end(), "phone")
    if _CALL.search(text, max(0, start - 24), start) and (
        match := re.compile(r"[0-9]{3,11}(?![0-9])").match(text, start)
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
