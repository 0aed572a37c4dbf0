"""English dates and times, as ISO cut to what is said: 15 September 2025, Q3 2025, FY2025, 9:30 am."""

from __future__ import annotations

import re

from assistant.figures.find.english.periods import IN, TO, YEAR, later, part_of_year
from assistant.figures.find.english.years import read_long_ago
from assistant.figures.find.page import Page
from assistant.figures.lexicon import english_units, words

_NAMES = "january february march april may june july august september october november december".split()
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_D = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])"
_I = re.IGNORECASE
_ANY_YEAR = rf"(?:{YEAR}|1[0-8][0-9]{{2}}(?![0-9,.][0-9]|[0-9]| [a-z]+s\b))"
_DAY_FIRST = re.compile(rf"({_D})(?:{TO}({_D}))? (?:of )?({_MONTH})(?:,? ({_ANY_YEAR}))?", _I)
# 3, 10 and 17 June: each is a day of that month.
_DAYS = re.compile(rf"({_D}(?:, {_D}){{0,12}}),?( and | or ){_D} (?:of )?({_MONTH})(?:,? ({YEAR}))?", _I)
_MONTH_FIRST = re.compile(rf"({_MONTH})(?: ({_D})(?:{TO}({_D}))?(?! ?(?:%|per)))?(?:,? ({_ANY_YEAR}))?", _I)
_MONTH_TO = re.compile(rf"({_MONTH}){TO}({_MONTH})(?:,? ({YEAR}))?", _I)
_UNTIL = re.compile(r" (to|until|till|through|and) | ?([-–—]) ?")
# between 2019/20 and 2023/24
_YEAR_PAIRS = re.compile(
    rf"({YEAR})[/–-][0-9]{{2}}{TO}(?:19|20)[0-9]{{2}}[/–-]((?:19|20)?[0-9]{{2}})(?![0-9])"
)
_YEARS = re.compile(rf"({YEAR})(?:{TO}|/)((?:19|20)?[0-9]{{2}})(?![0-9%,.][0-9]|[0-9%])")
_ISO = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])(?:-(3[01]|[12][0-9]|0[1-9]))?(?![0-9-])")
# 3/11/2025 is 3 November, as outside the United States; 3/25/2025 can only be 25 March.
_SLASHED = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})\2((?:19|20)[0-9]{2})(?![0-9/])")
_YEAR_FIRST = re.compile(r"((?:19|20)[0-9]{2})([/.])(0?[1-9]|1[0-2])\2(3[01]|[12][0-9]|0?[1-9])(?![0-9/.])")
_YEAR = re.compile(rf"{YEAR}(?:s\b)?")
_NOUN = re.compile(
    r" ?(?:%|per ?cent|million|billion|yuan|[a-z]+s\b(?<!\bwas)(?<!\bhas)(?<!\bis)(?<!\bas)|people|km|kg|tonnes|staff|children)"
)
_FOR = re.compile(r"(?:^|[.;,:(] )(?:for|in|during|since|by|until) $")
_OWN = re.compile(
    r"\b(?:year|the|its|our|their|his|her|this|these|those|your|my|an?|each|both|every) $|['’]s? $"
)
_PARTS = ("Q", "H", "q", "h")
_EARLIER = tuple("012345678")
_AMBIGUOUS = ("may", "march", "mar")


def _spanning(page: Page, start: int, end: int, low: str) -> int:
    """Records the date, or the span that it begins: 1 April to 30 June 2025, between May 2024 and June 2025."""
    text = page.plain
    to = _UNTIL.match(text, end)
    between = to and to[1] == "and"
    if to and (not between or text[max(0, start - 8) : start].lower() == "between "):
        day, month = _DAY_FIRST.match(text, to.end()), _MONTH_FIRST.match(text, to.end())
        if day and not day[2]:
            stop, high = _end(day), _iso(day[4], _month(day[3]), _day(day[1]))
        elif month and not month[3] and month[1][0].isupper() and (month[2] or month[4]):
            stop, high = _end(month), _iso(month[4], _month(month[1]), _day(month[2]))
        else:
            return page.figure(start, end, low, None, "", "date")
        year = high[:4]
        dated = f"{year}{low[1:]}" if low.startswith("--") and year.isdigit() else low
        if len(dated) == len(high) and (dated < high or dated[0] == high[0] == "-" != dated[2]):
            return page.figure(start, stop, dated, high, "", "range")
    return page.figure(start, end, low, None, "", "date")


def _month(name: str) -> str:
    return next(f"{n:02d}" for n, full in enumerate(_NAMES, 1) if full.startswith(name.lower()[:3]))


def _day(text: str | None) -> str:
    return re.sub(r"[^0-9]", "", text).zfill(2) if text else ""


def _iso(year: str | None, month: str, day: str = "") -> str:
    return "-".join(filter(None, (year or "-", month, day)))


def read_month(page: Page, start: int) -> int:
    """A date that begins with a month's name and says a day or a year; 0 when it says neither."""
    text = page.plain
    span = _MONTH_TO.match(text, start)
    listed = span and " and " in span[0] and not text.endswith(("between ", "Between "), 0, start)
    if span and not listed and span[1][0].isupper() and span[2][0].isupper():
        ends = [_iso(span[3], _month(name)) for name in span.group(1, 2)]
        return page.figure(start, _end(span), ends[0], ends[1], "", "range")
    match = _MONTH_FIRST.match(text, start)
    if match is None or not match[1][0].isupper() or not (match[2] or match[4] or _alone(text, match)):
        return 0
    month, low = _month(match[1]), _iso(match[4], _month(match[1]), _day(match[2]))
    if match[3]:
        return page.figure(start, _end(match), low, _iso(match[4], month, _day(match[3])), "", "range")
    return _spanning(page, start, _end(match), low)


