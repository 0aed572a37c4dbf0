"""The fixed phrase around a Chinese numeral or a number, unless it is really one: 进一步, 一把手; but 发生一起, 3GW."""

from __future__ import annotations

from string import ascii_letters, digits

from assistant.figures.find.amounts import NUMERALS, read_unit
from assistant.figures.find.page import Page
from assistant.figures.find.single import is_event, is_recorded
from assistant.figures.lexicon import phrases, unit_words

_NUMBER_GOES_ON = frozenset(".%％余多来" + NUMERALS)
_GREATER = frozenset("百千万亿")
_GREAT = _GREATER | {"十"}
_ASCII = frozenset(ascii_letters + digits)


def read_phrase(page: Page, start: int, end: int) -> int:
    """The fixed phrase around the numeral at `start`; 0 when none, or when the number is really one."""
    text = page.plain
    found = phrases().at(text, start, page.done)
    if found is None or found[2] == "figure":
        return 0
    begin, stop, reason = found
    last, after = text[stop - 1], text[stop : stop + 1]
    if begin == start:
        first = text[start]
        if first == "一":
            if text[start:stop] == "一起" and is_event(text, start):
                return 0
            if is_recorded(text, start, start + 2):
                return 0
        elif first in _GREAT and page.around.approx_before(text, start):
            return 0
        if stop <= end and (stop < end or _goes_on(text, stop)):
            return 0
    if last == "一":
        if stop - begin == 3 and after in _GREATER:
            return 0  # 一人一千元
    elif last in _ASCII and after in _ASCII:
        return 0  # 3G is a name, 3GW is none
    if reason == "weekday" and text[begin - 1 : begin] == "每" and read_unit(text, stop, spaced=False):
        return 0
    return page.other(begin, stop, reason)


def _goes_on(text: str, end: int) -> bool:
    """Whether a number that looks like a fixed phrase (十五, 12345) has a unit or more digits after it."""
    after = text[end : end + 1]
    return after in _NUMBER_GOES_ON or bool(after and unit_words().at(text, end))
