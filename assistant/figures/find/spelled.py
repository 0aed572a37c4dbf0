"""The plain case in Chinese numerals, read fast: 三个, 二百八十户, 六千余条, 七成, 九成二.

As in `plainly.py`, whatever could make them mean something else is left to the full readers.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from assistant.figures.find.amounts import adjacent
from assistant.figures.find.counters import Counter, Counters
from assistant.figures.find.page import Page
from assistant.figures.find.plainly import INNER_TRAP
from assistant.figures.lexicon import unit_traps, unit_words, words
from assistant.figures.numerals import chinese_value, plain

_FIRST = frozenset("一二两三四五六七八九十")
_NEITHER = INNER_TRAP | frozenset("百千万亿")
_LONGEST = 12
# 每三个, 零下五度: a base, a minus.
_BEFORE = frozenset("每下")
_TENTH = {digit: n for n, digit in enumerate("零一二三四五六七八九")} | {"半": 5}
_BLANK = frozenset(" \u00a0\u3000")
# After 成: what may begin another word, a span or a fraction.
_AFTER_TENTHS = frozenset("-—–―~～〜至到─－半多余两 /")


@lru_cache(4096)
def _value(run: str) -> str:
    """The value that a run of numerals has whatever stands around it; `""` for what the full readers must judge."""
    if run == "一" or len(run) > _LONGEST or run[0] not in _FIRST or adjacent(run):
        return ""
    value = chinese_value(run)
    return "" if value is None else plain(value)


class Spelled:
    """Reads the plain numerals of one page, with its tables at hand."""

    __slots__ = ("_counted", "_counters", "_slogans", "_tenths", "_text")

    def __init__(self, page: Page) -> None:
        self._text, self._counted = page.plain, page.counted
        self._counters = Counters().at
        self._slogans = words("tails", "slogan-tail")
        self._tenths = unit_traps().get("成", frozenset()) | _AFTER_TENTHS

    def read(self, start: int, end: int) -> int:
        """Records the plain figure with the numerals from `start` to `end`, and returns its end; 0 when it may be something else."""
        text = self._text
        value = _value(text[start:end])
        if not value or text[start - 1 : start] in _BEFORE:
            return 0
        first = text[end : end + 1]
        if first == "成":
            return self._share(start, end, value)
        inner, place = "", end
        if first in ("余", "多"):
            inner, place = first, end + 1
            if text[place : place + 1] in _NEITHER:
                return 0  # 六千多样, 六千余千焦
        counter = self._counters(text, place)
        if counter is None:
            return 0
        stop = place + len(counter.word)
        if end - start == 1:
            if not counter.strong:
                return 0
        elif not inner and text[end - 1] in "千百" and len(unit_words().at(text, end - 1)) > 1:
            return 0  # 九十万千瓦
        if text[stop : stop + 1] in counter.traps or self._goes_on(counter, stop):
            return 0
        return self._counted(start, stop, value, counter.name, counter.kind, inner)

    def _goes_on(self, counter: Counter, stop: int) -> bool:
        """Whether the unit may go on (五元人民币), or belong to a slogan or a title: 三个到位, 五公里生活圈."""
        if counter.kind == "money":
            return self._text.startswith("人民币", stop)
        if counter.word == "个":
            return bool(self._slogans.at(self._text, stop))
        return counter.kind == "measure" and (
            counter.name in ("年", "天", "日") or "圈" in self._text[stop : stop + 6]
        )

    def _share(self, start: int, end: int, value: str) -> int:
        """九成 is 90 %, 九成二 92 %; 0 when 成 may begin another word."""
        text, stop = self._text, end + 1
        after = text[stop : stop + 1]
        if after in self._tenths or unit_words().at(text, end) != "成":
            return 0
        share = Decimal(value) * 10
        if after in _TENTH:
            if text[stop + 1 : stop + 2] in _BLANK or unit_words().at(text, stop + 1):
                return 0
            share += _TENTH[after]
            stop += 1
        return self._counted(start, stop, plain(share), "%", "percent", "")
