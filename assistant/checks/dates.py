"""Dates that no calendar has: 2月30日, 13月. Told without any facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.subject import Subject
from assistant.report.findings import Finding

_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_ZH = re.compile(r"(?:(?P<y>(?:19|20)\d\d)年)?(?<!\d)(?P<m>\d{1,2})月(?:份|(?P<d>\d{1,2})[日号])")
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
    for reading in subject.readings:
        text = reading.text.translate(_WIDE)
        for pattern in (_ZH, _ISO, _EN):
            for match in pattern.finditer(text):
                if not _exists(match):
                    yield subject.finding("date-impossible", reading, match.start(), match.end())


def _exists(match: re.Match[str]) -> bool:
    given = match.groupdict()
    month = given["m"] or given.get("m2") or ""
    day = given["d"] or given.get("d2")
    year = given["y"] or given.get("y2")
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
