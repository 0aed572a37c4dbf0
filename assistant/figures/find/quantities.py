"""A number with its unit, or the span of two that it begins: 176处, 5至8万元, 八成六, -3.2%."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.amounts import NUMERALS, Amount, Named, open_unit, read_amount, read_unit
from assistant.figures.find.bare import is_called
from assistant.figures.find.composed import read_composed
from assistant.figures.find.page import Page
from assistant.figures.find.uncounted import no_figure

_TO = re.compile(r" ?(?:[-—–―~～〜至到─－]|——|--|──) ?")
_TO_BEGINS = frozenset(" -—–―~～〜至到─－")
_YEAR_IN_BRACKETS = re.compile(r"[（(](?:19|20)[0-9]{2}[）)]")
_PER = re.compile(r"/(?:10{0,3})?[百千万](?![0-9元])人?")
_SIGN = re.compile(r"(?<![0-9A-Za-z%％）)])[-−]$")
# 0.3个和0.5个百分点: the unit stands once.
_POINTS = re.compile(r"(?:[、和与及，,]|以及)(?:[0-9.]{1,8}个[、和与及]){0,3}[0-9.]{1,8}个百分点")
_PAID = re.compile(r"[花收付价给挣赚卖买交罚补费钱薪元斤奖押租贵][^，。；、]{0,6}$|每[^，。；]{1,4}$")
_CHANGE = tuple("钱零一二三四五六七八九半0123456789")
_BREAKS = (*"，。；、）)\n", "")
_CLOSING = frozenset("”’」』")
# A sign of money, a minus, ±: what bears one counts.
_MARKED = frozenset("¥￥$€£-−±≈")
_CURRENCY = {"¥": "元", "￥": "元", "$": "美元", "€": "欧元", "£": "英镑"}


def read_quantity(page: Page, start: int) -> int:
    """Records the number with its unit at `start`, or the span that it begins; 0 when it counts nothing."""
    text = page.plain
    if "0" <= text[start] <= "9" and (stop := read_composed(page, start)):
        return stop
    amount = read_amount(text, start)
    if amount is None:
        return 0
    named = _pieces(text, amount, read_unit(text, amount.end))
    end = named.end if named else amount.end
    to = _TO.match(text, end) if text[end : end + 1] in _TO_BEGINS and amount.high is None else None
    if to and to.end() < len(text) and (stop := _span(page, amount, named, to.end())):
        return stop
    if stop := no_figure(page, amount, named):
        return stop
    if named is None and not amount.chinese and _named_by(page, amount):
        return page.other(start, amount.end, "name")
    return _single(page, amount, named)


def _pieces(text: str, amount: Amount, named: Named | None) -> Named | None:
    """块 is yuan where something is paid (每斤3块, 3块5); else it counts pieces (展板20块)."""
    if named is None or named.name != "元" or text[named.end - 1] != "块":
        return named
    if (
        _PAID.search(text, max(0, amount.start - 10), amount.start)
        or text[named.end : named.end + 1] in _CHANGE
    ):
        return named
    return Named(named.end, "块", "count", named.strong)


def _span(page: Page, first: Amount, unit: Named | None, second: int) -> int:
    """A span of two numbers: 20—30个, 5至8万元, 10%-15%; the first takes over multiplier and unit."""
    text = page.plain
    if not ("0" <= text[second] <= "9" or text[second] in NUMERALS):
        return 0
    other = read_amount(text, second)
    if other is None or (other.chinese != first.chinese) or other.bare:
        return 0
    named = _pieces(text, first, read_unit(text, other.end))
    if unit and (named is None or named.name != unit.name):
        return 0
    if first.chinese and not named:
        return 0
    low, high = first.low, other.high or other.low
    if not unit and first.factor < 10000:
        low *= _shared(low, high, first.factor, other.factor)
    if low >= high or (not named and _glued(text, first, other)):
        return 0
    end = named.end if named else other.end
    name, kind = (named.name, named.kind) if named else ("", "count")
    if not named and (char := open_unit(text, other.end)):
        end, name = other.end + 1, char
    if name == "成":
        low, high, name, kind = low * 10, high * 10, "%", "percent"
    start, low = _signed(page, first, low)
    return page.quantity(start, end, low, high, name, kind, other.inner or first.inner)


def _shared(low: Decimal, high: Decimal, own: Decimal, last: Decimal) -> Decimal:
    """The multiplier that the low end takes over: all of the last one (五至八百), or its 万 or 亿 (三十至五十万)."""
    great = Decimal(10**8) if last >= 10**8 else Decimal(10**4)
    for factor in (last if own == 1 else great, great):
        if 1 < factor <= last and low * factor < high:
            return factor
    return Decimal(1)


def _glued(text: str, first: Amount, other: Amount) -> bool:
    """Whether two numbers joined by a hyphen are rather a code (302-1205-7)."""
    after = text[other.end : other.end + 1]
    return text[first.end] in "-－" and (after in tuple("-－/") or (after.isascii() and after.isalpha()))


def _spelled_counts(page: Page, amount: Amount, named: Named | None) -> bool:
    """Whether Chinese numerals count: a lone one by a strong unit, more of them also by themselves from 13 on."""
    if len(amount.raw) == 1:
        if named is None:
            return _ends_at(page, amount)
        return named.strong or page.plain.startswith("等", amount.start - 1)
    if named:
        return True
    after_figure = bool(page.figures) and page.figures[-1].end == page.done == amount.start
    said = amount.inner or amount.low > 12 or page.around.approx_before(page.plain, amount.start)
    return bool(said) and not after_figure and amount.high is None and amount.low <= 10**13


def _ends_at(page: Page, amount: Amount) -> bool:
    """Whether a bare 万 behind an approximator ends its clause: 参演人员逾万。"""
    after = page.plain[amount.end : amount.end + 1]
    return amount.bare and after in _BREAKS and bool(page.around.approx_before(page.plain, amount.start))


def _single(page: Page, amount: Amount, named: Named | None) -> int:
    text, low, high = page.plain, amount.low, amount.high
    end, name, kind = (named.end, named.name, named.kind) if named else (amount.end, "", "count")
    if amount.chinese and not _spelled_counts(page, amount, named):
        return 0
    if not named and not amount.chinese and _YEAR_IN_BRACKETS.match(text, amount.start - 1):
        return page.figure(amount.start, end, amount.raw, None, "", "date")
    if not named and (per := _PER.match(text, amount.end)):
        end, name, kind = per.end(), per[0], "measure"
    elif not named and (char := open_unit(text, amount.end)):
        end, name = amount.end + 1, char
    if name == "成":
        return _tenths(page, amount, end)
    if name == "个" and "." in amount.raw and _POINTS.match(text, end):
        return page.quantity(amount.start, end, low, high, "个百分点", "percentage_point", amount.inner)
    if (
        name == "个"
        and text.startswith("半", end)
        and (unit := read_unit(text, end + 1))
        and unit.kind == "measure"
    ):
        low, end, name, kind = low + Decimal("0.5"), unit.end, unit.name, unit.kind
    elif name == "个" and text[end : end + 1] in ("多", "余") and (unit := _lasting(text, end + 1)):
        return page.quantity(amount.start, unit.end, low, high, unit.name, unit.kind, text[end])
    elif (
        named
        and kind in ("measure", "multiple")
        and text[end : end + 1] == "半"
        and text[end + 1 : end + 2] not in ("年", "天", "数", "径")
    ):
        low, end = low + Decimal("0.5"), end + 1
    start, low = _signed(page, amount, low)
    if start and text[start - 1] in _CURRENCY and not amount.chinese and start - 1 >= page.done:
        if not named:
            start, name, kind = start - 1, _CURRENCY[text[start - 1]], "money"
        elif name == _CURRENCY[text[start - 1]]:  # ¥3.6亿元: the sign and the word say the same
            start -= 1
    return page.quantity(start, end, low, high, name, kind, amount.inner)


def _named_by(page: Page, amount: Amount) -> bool:
    """Whether a number without a unit names: plain digits that nothing counts by, or what ends a quotation (“智审2.0”)."""
    text, start, end = page.plain, amount.start, amount.end
    if end - start != len(amount.raw) or text[start - 1 : start] in _MARKED:
        return False
    if not amount.raw.isdigit():
        return text[end : end + 1] in _CLOSING and len(amount.raw) < 5
    if open_unit(text, end) or _PER.match(text, end) or _YEAR_IN_BRACKETS.match(text, start - 1):
        return False
    return is_called(page, start, end)


def _lasting(text: str, place: int) -> Named | None:
    """The unit of time after 个多: 三个多月, 4个多小时."""
    if text.startswith("月", place):
        return Named(place + 1, "个月", "measure", True)
    unit = read_unit(text, place, spaced=False)
    return unit if unit and unit.kind == "measure" else None


def _tenths(page: Page, amount: Amount, end: int) -> int:
    """九成 is 90 %, 八成六 86 %, 七成半 75 %."""
    text, low = page.plain, amount.low * 10
    high = None if amount.high is None else amount.high * 10
    digit = text[end : end + 1]
    if digit and digit in "一二三四五六七八九半" and high is None and not read_unit(text, end + 1):
        low += 5 if digit == "半" else "零一二三四五六七八九".index(digit)
        end += 1
    return page.quantity(amount.start, end, low, high, "%", "percent", amount.inner)


def _signed(page: Page, amount: Amount, low: Decimal) -> tuple[int, Decimal]:
    """The start and value with a minus sign before the number, if it has one."""
    start = amount.start
    if start - 2 >= page.done and page.plain.startswith("零下", start - 2):
        return start - 2, -low
    if start > page.done and not amount.chinese and _SIGN.search(page.plain, max(0, start - 2), start):
        return start - 1, -low
    return start, low
