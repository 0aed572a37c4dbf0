"""Dates that do not fit: a weekday that the day is not, and what is said to be over behind the document's own date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from assistant.checks.subject import Reading, Subject
from assistant.report.findings import Finding

_DAYS = "一二三四五六日"
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = "January February March April May June July August September October November December".split()
_ZH = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d)年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号][（(]?(?P<said>(?:星期|周)(?P<day>[一二三四五六日天])(?!期))"
)
_EN = re.compile(
    rf"\b(?P<said>(?P<day>{'|'.join(_ENGLISH)})),? (?P<d>\d{{1,2}}) (?P<m>{'|'.join(_MONTHS)})(?:,? (?P<y>(?:19|20)\d\d))"
)
# What a text says was so by that day, or done on it.
_UNTIL = re.compile(
    r"(?:截[至止](?:到)?|已于)(?P<date>(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?)"
)


def weekdays(subject: Subject) -> Iterator[Finding]:
    """Dates whose weekday is another; a date without a year is that of the brief's."""
    pattern = _ZH if subject.language == "zh" else _EN
    signs = ("星期", "周") if subject.language == "zh" else ("day",)
    if not any(sign in subject.whole for sign in signs):
        return
    for reading in subject.readings:
        if not any(sign in reading.text for sign in signs):
            continue
        for match in pattern.finditer(reading.text):
            day = _date(subject, match)
            if day is None:
                continue
            zh = subject.language == "zh"
            said = _DAYS.find(match["day"].replace("天", "日")) if zh else _ENGLISH.index(match["day"])
            if said != day.weekday():
                expected = f"星期{_DAYS[day.weekday()]}" if zh else _ENGLISH[day.weekday()]
                yield _finding(subject, reading, match, "weekday", expected)


def _date(subject: Subject, match: re.Match[str]) -> datetime.date | None:
    written = subject.brief.date[:4] if subject.brief else ""
    year = match["y"] or (written if written.isdecimal() else "")
    month = int(match["m"]) if match["m"].isdecimal() else _MONTHS.index(match["m"]) + 1
    try:
        return datetime.date(int(year), month, int(match["d"])) if year else None
    except ValueError:
        return None


def _finding(
    subject: Subject, reading: Reading, match: re.Match[str], variant: str, expected: str
) -> Finding:
    return subject.finding(
        "date-impossible",
        reading,
        *match.span(),
        variant=variant,
        case=variant,
        severity="warning",
        expected=expected,
    )


def future(subject: Subject) -> Iterator[Finding]:
    """截至 a day that lies behind the date of the document; a plan may name any day."""
    if subject.language != "zh" or subject.brief is None or not subject.brief.date:
        return
    try:
        own = datetime.date.fromisoformat(subject.brief.date)
    except ValueError:
        return
    for reading in subject.texts:
        for match in _UNTIL.finditer(reading.text):
            day = int(match["d"]) if match["d"] else 1
            later = (int(match["y"]), int(match["m"]), day) > (
                own.year,
                own.month,
                own.day if match["d"] else 1,
            )
            if later:
                date = f"{own.year}年{own.month}月{own.day}日"
                yield subject.finding(
                    "date-impossible",
                    reading,
                    *match.span("date"),
                    variant="future",
                    case="future",
                    severity="warning",
                    date=date,
                )
