"""Measures written in two units: 11分23秒, 2小时30分钟, 7米42, 9秒83."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.amounts import read_unit
from assistant.figures.find.page import Page

_TWO_UNITS = re.compile(r"[0-9]{1,4}(?:个?小时|分钟?|米|秒)[0-9]")
_LASTED = re.compile(r"(?:([0-9]{1,4})个?小时)?([0-9]{1,4})分钟?(?:([0-9]{1,2})秒)?")
_METRES = re.compile(r"([0-9]{1,3})米([0-9]{1,2})(?![0-9.,%％万亿千百余多至到×xX—~～-])")
_RACE = re.compile(r"(?:([0-9]{1,2})分)?([0-9]{1,2})秒([0-9]{2})(?![0-9.,%％万亿千百余多至到×xX—~～-])")


def read_composed(page: Page, start: int) -> int:
    """Records the measure of two units that begins at `start` and returns its end; 0 when there is none."""
    if not _TWO_UNITS.match(page.plain, start):
        return 0
    return _lasted(page, start) or _metres(page, start) or _raced(page, start)


def _lasted(page: Page, start: int) -> int:
    """11分23秒 is 683 秒, 2小时30分钟 is 150 分钟; 0 when the number at `start` is no such length of time."""
    match = _LASTED.match(page.plain, start)
    if match is None or not (match[1] or match[3]):
        return 0
    value = Decimal(match[1] or 0) * 60 + Decimal(match[2])
    unit = "分钟"
    if match[3]:
        value, unit = value * 60 + Decimal(match[3]), "秒"
    return page.quantity(start, match.end(), value, None, unit, "measure")


def _metres(page: Page, start: int) -> int:
    """7米42 is 7.42 米, as jumps and heights are said; 0 when a unit or more follows (3米5根)."""
    match = _METRES.match(page.plain, start)
    if match is None or read_unit(page.plain, match.end()):
        return 0
    return page.quantity(start, match.end(), Decimal(f"{match[1]}.{match[2]}"), None, "米", "measure")


def _raced(page: Page, start: int) -> int:
    """9秒83 is 9.83 秒, 1分52秒47 112.47 秒, as races are timed; 0 when a unit or more follows."""
    match = _RACE.match(page.plain, start)
    if match is None or read_unit(page.plain, match.end()):
        return 0
    value = Decimal(match[1] or 0) * 60 + Decimal(f"{match[2]}.{match[3]}")
    return page.quantity(start, match.end(), value, None, "秒", "measure")
