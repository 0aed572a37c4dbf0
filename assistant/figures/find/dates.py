"""Dates and times of every granularity, as ISO 8601 cut to what is said.

`2025`, `2025-09`, `2025-09-15`, `--09`, `--09-15`, `---15`, `2025-Q1`, `--Q1`, `2025-H1`, `19:42`. What ISO
has no name for (中旬, 底, 初) stands in the span and not in the value.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.figures.find.page import Page
from assistant.figures.numerals import chinese_value

_YEAR = r"[12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3}"
_MONTH = r"[0-9]{1,2}|十[一二]?|[一二三四五六七八九]"
_DAY = r"[0-9]{1,2}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?"
_TO = r" ?(?:[-—–―~～〜至到─－]|——|--|──) ?"
_QUARTER = r"第? ?(?P<q{n}>[一二三四1-4]) ?季度?(?<=季度)"
_PART = r"""
 (?:(?P<y{n}>YEAR) ?年(?:度)?|(?P<s{n}>[0-9]{2}) ?年(?= ?[0-9]{1,2} ?月))?
 (?:(?P<h{n}>[上下])半年(?!度)|QUARTER|前(?P<f{n}>[一二两三1-3])个?季度
  |\ ?(?P<m{n}>MONTH) ?月份?(?!(?<=[一二三四五六七八九十]月)一[^日号十])(?:\ ?(?P<d{n}>DAY) ?[日号]|(?P<x{n}>[上中下]旬|初(?![步级中])|底(?![线层座部板色])|末))?
  |(?P<e{n}>底(?![线层座部板色])|初(?![步级中])|末))?
