"""Dates and times: each must be given by a period, a label, a fact that is words, or the brief."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.facts.ground.words.lexicon import english
from assistant.facts.ground.words.months import month_span
from assistant.facts.sheet import FactSheet
from assistant.figures import Figure, find_figures

_FULL = re.compile(r"(?:(\d{4})|-)-(\d{1,2})(?:-(\d{1,2}))?\Z")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATED = re.compile(r"[年月日季旬时点\d]|[A-Z][a-z]{2}")
_FULL_DATE = re.compile(r"(20\d\d)年\d{1,2}月\d{1,2}日|(20\d\d)-\d\d-\d\d|\b\d{1,2} [A-Z][a-z]+ (20\d\d)")
_LEAP = 2024  # a day without a year is possible if any year has it


class Calendar:
    """The dates that a fact sheet and the words of a brief give, with the ids that give them."""

    def __init__(self, sheet: FactSheet, words: Iterable[str]) -> None:
        self.given: dict[str, list[str]] = {}
        for fact in sheet:
            for text in (fact.period, fact.text, fact.label, fact.entity, fact.id):
                self._learn(text, fact.id)
            for year in _YEARS.findall(fact.period):
                self.given.setdefault(year, []).append(fact.id)
        for text in words:
            self._learn(text, "")
        self.known = bool(self.given)
        years = [int(found[found.lastindex or 0]) for text in words for found in _FULL_DATE.finditer(text)]
        self.written = max(years, default=None)

    def _learn(self, text: str, name: str) -> None:
        for value in _told(text) if text else ():
            self.given.setdefault(value, []).append(name)

    def gives(self, figure: Figure) -> tuple[str, ...] | None:
        """The ids that give the date, None when nothing does; ids are empty for words of the brief."""
        if figure.value_high is not None:
            whole = self.given.get(f"{figure.value}/{figure.value_high}")
            if whole is None:
                low, high = self.given.get(figure.value), self.given.get(figure.value_high)
                whole = None if low is None or high is None else [*low, *high]
        else:
            whole = self.given.get(figure.value)
        span = month_span(figure.value, figure.value_high)
        if whole is None and span:
            year = figure.value[:4] if figure.value[:1].isdigit() else ""
            whole = self.given.get(year + span)
        if whole is None and span:
            whole = self._in_parts(year, span)
        return None if whole is None else tuple(name for name in dict.fromkeys(whole) if name)

    def _in_parts(self, year: str, span: str) -> list[str] | None:
        """The second half, of which the quarters or months are given, each of them."""
        first, last = int(span[1:3]), int(span[4:6])
        for size in (3, 1):
            parts = [f"{year}@{at:02}-{at + size - 1:02}" for at in range(first, last + 1, size)]
            if (last + 1 - first) % size == 0 and all(part in self.given for part in parts):
                return [name for part in parts for name in self.given[part]]
        return None


@lru_cache(maxsize=4096)
def _told(text: str) -> tuple[str, ...]:
    """Every way to tell the dates and times in a text; remembered, for the rows of a sheet share few periods."""
    if (text.isalpha() and text.isascii()) or not _DATED.search(text):
        return ()
    values: list[str] = []
    for figure in find_figures(text, "en" if english(text) else "zh").figures:
        if figure.is_date or figure.kind == "time":
            span = month_span(figure.value, figure.value_high)
            values += [span, figure.value[:4] + span] if span else []
            values += _spoken(figure.value, figure.value_high)
    return tuple(values)


def _spoken(value: str, high: str | None) -> Iterable[str]:
    """Every way to tell a date with less: 2025-09-15 is also 2025-09, 2025, --09-15, --09."""
    ends = (value, high) if high is not None else (value,)
    if high is not None:
        yield f"{value}/{high}"
        if value[:4].isdigit() and high[:4] == value[:4]:
            yield f"-{value[4:]}/-{high[4:]}"
    for end in ends:
        yield end
        parts = end.split("-")
        if end[:1].isdigit() and len(parts) > 1:
            yield parts[0]
            yield "-".join(parts[:2])
            yield "-" + end[4:]
            yield f"--{parts[1]}"
        elif end.startswith("--") and len(end) > 4:
            yield end[:4]


def impossible(figure: Figure) -> bool:
    """Whether there is no such day or month: 2月30日, 13月."""
    return any(_impossible(value) for value in (figure.value, figure.value_high) if value)


def _impossible(value: str) -> bool:
    found = _FULL.match(value)
    if found is None:
        return False
    year, month, day = int(found[1] or _LEAP), int(found[2]), int(found[3] or 1)
    if not 1 <= month <= 12 or year < 1:
        return True
    return not 1 <= day <= calendar.monthrange(min(year, 9999), month)[1]
