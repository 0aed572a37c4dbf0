"""Parts of a year in English: Q3 2025, 1H25, the first half of FY26, FY2024/25."""

from __future__ import annotations

import re

from assistant.figures.find.page import Page

# A year, and what joins two dates.
YEAR = r"(?:19|20)[0-9]{2}(?![0-9,.][0-9]|[0-9])"
TO = r" ?(?:[-–—~]|\bto\b|\buntil\b|\bthrough\b|\band\b) ?"
_I = re.IGNORECASE
# The year of a quarter or half: 2025, FY25, FY2024/25 (which ends in 2025), '25.
_OF = (
    r"(?:(?:FY ?'?|fiscal (?:year )?|financial year )((?:19|20)?[0-9]{2})(?:[/–-]([0-9]{2}))?(?![0-9])"
    rf"|'([0-9]{{2}})(?![0-9])|({YEAR}))"
)
_QUARTER = re.compile(
    rf"([QH])([1-4])(?:(?:[ ,/-]+(?:of )?)?{_OF})?(?![A-Z0-9])|({YEAR})[ -]?([QH])([1-4])(?![A-Z0-9])|([1-4])([QH]) ?((?:20)?[0-9]{{2}})(?![0-9])",
    _I,
)
_SAID = re.compile(
    rf"(first|second|third|fourth|last|1st|2nd|3rd|4th|opening|final)[ -](quarter|half|three quarters|two quarters)(?![a-z])(?:,? (?:of )?(?:the year )?{_OF})?",
    _I,
)
_FISCAL = re.compile(
    r"(?:FY ?'?|fiscal (?:year )?|financial year )((?:19|20)[0-9]{2}|(?<=FY)[0-9]{2}|(?<=FY ')[0-9]{2}|(?<=FY')[0-9]{2})(?:[/–-]([0-9]{2,4}))?(?![0-9])",
    _I,
)
# between Q1 and Q3, Q1–Q3 2025
_TO_QUARTER = re.compile(rf"{TO}([QH])([1-4])(?:(?:[ ,/-]+(?:of )?)?{_OF})?(?![A-Z0-9])", _I)
# scored in the second half: of a match and no year.
_GAME = re.compile(r"\b(?:scored|goals?|kick|match|penalty|substitute|equalised)\b[^.;]{0,30}$")
IN = re.compile(
    r"\b(?:in|of|by|since|until|from|to|and|during|for|early|late|mid|last|next|this|through|before|after)[ -]$",
    re.I,
)


def later(year: str) -> str:
    """The year in four digits: 25 is 2025."""
    return year if len(year) == 4 else f"20{year}"


def _year_of(match: re.Match[str], first: int) -> str:
    """The year that the four groups of `_OF` from `first` on say: FY2024/25 is 2025; `-` when they say none."""
    year, ending, short, full = match.group(first, first + 1, first + 2, first + 3)
    said = ending or year or short or full
    return later(said) if said else "-"


def part_of_year(page: Page, start: int) -> int:
    """Q3 2025, Q3 FY25, 2025-Q3, 3Q25, H1 2025; 0 when there is none. H2 alone may be hydrogen."""
    match = _QUARTER.match(page.plain, start)
    if match is None or (match[10] and match[11].islower() and " " in match[0]):  # 2h 15m
        return 0
    year, part, number = (
        (_year_of(match, 3), match[1], match[2])
        if match[1]
        else (match[7], match[8], match[9])
        if match[7]
        else (later(match[12]), match[11], match[10])
    )
    part = part.upper()
    if part == "H" and (
        number > "2" or (year == "-" and not IN.search(page.plain, max(0, start - 12), start))
    ):
        return 0
    to = _TO_QUARTER.match(page.plain, match.end())
    if to and " and " in to[0] and not page.lower.endswith("between ", 0, start):
        to = None
    if to and to[2] > number and to[1].upper() == part:
        year = _year_of(to, 3) if year == "-" else year
        high = f"{year}-{part}{to[2]}"
        return page.figure(start, to.end(), f"{year}-{part}{number}", high, "", "range")
    return page.figure(start, match.end(), f"{year}-{part}{number}", None, "", "date")


def read_period(page: Page, start: int) -> int:
    """Q3 2025, the first half of 2025, the first three quarters, FY2025; 0 when there is none."""
    text = page.plain
    if "0" <= text[start] <= "9" and not text[start + 1 : start + 2].isalpha():
        return 0
    if end := part_of_year(page, start):
        return end
    if match := _FISCAL.match(text, start):
        year = later(match[1])
        high = match[2] and (match[2] if len(match[2]) == 4 else year[:2] + match[2])
        return page.figure(start, match.end(), year, high or None, "", "range" if high else "date")
    match = _SAID.match(text, start)
    if match is None:
        return 0
    if match[2].lower() == "half" and _GAME.search(page.lower, max(0, start - 40), start):
        return page.other(start, match.end(), "event-name")
    year, order = _year_of(match, 3), match[1].lower()
    number = {"opening": 1, "last": 4, "final": 4}.get(order) or ("first1st".find(order) >= 0 and 1)
    number = number or {"second": 2, "2nd": 2, "third": 3, "3rd": 3}.get(order, 4)
    part = match[2].lower()
    if " " in part:
        return page.figure(
            start, match.end(), f"{year}-Q1", f"{year}-Q{2 if 'two' in part else 3}", "", "range"
        )
    if part == "half":
        return page.figure(start, match.end(), f"{year}-H{min(number, 2)}", None, "", "date")
    return page.figure(start, match.end(), f"{year}-Q{number}", None, "", "date")