"""


def _part(n: int) -> str:
    text = _PART.replace("QUARTER", _QUARTER).replace("YEAR", _YEAR).replace("MONTH", _MONTH)
    return re.sub(r"(?<!\\) \?", r"[ ]?", text.replace("DAY", _DAY).replace("{n}", str(n)))


_DATE = re.compile(_part(1), re.X)
_SECOND = re.compile(rf"(?P<only>{_DAY}) ?[日号]|(?x:{_part(2)})")
_TO_RE = re.compile(_TO)
_DAY_ONLY = re.compile(rf"({_DAY}) ?日")
_DAY_TRAP = re.compile(r"以?内|之内|龄|均|游|照|产|报|光|志|期|程|供|左右|常|用")
_SPAN = re.compile(
    rf"(?P<a>[12][0-9]{{3}}|[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:月份?|季度)?{_TO}"
    rf"第?(?P<b>[12][0-9]{{3}}|[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}) ?(?P<u>年度?|月份?(?!龄)|[日号]|季度)"
)
_YEAR_QUARTER = re.compile(r"([12][0-9]{3})[-年 ]?Q([1-4])(?![0-9])")
_ISO = re.compile(r"([12][0-9]{3})([-/.])(0?[1-9]|1[0-2])(?:\2(3[01]|[12][0-9]|0?[1-9]))?(?![0-9.\-/%])")
_MONTH_TRAP = "龄饼球亮嫂薪"  # right behind 月; 6月末亮出成绩, 6月底薪酬到账 and 6月经批准 are dates
_NOT_A_DAY = re.compile(
    r"(?:连续|为期|历时|用时|共|满|近|超过|不足|每隔|提前|前后|长达|持续|仅用|滞留|住院|推迟|延期|延长|缩短|逾期|拘留|休假|为)$"
)
_HISTORY = re.compile(r"(?:以上|左右|的?历史|前的|来的)")


class Date(NamedTuple):
    """One date as said: year, month and day, or quarter, or half; empty strings for what is not said."""

    year: str = ""
    month: str = ""
    day: str = ""
    quarter: str = ""
    half: str = ""

    def iso(self) -> str:
        """The date as ISO writes it, cut to what is said."""
        if self.quarter:
            return f"{self.year or '-'}-Q{self.quarter}"
        if self.half:
            return f"{self.year or '-'}-H{self.half}"
        if not self.month:
            return self.year if not self.day else f"---{self.day}"
        head = f"{self.year}-{self.month}" if self.year else f"--{self.month}"
        return f"{head}-{self.day}" if self.day else head


def digits(text: str | None, width: int = 2) -> str:
    """Half-width digits of a part of a date, zero-padded; `""` for None."""
    if not text:
        return ""
    if text[0] in "0123456789":
        return text.zfill(width)
    value = chinese_value(text.replace("○", "〇"))
    return "" if value is None else str(int(value)).zfill(width)


def _read(match: re.Match[str], n: int) -> Date | None:
    """The date of the n-th part of a match; None when it has no date in it or an impossible month."""
    part = match.groupdict()
    year = digits(part[f"y{n}"], 4) or (f"20{part[f's{n}']}" if part[f"s{n}"] else "")
    month, day = digits(part[f"m{n}"]), digits(part[f"d{n}"])
    quarter = digits(part[f"q{n}"], 1)
    half = {"上": "1", "下": "2"}.get(part[f"h{n}"] or "", "")
    if month and not year and not day and not 1 <= int(month) <= 12:
        return None
    found = Date(year, month, day, quarter, half)
    return found if any(found) or part[f"f{n}"] else None


def read_date(page: Page, start: int) -> int:
    """Records the date or span of dates at `start` and returns its end; 0 when there is none."""
    text = page.plain
    if (span := _SPAN.match(text, start)) and (end := _bare_span(page, start, span, Date())):
        return end
    match = _DATE.match(text, start)
    if match is None or match.end() == start:
        return 0
    date = _read(match, 1)
    end = match.end()
    if date is None or _trapped(text, date, match):
        return 0
    if part := match["f1"]:
        last = {"一": 1, "二": 2, "两": 2, "三": 3}.get(part) or int(part)
        low, high = date._replace(quarter="1"), date._replace(quarter=str(last))
        return page.figure(start, end, low.iso(), high.iso(), "", "range")
    open_year = date.year and not (date.quarter or date.half or match["e1"])
    if (open_year or date.month) and not date.day and not match["x1"]:
        span = _SPAN.match(text, end + (text[end : end + 1] == " "))
        if span and (stop := _bare_span(page, start, span, date)):
            return stop
    return _second(page, start, end, date)


def _trapped(text: str, date: Date, match: re.Match[str]) -> bool:
    end = match.end()
    if date.month and not date.day and text[end - 1] == "月" and text[end : end + 1] in tuple(_MONTH_TRAP):
        return True
    lone_year = date.year and not date.month and not date.quarter and not date.half
    if lone_year and (
        text[end : end + 1] in ("级", "届", "版") or (int(date.year) < 1800 and _HISTORY.match(text, end))
    ):
        return True
    before = text[match.start() - 1 : match.start()]
    odd = text[end : end + 1] == "多" and before not in (
        "比",
        "较",
    )  # 比2024年多566件 is a year, 2000年多 a length
    return bool(lone_year and (odd or before in ("近", "约", "超")))


def _bare_span(page: Page, start: int, span: re.Match[str], head: Date) -> int:
    """A span whose unit stands once (1—10月, 2023—2025年) after a year or month already read."""
    unit, low, high = span["u"][0], digits(span["a"]), digits(span["b"])
    if not low or not high:
        return 0
    if unit == "年":
        if len(low) != 4 or head.year or len(high) not in (2, 4):
            return 0
        high = high if len(high) == 4 else low[:2] + high
        dates = Date(year=low), Date(year=high)
    elif len(low) > 2 or len(high) > 2:
        return 0
    elif unit == "月":
        if head.month or not (1 <= int(low) <= 12 and 1 <= int(high) <= 12):
            return 0
        dates = head._replace(month=low), head._replace(month=high)
    elif unit == "季":
        if head.month or not (1 <= int(low) < int(high) <= 4):
            return 0
        dates = head._replace(quarter=low[1]), head._replace(quarter=high[1])
    else:
        if (head.year and not head.month) or not (1 <= int(low) <= 31 and 1 <= int(high) <= 31):
            return 0
        if not head.month and (_DAY_TRAP.match(page.plain, span.end()) or span["u"] == "号"):
            return 0
        dates = head._replace(day=low), head._replace(day=high)
    return page.figure(start, span.end(), dates[0].iso(), dates[1].iso(), "", "range")


def _second(page: Page, start: int, end: int, date: Date) -> int:
    """The date, or the span from it to a second one that takes over what it leaves unsaid."""
    text = page.plain
    if (
        (to := _TO_RE.match(text, end))
        and (match := _SECOND.match(text, to.end()))
        and match.end() > to.end()
    ):
        other = (Date(day=digits(match["only"])) if date.day else None) if match["only"] else _read(match, 2)
        if other:
            if not other.year:
                other = other._replace(year=date.year)
            if other.day and not other.month:
                other = other._replace(month=date.month)
            if date.year == "" and other.year and (date.month or date.quarter):
                date = date._replace(year="")
            return page.figure(start, match.end(), date.iso(), other.iso(), "", "range")
    return page.figure(start, end, date.iso(), None, "", "date")


def read_day(page: Page, start: int) -> int:
    """A day of a month that is named elsewhere (每月5日): `---05`; 0 for a duration (5日内)."""
    match = _DAY_ONLY.match(page.plain, start)
    if match is None or _DAY_TRAP.match(page.plain, match.end()):
        return 0
    if _NOT_A_DAY.search(page.plain, max(0, start - 4), start):
        return 0
    day = digits(match[1])
    if (
        not day
        or not 1 <= int(day) <= 31
        or (page.plain[start] in "一二三四五六七八九" and match.end() - start == 2)
    ):
        return 0
    return page.figure(start, match.end(), f"---{day}", None, "", "date")


def read_iso(page: Page, start: int) -> int:
    """2025-09-15, 2025/9/15, 2025.9.15, 2025-09 and 2025Q3; 0 when it is none of them."""
    text = page.plain
    if match := _YEAR_QUARTER.match(text, start):
        return page.figure(start, match.end(), f"{match[1]}-Q{match[2]}", None, "", "date")
    match = _ISO.match(text, start)
    if match is None or (match[4] is None and (match[2] != "-" or len(match[3]) != 2)):
        return 0
    value = "-".join(filter(None, (match[1], match[3].zfill(2), match[4] and match[4].zfill(2))))
    return page.figure(start, match.end(), value, None, "", "date")
