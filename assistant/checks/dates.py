"""Dates that no calendar has: 2月30日, 13月. Told without any facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.subject import Subject
from assistant.report.findings import Finding

_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_WIDE_DIGIT = re.compile("[０-９]")
_ZH = re.compile(r"(?P<m>\d(?<!\d\d)\d?)月(?:份|(?P<d>\d{1,2})[日号]|(?<=年\d\d月)(?![龄大]))")
_MONTH = re.compile(
    r"月(?<=\d月)(?:[份\d]|(?<=年\d\d月))"
)  # begins with a letter: found ten times as fast as digits are
_YEAR = re.compile(r"(?:19|20)\d\d年")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_EN = re.compile(
    rf"\b(?P<d>\d{{1,2}}) (?P<m>{'|'.join(_MONTHS)})(?: (?P<y>(?:19|20)\d\d))?\b"
    rf"|\b(?P<m2>{'|'.join(_MONTHS)}) (?P<d2>\d{{1,2}})(?:, (?P<y2>(?:19|20)\d\d))?\b"
)
_ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def impossible(subject: Subject) -> Iterator[Finding]:
    """Dates whose month or day does not exist; 29 February is asked of its year."""
    patterns = (_ZH, _ISO) if subject.language == "zh" else (_ISO, _EN)
    for reading in subject.readings:
        text = reading.text.translate(_WIDE) if _WIDE_DIGIT.search(reading.text) else reading.text
        for pattern in patterns:
            if (pattern is _ISO and "-" not in text) or (pattern is _ZH and not _MONTH.search(text)):
                continue
            for match in pattern.finditer(text):
                year = _YEAR.match(text, max(0, match.start() - 5), match.start()) if pattern is _ZH else None
                if not _exists(match, year[0][:4] if year else None):
                    start = year.start() if year else match.start()
                    yield subject.finding("date-impossible", reading, start, match.end())


def _exists(match: re.Match[str], said: str | None = None) -> bool:
    given = match.groupdict()
    month = given["m"] or given.get("m2") or ""
    day = given["d"] or given.get("d2")
    year = said or given.get("y") or given.get("y2")
    m = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    if not 1 <= m <= 12:
        return False
    if day is None:
        return True
    most = _DAYS[m - 1]
    if m == 2 and year and not _leap(int(year)):
        most = 28
    return 1 <= int(day) <= most


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
