"""Numbers in quotation marks: a slogan (“三会一课”, “8小时外”), unless the quotation is a plain quantity."""

from __future__ import annotations

import re

from assistant.figures.find.amounts import read_amount, read_unit
from assistant.figures.find.page import Page

_QUOTED = re.compile(r"[“‘\"「『]([^“”‘’\"」』\n，。；：]{1,12})[”’\"」』]")
_OPENED = re.compile(r"[“‘「『\"][^“‘「『\"”’」』，。；\n]*\Z")
_DIGIT = re.compile(r"[0-9]")
_TITLE_REACH = 24
_OPENS = frozenset("“‘「『")
_VALUED = ("percent", "percentage_point", "multiple")
_AFTER_QUANTITY = ("的", "以", "左右", "多", "至", "到", "—", "-", "、", "和", "及", "起")
_POLICY = ("条", "字", "项", "点", "句", "佳", "强", "年", "天", "里", "个", "工程")


def read_quoted(page: Page, start: int) -> int:
    """Chinese numerals in a short quotation are a slogan: “三会一课”, “党建+五治”."""
    text = page.plain
    opened = _OPENED.search(text, max(page.done, start - 10), start)
    if opened is None:
        return 0
    begin = opened.start()
    match = _QUOTED.match(text, begin)
    if match is None or match.end() <= start or _is_quantity(text, start, match.end() - 1):
        return 0
    return 0 if _DIGIT.search(match[1]) else page.other(begin + 1, match.end() - 1, "slogan")


def read_motto(page: Page, start: int) -> int:
    """A quotation that begins with a number and goes on after its unit is called so: “35吨敞顶箱”, “8小时外”; shares count."""
    text = page.plain
    match = _QUOTED.match(text, start - 1) if text[start - 1 : start] in _OPENS else None
    amount = read_amount(text, start) if match else None
    if match is None or amount is None:
        return 0
    unit, close = read_unit(text, amount.end), match.end() - 1
    if unit and (unit.kind in _VALUED or text.startswith(_AFTER_QUANTITY, unit.end) or unit.end >= close):
        return 0
    return page.other(start, close, "slogan")


def read_titled(page: Page, start: int, end: int) -> int:
    """The numerals from `start` to `end` inside a title name: 《八扇屏》; 0 outside one."""
    text = page.plain
    opening = text.rfind("《", max(page.done, start - _TITLE_REACH), start)
    if opening < 0 or text.find("》", opening, start) >= 0 or text.find("》", end, end + _TITLE_REACH) < 0:
        return 0
    return page.other(start, end, "name")


def _is_quantity(text: str, start: int, end: int) -> bool:
    """Whether a quotation up to `end` is a plain quantity: “三百二十人”, “八成以上”; “二十条” names a policy."""
    amount = read_amount(text, start)
    unit = read_unit(text, amount.end) if amount else None
    if amount is None or unit is None or unit.name in _POLICY:
        return False
    said = amount.low > 12 or unit.name == "成"
    return said and text[unit.end : end] in ("", "以上", "以内", "以下", "左右", "多")
