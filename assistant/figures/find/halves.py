"""半 and 翻: 半数, 一半, 半年, 两个半小时 on one side, 翻一番 and 翻倍 on the other."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.amounts import read_unit
from assistant.figures.find.dates import read_date
from assistant.figures.find.page import Page
from assistant.figures.find.single import is_later
from assistant.figures.find.uncounted import CIRCLE
from assistant.figures.lexicon import phrases
from assistant.figures.numerals import chinese_value, plain

_DOUBLING = re.compile(
    r"翻(?:[了上]+)?(?P<approx>近|约|超过?|逾|将近)?(?:([一两二三四五六七八0-9])(?:点([一二三四五六七八九]))?)?(?:了)?(?:番|倍)"
)
_HALF_UNITS = (
    "年",
    "天",
    "小时",
    "个小时",
    "个月",
    "个多月",
    "分钟",
    "里",
    "公里",
    "个世纪",
    "世纪",
    "个学期",
    "学期",
    "斤",
    "吨",
    "个百分点",
    "米",
    "成",
    "倍",
    "亩",
    "个",
)


def read_half(page: Page, start: int) -> int:
    """Records what the 半 at `start` says (half of all, or half a unit) and returns its end; 0 when nothing."""
    text = page.plain
    before = text[start - 1 : start]
    if before and before in "上下" and start - 1 >= page.done:
        return read_date(page, start - 1)
    found = phrases().at(text, start, page.done)
    if found:
        return page.other(*found)
    if before == "一" and start - 1 >= page.done:
        return page.quantity(start - 1, start + 1, Decimal("0.5"), None, "", "ratio")
    if text.startswith("数", start + 1):
        return page.quantity(start, start + 2, Decimal("0.5"), None, "", "ratio")
    named = read_unit(text, start + 1, spaced=False)
    if named and (named.name in _HALF_UNITS or text[start + 1 : named.end] in _HALF_UNITS):
        end, name, kind = named.end, named.name, named.kind
        if kind == "measure" and is_later(text, start, end):
            return page.other(start, end, "fixed-phrase")
        if kind == "measure" and (circle := CIRCLE.match(text, end)):
            return page.other(start, circle.end(), "name")
        return page.quantity(start, end, Decimal("0.5"), None, name, kind)
    if before in {"过", "超", "近"}:
        return page.quantity(start, start + 1, Decimal("0.5"), None, "", "ratio")
    return 0


def read_doubling(page: Page, start: int) -> int:
    """翻一番 is 2 倍, 翻两番 4, 翻倍 2; 0 when the 翻 at `start` turns something else."""
    match = _DOUBLING.match(page.plain, start)
    if match is None:
        return 0
    times = Decimal(1)
    if match[2]:
        times = Decimal(match[2]) if match[2].isascii() else chinese_value(match[2]) or Decimal(1)
    value = times if match[0][-1] == "倍" and match[2] and times > 1 else Decimal(2) ** times
    approx = match["approx"] or page.around.approx_before(page.plain, start)
    return page.figure(start, match.end(), plain(value), None, "倍", "multiple", approx, "up")
