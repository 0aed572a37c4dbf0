"""English times of day and lengths of time in two units: 9:30 am, 0530 hours, 3 hours 20 minutes."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.english.nouns import EnglishUnit
from assistant.figures.find.english.numbers import SMALL
from assistant.figures.find.english.record import record
from assistant.figures.find.page import Page

_I = re.IGNORECASE
_TIME_TO = re.compile(r" ?(?:[-–—~]|\bto\b|\buntil\b|\band\b) ?", _I)
_MILITARY = re.compile(r"([01][0-9]|2[0-3])([0-5][0-9]) ?(?:hours|hrs)\b")
_AT = re.compile(r"\b(?:at|by|from|until|till|before|after) $")
_CLOCK = re.compile(
    r"([01]?[0-9]|2[0-4])[:.]([0-5][0-9])(?::([0-5][0-9]))?(?: ?([ap])(?:m\b|\.m\b\.?))?(?![0-9:]|[.,][0-9])|([0-9]{1,2}) ?(?:([ap])(?:m\b|\.m\b\.?)|o'clock)|([01]?[0-9]|2[0-4]):?00 hours",
    _I,
)
# 3 h 12 min 40 s, 3 hours 20 minutes, 5 minutes 18 seconds
_LASTED = re.compile(
    r"(?:([0-9]{1,4}) ?(?:hours?|hrs?|h)(?: and|,)? ?)?([0-9]{1,4}) ?(?:minutes?|mins?|m)(?![a-z])(?:(?: and|,)? ?([0-9]{1,2}) ?(?:seconds?|secs?|s)\b)?"
)


_HALVES = re.compile(
    r"([0-9]{1,2})(?:[:.]([0-5][0-9]))? ?(?:[-–—~]|to|until|till|and) ?([0-9]{1,2})(?:[:.]([0-5][0-9]))? ?([ap])(?:m\b|\.m\b\.?)",
    _I,
)
_SPELLED = "|".join(list(SMALL)[1:13])
# half past nine, a quarter to six, ten to four, nine o'clock, twenty past two
_HAND = re.compile(
    rf"(?:(half|(?:a )?quarter|{_SPELLED}|twenty(?:[- ]five)?) (past|to|after) )?({_SPELLED})(?: o['’]clock)?(?: (?:in the )?(a\.?m\b\.?|p\.?m\b\.?|morning\b|afternoon\b|evening\b))?"
)
_HAND_BEFORE = re.compile(
    r"\b(?:at|by|from|until|till|before|after|to|around|about|and|or|since|at about|at around) $"
)


def read_spelled_time(page: Page, start: int) -> int:
    """half past nine is 09:30, a quarter to six in the evening 17:45, nine o'clock 09:00; 0 when there is none."""
    match = _HAND.match(page.lower, start)
    if match is None or page.lower[match.end() : match.end() + 1].isalnum():
        return 0
    part, side, hour, half = match.groups()
    sure = bool(half) or "clock" in match[0] or part == "half"
    if not sure and (not part or not _HAND_BEFORE.search(page.lower, max(0, start - 10), start)):
        return 0
    minutes = _minutes(part) if part else 0
    if not sure and "quarter" not in part and (minutes % 5 or side == "to"):
        return 0  # five to ten is rather a span
    total = SMALL[hour] * 60 + (-minutes if side == "to" else minutes)
    if half and (half[0] == "p" or half in ("afternoon", "evening")) and SMALL[hour] < 12:
        total += 720
    value = f"{total // 60 % 24:02d}:{total % 60:02d}"
    return page.figure(start, match.end() - match[0].endswith("."), value, None, "", "time")


def _minutes(part: str) -> int:
    """How many minutes are said: half, a quarter, twenty-five."""
    if part == "half":
        return 30
    if "quarter" in part:
        return 15
    return 25 if part.startswith("twenty") and part.endswith("five") else SMALL[part]


def _one_half(page: Page, start: int) -> int:
    """2 to 4 pm, 9-11.30am: both ends take the half of the day that is written once; 0 when there is none."""
    match = _HALVES.match(page.plain, start)
    if match is None or (" and " in match[0] and not page.lower.endswith("between ", 0, start)):
        return 0
    low, high = int(match[1]), int(match[3])
    if not (0 < low <= 12 and 0 < high <= 12):
        return 0
    late = match[5].lower() == "p"
    high = high % 12 + (12 if late else 0)
    low = low % 12 + (12 if late and low % 12 <= high % 12 else 0)
    ends = [f"{low:02d}:{match[2] or '00'}", f"{high:02d}:{match[4] or '00'}"]
    return page.figure(start, match.end() - match[0].endswith("."), ends[0], ends[1], "", "range")


def read_time(page: Page, start: int) -> int:
    """9:30 am, 14:00, 9 a.m.; 0 when there is none. A dot needs am or pm."""
    if page.lower.find("m", start + 1, start + 20) > 0 and (end := _one_half(page, start)):
        return end
    if (match := _MILITARY.match(page.plain, start)) and (
        match[1][0] == "0" or _AT.search(page.lower, max(0, start - 8), start)
    ):
        return page.figure(start, match.end(), f"{match[1]}:{match[2]}", None, "", "time")
    match = _CLOCK.match(page.plain, start)
    if match is None or ("." in match[0][:3] and not match[4]):
        return 0
    hour = int(match[1] or match[5] or match[7])
    half = (match[4] or match[6] or "").lower()
    if hour > 24 or (half and hour > 12):
        return 0
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    value = f"{hour:02d}:{match[2] or '00'}" + (f":{match[3]}" if match[3] else "")
    to = _TIME_TO.match(page.plain, match.end())
    if to and (" and " not in to[0] or page.lower.endswith("between ", 0, start)):
        settled, end = page.done, read_time(page, to.end())
        if end and page.figures[-1].kind == "time":
            high = page.figures.pop().value
            page.done = settled
            return page.figure(start, end, value, high, "", "range")
        if end:
            page.figures.pop()
            page.done = settled
    return page.figure(start, match.end(), value, None, "", "time")


def read_lasted(page: Page, start: int) -> int:
    """3 hours 20 minutes is 200 minutes, 5 minutes 18 seconds 318 seconds; 0 for a length of time in one unit."""
    match = _LASTED.match(page.plain, start)
    if match is None or not (match[1] or match[3]):
        return 0
    minutes = Decimal(match[1] or 0) * 60 + Decimal(match[2])
    value = minutes * 60 + Decimal(match[3]) if match[3] else minutes
    unit = EnglishUnit(match.end(), "seconds" if match[3] else "minutes", "measure")
    return record(page, start, match.end(), value, None, unit)
