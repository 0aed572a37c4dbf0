"""English numbers that are codes by their shape alone: 25/00417/FUL, 1987.44.2, 3-in-1, 007, SU 412 873, a 3 x 5 grid."""

from __future__ import annotations

import re

from assistant.figures.find.english.citations import read_cited
from assistant.figures.find.english.units import unit_after
from assistant.figures.find.page import Page

# 25/00417/FUL, 24/118-07, LA/0042: a part with a leading zero, or letters, is none of a date, a ratio or a year.
_FILED = re.compile(
    r"[0-9]{1,6}(?:[/-][0-9]{1,6}){0,6}(?:/0[0-9]{2,6}|/[0-9]{4,6}(?<!/19[0-9]{2})(?<!/20[0-9]{2})|/[0-9]{1,6}(?=[/-][A-Z0-9])|/[A-Z]{1,6}(?![a-z]))(?:[/-]?[A-Z0-9]{1,8}){0,8}(?![A-Za-z0-9%])"
)
_DATED = re.compile(
    r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}(?![0-9])|(?:19|20)[0-9]{2}/[0-9]{1,2}/[0-9]{1,2}(?![0-9])"
)
# 1987.44.2, 10.0.0.12, 3.11.4, 10.0.0.12:8443
_DOTTED = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){2,8}(?:/[0-9]{1,2}|:[0-9]{1,5})?(?![0-9])")
_DATE_DOTTED = re.compile(
    r"[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)?[0-9]{2}(?![0-9.])|(?:19|20)[0-9]{2}\.(?:0?[1-9]|1[0-2])\.[0-9]{1,2}(?![0-9.])"
)
# 24/7/365, 3-in-1, 2-for-1, 1-to-1
_JOINED = re.compile(r"[0-9]{1,2}-(?:in|for|on|by|per)-[0-9]{1,2}(?![0-9])")
# SU 412 873: two letters and two groups of three.
_GRID = re.compile(r"[0-9]{3,6} [0-9]{3,6}(?![0-9,.]{0,24}[0-9%])")
_GRID_BEFORE = re.compile(r"(?:^|[ (])[A-Z]{2} ?$")
_LONG = re.compile(
    r"(?:0[0-9]{3,}-[0-9]{1,6}|[0-9]{2,6}-[0-9]{6,9}|(?:19|20)[0-9]{2}-[0-9]{3})(?![0-9,.]{0,24}[0-9%])"
)  # 2025-114
_AGED = re.compile(r"[0-9]{1,2}[-–][0-9]{1,2}s\b")  # the 16-24s
_DOI = re.compile(r"10\.[0-9]{4,9}/[-._;()/:A-Za-z0-9]+(?<![.,;:)])")
# 03772, 007: a number that is counted has no zero before it; 01 May and 05:30 are dates and times.
_ZERO = re.compile(
    r"0[0-9]{1,11}(?![0-9]| ?(?:hours|hrs|h)\b|[.,:/-][0-9]| (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:st|nd|rd|th)\b| ?%|\)? [0-9]{3})"
)
# A 3 x 5 grid, a 2×2 matrix; 2 x 4 m is measured.
_SIDES = re.compile(r"[0-9]{1,3} ?[x×] ?[0-9]{1,3}(?: ?[x×] ?[0-9]{1,3})?(?![0-9.,]{0,24}[0-9])")
_ACT = re.compile(r"(?:19|20)[0-9]{2}/[0-9]{1,4}(?![0-9])")
_LONGEST = 8  # more digits without a comma count nothing
_CROSS = ("x", "×")
_YEARS = re.compile(rf"{_DATED.pattern}|{_ACT.pattern}")
# The character after the first digits → pattern, what it must not be, the reason.
_BY_NEXT: dict[str, tuple[tuple[re.Pattern[str], re.Pattern[str] | None, str], ...]] = {
    "–": ((_AGED, None, "code"),),
    "-": (
        (_AGED, None, "code"),
        (_JOINED, None, "code"),
        (_LONG, None, "code"),
        (_FILED, _YEARS, "document-number"),
    ),
    ".": ((_DOTTED, _DATE_DOTTED, "version"),),
    "/": ((_FILED, _YEARS, "document-number"), (_DOI, None, "code")),
}


def read_shape(page: Page, start: int, stop: int) -> int:
    """The end of a number that its shape shows to be a code, recorded; 0 when there is none. `stop` ends its first digits."""
    text = page.plain
    after = text[stop : stop + 1]
    for pattern, never, reason in _BY_NEXT.get(after, ()):
        match = pattern.match(text, start)
        if match and (never is None or not never.match(text, start)):
            return page.other(start, match.end(), reason)
    if text[start] == "0" and (match := _ZERO.match(text, start)):
        return page.other(start, match.end(), "code")
    if end := read_cited(page, start, stop):
        return end
    barcode = stop - start > _LONGEST and text[start:stop].isdigit() and not unit_after(page, stop).name
    if barcode or text[start - 1 : start] == "#":
        return page.other(start, stop, "code")
    if (
        after == " "
        and text[stop + 1 : stop + 2].isdigit()
        and _GRID_BEFORE.search(text, max(0, start - 4), start)
    ):
        match = _GRID.match(text, start)
        return page.other(start, match.end(), "code") if match else 0
    return (
        _sides(page, start)
        if after in _CROSS or (after == " " and text[stop + 1 : stop + 2] in _CROSS)
        else 0
    )


def _sides(page: Page, start: int) -> int:
    """The end of a 3 x 5 grid, recorded; 0 for 2 x 4 m, which is measured."""
    match = _SIDES.match(page.plain, start)
    if match is None or unit_after(page, match.end()).kind == "measure":
        return 0
    return page.other(start, match.end(), "formula")
