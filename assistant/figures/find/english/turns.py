"""Where an English figure points: rose by 5%, cut waiting times by three days, a fall in crime of 8%, down from 14 to 9."""

from __future__ import annotations

import re
from functools import cache

from assistant.figures.find.english.nouns import EnglishUnit
from assistant.figures.find.page import Page
from assistant.figures.lexicon import words
from assistant.figures.model import Direction

# What may stand between "by", "to" or "of" and the number.
_SOFT = (
    r"(?:(?:a|an|the|just|only|about|around|approximately|roughly|nearly|almost|some|over|under|below|above|further|net|record"
    r"|total|average|mere|of|barely|more than|less than|fewer than|no more than|no less than|at least|as (?:little|much|few|many) as) )*"
)
_TO = re.compile(
    rf"(?:,? (?:year on year|year-on-year|month on month|on the (?:year|month|quarter)|from a year (?:ago|earlier)))?,? to {_SOFT}"
)
_ELLIPSIS = re.compile(
    rf",? (?:and |while )?(?:[a-z-]+ ){{1,3}}by {_SOFT}|(?: (?:year|month|quarter)[ -]on[ -](?:year|month|quarter)),? and |(?: for [a-z]+)? but only (?:by )?|(?: [a-z]+)? and (?:a further|another|then) | [a-z]+ly,? and "
)
_LEADS = re.compile(rf"(?<!up )\b(by|of|to) {_SOFT}$")
# Trimmed and cut, but none the fewer: 3,905 trees.
_GROWING = frozenset("trees hedges verges branches lawns bushes shrubs hedgerows vines grass keys".split())
_STOP = re.compile(r"[.;:]")
_REACH = 72
_WORD = re.compile(r"[a-z-]+|[.;:!?\n]")


def direction(page: Page, start: int, end: int, unit: EnglishUnit) -> Direction:
    """The direction that the words before give, or the figure before (fell by 3% to 40)."""
    lower = page.lower
    if lower.startswith("the ", start - 4) and "-" in lower[start:end]:
        return "none"  # climb the 13.5-metre ladder
    turn = page.around.direction(lower, start, end)
    before = page.figures[-1] if page.figures else None
    if before is not None and 4 <= start - before.end <= 40 and _TO.fullmatch(lower, before.end, start):
        if turn == "none" and before.is_date:
            return _past_dates(page, start)
        if not lower.startswith("from ", before.start - 5):
            return before.direction if turn == "none" else turn
        first = page.around.direction(lower, before.start - 5, end)
        if first != "none" or len(page.figures) < 2:
            return first if first != "none" else _moved(lower, before.start - 5, 0)
        earlier = page.figures[-2]
        if lower[earlier.end : before.start - 5].strip() in ("", ","):  # halved, from 620 to 318
            return earlier.direction
        return _moved(lower, before.start - 5, earlier.end)
    if turn == "down" and unit.name in _GROWING:
        return "none"
    if turn != "none":
        return turn
    # Burglary fell by a third, robbery by 12.8%.
    if before is not None and start - before.end <= 60 and _ELLIPSIS.fullmatch(lower, before.end, start):
        own = _moved(lower, start, before.end)  # 418 MWh, cutting bills by £61,300
        return before.direction if own == "none" else own
    if leads := _LEADS.search(lower, max(0, start - 32), start):
        return _led(lower, leads, before.end if before else 0, unit)
    if unit.kind == "ratio" and lower.startswith(" of ", end):
        return "none"  # increased to £3m, two-thirds of it from grants
    return page.carried(start)


def _past_dates(page: Page, start: int) -> Direction:
    """The direction of the figure before the dates that stand between: fell by half since 2014, to 38,500."""
    for figure in reversed(page.figures[-3:]):
        if start - figure.end > _REACH or _STOP.search(page.plain, figure.end, start):
            break
        if not (figure.is_date or figure.kind in ("date", "measure")):
            return figure.direction
    return "none"


def _led(lower: str, leads: re.Match[str], floor: int, unit: EnglishUnit) -> Direction:
    """The direction of a word of change earlier in the clause, before by, to or of and the number.

    To what is counted nothing moves: reduced support to 300 families.
    """
    if leads[1] == "to" and unit.kind == "count" and unit.name:
        return "none"
    return _moved(lower, leads.start(), floor, noun=leads[1] == "of")


@cache
def _turns() -> dict[str, Direction]:
    turns: dict[str, Direction] = dict.fromkeys(words("around_en", "moved-up"), "up")
    return {**turns, **dict.fromkeys(words("around_en", "moved-down"), "down")}


def _moved(lower: str, place: int, floor: int, *, noun: bool = False) -> Direction:
    """The nearest word of change in the clause before `place`; with `noun`, one of an increase in what is counted."""
    turn: Direction = "none"
    for match in _WORD.finditer(lower, max(floor, place - _REACH), place):
        if match[0] in ".;:!?\n":
            turn = "none"
        elif (found := _turns().get(match[0])) and (not noun or lower.startswith(" in ", match.end())):
            turn = found
    return turn
