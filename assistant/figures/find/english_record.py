"""One English figure with its currency or sign, its approximator and its direction."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.english_units import EnglishUnit
from assistant.figures.find.page import Page
from assistant.figures.model import Direction
from assistant.figures.numerals import plain

CURRENCY = re.compile(r"(US\$|HK\$|A\$|C\$|USD|GBP|EUR|CNY|RMB|HKD|JPY|[£$€¥￥]) ?$")
_CODES = {
    "US$": "USD",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "CNY",
    "￥": "CNY",
    "RMB": "CNY",
    "HK$": "HKD",
    "A$": "AUD",
    "C$": "CAD",
}
_ELLIPSIS = re.compile(r",? (?:and |while )?(?:[a-z]+ ){1,3}by (?:about |nearly |over )?")


def record(
    page: Page,
    start: int,
    end: int,
    low: Decimal,
    high: Decimal | None,
    unit: EnglishUnit,
    number_end: int | None = None,
) -> int:
    """Records the number with a currency or sign before it, its approximator and direction.

    `number_end` is where the number ends: a currency before it leaves no noun after it ($3 million loans).
    """
    text, name, kind = page.plain, unit.name, unit.kind
    if (money := CURRENCY.search(text, max(page.done, start - 5), start)) and kind in ("count", "money"):
        symbol = money[1].upper()
        name, kind = _CODES.get(symbol, symbol), "money"
        if unit.name and unit.kind == "count":
            end = number_end or end
        start = money.start()
    elif (
        text[start - 1 : start] in ("-", "−")
        and start - 1 >= page.done
        and text[start - 2 : start - 1] in ("", " ", "(")
    ):
        start, low = start - 1, -low
    approx = _approx(page, start, end, spanned=high is not None)
    direction: Direction = "none" if low < 0 else _direction(page, start, end)
    top = None if high is None else plain(high)
    return page.figure(start, end, plain(low), top, name, "range" if top else kind, approx, direction)


def _approx(page: Page, start: int, end: int, *, spanned: bool) -> str:
    """The approximator as written; over 1–3 years and 6 more than 50 have none."""
    text, lower = page.plain, page.lower
    found = page.around.approx_before(lower, start)
    if found:
        stop = start - (text[start - 1] == " ")
        begin = stop - len(found)
        compared = found.endswith(" than") and text[begin - 2 : begin - 1].isdigit()
        if not compared and not (found == "over" and spanned):
            return text[begin:stop]
    return page.around.approx_after(lower, end)


def _direction(page: Page, start: int, end: int) -> Direction:
    """The direction that the words before give, or the figure before (fell by 3% to 40)."""
    lower = page.lower
    direction = page.around.direction(lower, start, end)
    before = page.figures[-1] if page.figures else None
    if before is None:
        return direction
    to = lower[before.end : start] == " to "
    if to and lower.startswith("from ", before.start - 5):
        direction = page.around.direction(lower, before.start - 5, end)
    if direction != "none":
        return direction
    # Burglary fell by a third, robbery by 12.8%.
    if to or _ELLIPSIS.fullmatch(lower, before.end, start):
        return before.direction
    return page.carried(start)
