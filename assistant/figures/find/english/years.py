"""English years before 1900, which only the words before them tell from a count: built in 1874, the 1890s, 1889–93."""

from __future__ import annotations

import re

from assistant.figures.find.page import Page

# Built in 1874, the 1890s, 1602–1660: years before 1900 show by the words before them, as 1800 may be a count.
_LONG_AGO = re.compile(
    r"1[0-8][0-9]{2}(?:(s)(?![A-Za-z])|[-–](1[0-9]{3})|[-–]([0-9]{2}))?(?![0-9A-Za-z%-]|[.,][0-9])"
)
_WHEN = re.compile(
    r"\b(?:in(?: early| late| mid)?|since|until|till|circa|c\.|ca\.|(?:dat(?:e[ds]?|ing)|goes|going|traced)(?: back)? (?:to|from)|dated|built|born|died|founded|established|opened|consecrated|"
    r"rebuilt|erected|published|printed|painted|signed|january|february|march|april|may|june|july|august|september|october|november|december|the years?|after|before|the|mid-|late|early|"
    r"1[0-8][0-9]{2}(?: and| to| or|,))[ ]?$"
)
_COUNTED = re.compile(
    r" ?(?:%|per ?cent|million|billion|yuan|[a-z]+s\b(?<!\bwas)(?<!\bhas)(?<!\bis)(?<!\bas)|people|km|kg|tonnes|staff|children)"
)


def read_long_ago(page: Page, start: int) -> int:
    """A year before 1900 after words that date (built in 1874), a decade (the 1890s) or a span of years; 0 for a count."""
    match = _LONG_AGO.match(page.plain, start)
    if (
        match
        and match[2]
        and page.plain[start - 1 : start] == "("
        and page.plain[match.end() : match.end() + 1] == ")"
    ):
        return page.figure(
            start, match.end(), page.plain[start : start + 4], match[2], "", "range"
        )  # Monet (1840–1926)
    if match is None or not (match[1] or _WHEN.search(page.lower, max(0, start - 24), start)):
        return 0
    year, end = page.plain[start : start + 4], match.end()
    if match[1]:
        return page.figure(start, end, year[:3], None, "", "date")
    named = page.plain[end + 1 : end + 2].isupper()  # the 1851 Census
    if not named and (page.lower.endswith("the ", 0, start) or _COUNTED.match(page.plain, end)):
        return 0
    high = match[2] or (year[:2] + match[3] if match[3] else None)
    if high and high <= year:
        return 0
    return page.figure(start, end, year, high, "", "range" if high else "date")
