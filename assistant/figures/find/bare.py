"""Arabic whole numbers without a unit: they count only where something says so, and else they name.

得分92, 由92升至95, 男12、女9, 设8大展区 and the cells of a table count; 斯诺克147, 9902编码, 12频道 are called
by their number. In prose a count has its counter in Chinese, so that a bare number needs a reason to be one.
"""

from __future__ import annotations

import re

from assistant.figures.find.amounts import read_unit
from assistant.figures.find.page import Page
from assistant.figures.lexicon import words

_CLOSES = frozenset("，。；、：！？,;:!?)）]】”’」》\n\t |/%‰~～—–-+＋…")
_BLANKS = frozenset(" \t\u3000\xa0|\n")
_DASHES = frozenset("-–—~～")
_CELL_ENDS = frozenset(" \t\u3000\xa0|\n（(")
_REACH = 24
_CHAIN = re.compile(r"(?:[、和及或][0-9]{3,6})+(?=[\u4e00-\u9fff])(?![、和及或，])")
_CLAUSE = re.compile(r"[^，。；！？\n]*$")


def is_called(page: Page, start: int, end: int) -> bool:
    """Whether the bare whole number from `start` to `end` names something rather than counts it."""
    text = page.plain
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or before in _BLANKS:
        return not (not after or after in _CELL_ENDS or after in _CLOSES)
    closed = not after or after in _CLOSES
    if not closed and after not in words("bare", "turn"):
        return not after.isascii() and not page.around.approx_before(text, start)
    if before in _DASHES or (before not in _CLOSES and not "\u4e00" <= before <= "\u9fff"):
        return False  # the second number of a span, or behind letters
    if words("bare", "told").before(text, start) or page.around.approx_before(text, start):
        return False
    if before in words("bare", "measured"):
        return False
    if page.figures and _goes_on(page, start):
        return False
    return not _in_row(text, start, end) if closed else before in _CLOSES


def _goes_on(page: Page, start: int) -> bool:
    """Whether a bare number stands right before, in a chain of such: 58、24, 11涨5降2平."""
    last = page.figures[-1]
    return not last.unit and not last.is_date and start - last.end <= 1


def _in_row(text: str, start: int, end: int) -> bool:
    """Whether it is what a noun has, by the words of its clause: 现有小学12、初中5; but 平菇650、香菇808 are names."""
    if (chain := _CHAIN.match(text, end)) and not read_unit(text, chain.end()):
        return False  # 9610、9710模式
    clause = _CLAUSE.search(text, max(0, start - _REACH), start)
    said = clause[0] if clause else ""
    return any(words("bare", "held").at(said, place) for place in range(len(said)))
