"""Spans of months: 前三季度, 1—9月 and 2025-01 to 2025-09 are one span."""

from __future__ import annotations

import re

_POINT = re.compile(r"(?:(\d{4})|-)-(?:(\d{2})|Q([1-4])|H([12]))\Z")


def month_span(value: str, high: str | None) -> str:
    """The months from first to last, without the year, as `@01-09`; "" for what is no span of months.

    `value` and `high` are ISO dates cut to the month (2025-09, --09), quarters (2025-Q3) or halves (2025-H1).
    """
    first, last = _months(value), _months(high or value)
    if first is None or last is None:
        return ""
    return f"@{first[0]:02}-{last[1]:02}"


def _months(value: str) -> tuple[int, int] | None:
    found = _POINT.match(value)
    if found is None:
        return None
    if found[2]:
        return int(found[2]), int(found[2])
    size, part = (3, int(found[3])) if found[3] else (6, int(found[4]))
    return size * (part - 1) + 1, size * part
