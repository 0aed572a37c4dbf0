"""One English figure with its currency or sign, its approximator and its direction."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.find.english.money import currency_before
from assistant.figures.find.english.nouns import EnglishUnit
from assistant.figures.find.english.turns import direction
from assistant.figures.find.english.units import INNER
from assistant.figures.find.page import Page
from assistant.figures.model import Direction
from assistant.figures.numerals import plain

_SPREAD = re.compile(
    r"\b(?:repayable|repaid|payable|amortised|spread|split|divided|shared|scattered|distributed|phased|staged) (?:out )?$|\b(?:a|per|each|every) (?:hour|day|week|month|term|year) $|\b(?:handed|turned|carried|rolled|signed|passed|brought|left|held) $"
)


# A maximum of 46.8°C was recorded: the figure itself, and no bound.
_REACHED = re.compile(r" (?:was|were) (?:recorded|measured|reached|registered|observed|logged|seen)\b")


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
    if kind in ("count", "money") and (money := currency_before(text, start, page.done)):
        name, kind = money.unit, "money"
        if unit.name and unit.kind == "count":
            end = number_end or end
        start = money.start
    elif start - 6 >= page.done and _below_zero(page.lower, start):
        start, low = start - 6, -low
    elif (
        text[start - 1 : start] in ("-", "−")
        and start - 1 >= page.done
        and text[start - 2 : start - 1] in ("", " ", "(")
    ):
        start, low = start - 1, -low
    blurred = (
        INNER.match(text, number_end)
        if number_end and text[number_end : number_end + 1] in ("+", "-")
        else None
    )
    inner = (blurred[1] or "+") if blurred else ""
    approx = _approx(page, start, end, inner, spanned=high is not None)
    turn: Direction = "none" if low < 0 else direction(page, start, end, unit)
    top = None if high is None else plain(high)
    return page.figure(start, end, plain(low), top, name, "range" if top else kind, approx, turn)


def _approx(page: Page, start: int, end: int, inner: str, *, spanned: bool) -> str:
    """The approximator as written; over 1–3 years, 65 trees over 3 ha and 6 more than 50 have none."""
    text, lower = page.plain, page.lower
    found = page.around.approx_before(lower, start)
    if found:
        stop = start - (text[start - 1] == " ")
        begin = stop - len(found)
        after = bool(page.figures) and page.figures[-1].end == begin - 1
        compared = found.endswith(" than") and (after or text[begin - 2 : begin - 1].isdigit())
        spread = found == "over" and (
            spanned or after or bool(_SPREAD.search(lower, max(0, begin - 24), begin))
        )
        reached = found.endswith("imum of") and _REACHED.match(lower, end) is not None
        if not compared and not spread and not reached:
            return text[begin:stop]
    return page.around.approx_after(lower, end) or inner


def _below_zero(lower: str, start: int) -> bool:
    """Whether minus stands before the number and joins no two (12 minus 5, plus or minus 3)."""
    before = lower[max(0, start - 14) : start]
    return before.endswith("minus ") and not before[:-6].endswith("plus or ") and not before[:-7].isdigit()
