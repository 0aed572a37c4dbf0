"""Days of the old calendar: 四月初八 is --04-08 there, 八月十五 --08-15."""

from __future__ import annotations

import re

from assistant.figures.find.amounts import read_unit
from assistant.figures.find.page import Page
from assistant.figures.numerals import chinese_value

_LUNAR = re.compile(
    r"([一二三四五六七八九十]{1,2})月(?:初([一二三四五六七八九十])|((?:十|二十)[一二三四五六七八九]?|三十))"
    r"(?![零一二三四五六七八九十百千万亿日号年多余])"
)


def read_lunar(page: Page, start: int) -> int:
    """Records a day said without 日 and returns its end; 0 when none begins at `start`, or what follows is counted."""
    match = _LUNAR.match(page.plain, start)
    if match is None or (match[3] and read_unit(page.plain, match.end())):
        return 0
    month, day = chinese_value(match[1]), chinese_value(match[2] or match[3])
    if not month or not day or month > 12:
        return 0
    return page.figure(start, match.end(), f"--{int(month):02d}-{int(day):02d}", None, "", "date")
