"""The same indicator in two years: which fact of a sheet is last year's of which."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property

from assistant.facts.model import Fact
from assistant.facts.sheet import FactSheet

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_WORDS = re.compile(
    r"[（(]?(?:(?:19|20)\d\d年?度?|上年同期|去年同期|上年度?|去年|本年度?|今年|全年)[）)]?的?"
)

_LAST = re.compile(r"(?:上年|去年|上一年)(?:同期|度)?[数值]?\Z|(?:last|previous|prior) year\Z", re.IGNORECASE)
_NOW, _BEFORE = 0, -1  # years of a sheet that says no year, only 上年同期 beside the value of now


Key = tuple[str, str, str, int]  # indicator, entity, what the period says beside the year, year


def year_of(fact: Fact) -> int | None:
    """The year of a fact, from its period or else its label."""
    found = _YEAR.search(fact.period) or _YEAR.search(fact.label)
    return int(found[1]) if found else None


def indicator_of(fact: Fact) -> str:
    """The label without the words that say a year."""
    return _WORDS.sub("", fact.name) or fact.name


def series_key(fact: Fact) -> Key | None:
    """What a fact has in common with the same one of other years, and its year.

    Where it names none, a value of 上年同期 is a year before one that names no time at all. None for any other time.
    """
    year = year_of(fact)
    if year is None:
        if fact.period and not _LAST.match(fact.period):
            return None
        return indicator_of(fact), fact.entity, "", _BEFORE if fact.period else _NOW
    rest = _YEAR.sub("", fact.period).strip("年")
    return indicator_of(fact), fact.entity, rest, year


class Series:
    """The facts of a sheet by indicator, entity and year. Built when it is first asked."""

    def __init__(self, facts: FactSheet) -> None:
        self._facts = facts

    @cached_property
    def _by_key(self) -> dict[tuple[str, str, str, int], str]:
        return {key: fact.id for fact in self._facts if (key := series_key(fact)) is not None}

    def change(self, expression: str) -> Decimal | None:
        """This year's value less last year's, in the canonical unit; None where the sheet has not both."""
        if expression not in self._facts:
            return None
        key = series_key(self._facts[expression])
        before = self._by_key.get((*key[:3], key[3] - 1)) if key else None
        if before is None:
            return None
        now, then = self._facts.resolve(expression).quantity, self._facts.resolve(before).quantity
        if now is None or then is None or now.unit != then.unit or now.high or then.high:
            return None
        return now.value - then.value