def _alone(text: str, match: re.Match[str]) -> bool:
    """Whether a month without day or year is one (in May), and not a verb or a person (May agreed)."""
    if match[1].lower() not in _AMBIGUOUS:
        return True
    return bool(IN.search(text, max(0, match.start() - 12), match.start()))


def _end(match: re.Match[str]) -> int:
    """Where the match ends without the full stop of its sentence."""
    return match.end() - match[0].endswith(".")


def read_date(page: Page, start: int) -> int:
    """A date that begins with a digit; 0 when there is none."""
    text = page.plain
    short = not text[start : start + 3].isdigit()
    if short and (match := _DAYS.match(text, start)):
        return _listed_days(page, match)
    if short and (match := _DAY_FIRST.match(text, start)):
        month = _month(match[3])
        low = _iso(match[4], month, _day(match[1]))
        if match[2]:
            return page.figure(start, _end(match), low, _iso(match[4], month, _day(match[2])), "", "range")
        return _spanning(page, start, _end(match), low)
    if end := _in_digits(page, start):
        return end
    if match := _ISO.match(text, start):
        return page.figure(start, match.end(), "-".join(filter(None, match.groups())), None, "", "date")
    part = text[start + 1 : start + 2] in _PARTS or text[start + 4 : start + 6].lstrip(" -")[:1] in _PARTS
    if part and (end := part_of_year(page, start)):
        return end
    if text[start] == "1" and text[start + 1 : start + 2] in _EARLIER and text[start : start + 4].isdigit():
        return read_long_ago(page, start)
    if text[start : start + 2] not in ("19", "20"):
        return 0
    if (match := _YEAR_PAIRS.match(text, start)) and (
        " and " not in match[0] or page.lower.endswith("between ", 0, start)
    ):
        return page.figure(start, match.end(), match[1], later(match[2]), "", "range")
    between = text[max(0, start - 8) : start].lower() == "between "
    if (match := _YEARS.match(text, start)) and (
        not (noun := _NOUN.match(text, match.end())) or (between and _no_unit(noun))
    ):
        high = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
        if (high > match[1] and " and " not in match[0]) or between:
            return page.figure(start, match.end(), match[1], high, "", "range")
    if (match := _YEAR.match(text, start)) and (
        not (noun := _NOUN.match(text, match.end())) or _dates_a_noun(page, start, noun)
    ):
        value = match[0][:3] if match[0].endswith("s") else match[0]
        return page.figure(start, match.end(), value, None, "", "date")
    return 0


def _no_unit(noun: re.Match[str]) -> bool:
    """Whether a plural follows that is no measure: between 2019 and 2023 rents rose."""
    unit = english_units().get(noun[0].strip())
    return noun[0].endswith("s") and (unit is None or unit[1] == "count")


def _dates_a_noun(page: Page, start: int, noun: re.Match[str]) -> bool:
    """Whether a year stands before what it dates, and counts nothing: the 2024 elections, its 2023-24 accounts.

    In a text that writes 1,204 with a comma, 2024 without one is a year.
    """
    if noun[0].strip() in words("english", "verb"):
        return True  # the class of 1960 says
    if not noun[0].endswith("s") or noun[0].strip() in english_units():
        return False
    if 1990 <= int(page.plain[start : start + 4]) < 2050 and _FOR.search(
        page.lower, max(0, start - 8), start
    ):
        return True  # for 2026 repairs of €21.6 million are planned
    return bool(_OWN.search(page.lower, max(0, start - 10), start)) or page.has_commas()


def _listed_days(page: Page, match: re.Match[str]) -> int:
    """Each day of a list before one month; between two days lies a span."""
    text, start = page.plain, match.start()
    month, year = _month(match[3]), match[4]
    days = [day for day in re.finditer(_D, text[start : match.start(3)], _I)]
    if "," not in match[1] and text[max(0, start - 8) : start].lower() == "between ":
        low, high = (_iso(year, month, _day(day[0])) for day in days)
        return page.figure(start, _end(match), low, high, "", "range")
    for day in days[:-1]:
        page.figure(start + day.start(), start + day.end(), _iso(year, month, _day(day[0])), None, "", "date")
    return page.figure(
        start + days[-1].start(), _end(match), _iso(year, month, _day(days[-1][0])), None, "", "date"
    )


def _in_digits(page: Page, start: int) -> int:
    """3/11/2025, 2025/11/03, 03.11.2025; 0 when there is none."""
    text = page.plain
    if match := _YEAR_FIRST.match(text, start):
        value = _iso(match[1], match[3].zfill(2), match[4].zfill(2))
        return page.figure(start, match.end(), value, None, "", "date")
    match = _SLASHED.match(text, start)
    if match is None:
        return 0
    day, month = (match[1], match[3]) if int(match[3]) <= 12 else (match[3], match[1])
    if not (0 < int(day) <= 31 and 0 < int(month) <= 12):
        return 0
    value = _iso(match[4], month.zfill(2), day.zfill(2))
    return page.figure(start, match.end(), value, None, "", "date")
