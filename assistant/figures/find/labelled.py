"""Chinese nouns that name by the number after them, as the data list them: 样品3, 断面4, 座号17."""

from __future__ import annotations

import re

from assistant.figures.find.amounts import open_unit, read_unit
from assistant.figures.find.page import Page
from assistant.figures.lexicon import words

_ITS_NUMBER = re.compile(
    r"[^\W0-9A-Za-z_第零一二三四五六七八九十百千大小中几特]号[:：为]?$|[^\W0-9A-Za-z_]码[:：为]?$"
)
# 增设车位12: what there is of them is no number of one.
_HAD = frozenset("增设有建共达为各余多个计")
_LABEL_NUMBER = re.compile(
    r"(?:[0-9]{1,4}|[0-9]{6,12})(?:[-—–.][0-9]{1,3})?(?:之[0-9]{1,2})?[A-Z]?(?![0-9A-Za-z.,%％‰万亿千百十余多倍+×:：/~～至到]|[-—]| [0-9]{3})"
)
_ROW = 12
_CALLED = frozenset("号码：:为")


def read_labelled(page: Page, start: int) -> int:
    """The number of a noun that names by it, as the data list them: 样品3, 断面4; 样品3份 and 增设车位12 count."""
    text = page.plain
    word = words("chinese_labels", "piece").before(text, start)
    if (
        not word
        and text[start - 1 : start] in _CALLED
        and (numbered := _ITS_NUMBER.search(text, max(0, start - 3), start))
    ):
        word = numbered[0]
    if not word or text[start - len(word) - 1 : start - len(word)] in _HAD:
        return 0
    number = _LABEL_NUMBER.match(text, start)
    if number is None or read_unit(text, number.end()) or open_unit(text, number.end()):
        return 0
    before = page.figures[-1] if page.figures else None
    if (
        before
        and not before.unit
        and start - before.end <= _ROW
        and before.value.isdigit()
        and not before.is_date
    ):
        return 0  # 小学12、考点9
    return page.other(start, number.end(), "reference")
