"""What an Excel number format shows: decimal places, percent, and how much of a date."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from assistant.facts.written import written_date
from assistant.language import Language

_SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[0#?](?:,?[0#?])*(?:\.([0#?]*))?(,*)")


class Shown(NamedTuple):
    """What a display format does to a number; `digits` is None where it does not fix them."""

    digits: int | None
    percent: bool


def shown_by(number_format: str | None) -> Shown:
    """Digits and percent of a format: `0.0%` → 1 and percent, `#,##0.00` → 2, General → none.

    `0.##` fixes no digits, and neither does a format that scales (`0.0,`) or the scientific one.
    """
    first = _SAID.sub("", (number_format or "General").split(";")[0])
    percent = "%" in first
    match = _DIGITS.search(first)
    if not match or match[2] or re.search(r"[eE][+-]|/|[yYdDhHsS]|General|!", first):
        return Shown(None, percent)
    decimals = match[1] or ""
    return Shown(len(decimals) if set(decimals) <= {"0"} else None, percent)


def date_text(value: datetime.date | datetime.time, number_format: str | None, language: Language) -> str:
    """A date as it is printed, cut to what its format shows: 2025年9月 for `yyyy"年"m"月"`."""
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    pattern = _SAID.sub("", (number_format or "").lower())
    day = written_date(value, language)
    if isinstance(value, datetime.datetime) and (value.hour or value.minute):
        return f"{day}{value:%H:%M}" if language == "zh" else f"{day} {value:%H:%M}"
    if "y" in pattern and "d" not in pattern:
        if "m" not in pattern:
            return f"{value.year}年" if language == "zh" else str(value.year)
        return f"{value.year}年{value.month}月" if language == "zh" else f"{value:%B %Y}"
    return day
