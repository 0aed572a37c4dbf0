"""The plain span, read fast: two Arabic numbers right before a known counter (20—30个, 5至8万元, 1.8～2.2元)."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.counters import Counters
from assistant.figures.find.page import Page
from assistant.figures.numerals import MULTIPLIERS

_SPAN = re.compile(
    r"([1-9][0-9]{0,8}(?:\.[0-9]{1,6})?|0(?:\.[0-9]{1,6})?)[-—~～至到]([1-9][0-9]{0,8}(?:\.[0-9]{1,6})?|0\.[0-9]{1,6})(?![0-9,.])([万亿]?)"
)
_MINUS = frozenset("-−下")


def read_span(page: Page, start: int) -> int:
    """Records the plain span at `start` (20—30个, 5至8万元, 1.8～2.2元) and returns its end; 0 when it may be something else."""
    text = page.plain
    match = _SPAN.match(text, start)
    if match is None or text[start - 1 : start] in _MINUS:
        return 0
    place = match.end()
    counter = Counters().at(text, place)
    if counter is None:
        return 0
    end = place + len(counter.word)
    low, high = Decimal(match[1]), Decimal(match[2])
    if multiplier := match[3]:
        factor = MULTIPLIERS[multiplier]
        high *= factor
        low = low * factor if low * factor < high else low
    if low >= high or text.startswith("人民币", end) or text[end : end + 1] in counter.traps:
        return 0
    return page.quantity(start, end, low, high, counter.name, counter.kind)
