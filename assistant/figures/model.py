"""What a search of a text yields: figures, numbers that are none, and placeholders.

Offsets are Python character offsets into the searched text; `text == source[start:end]` always,
and no two spans of one answer overlap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "count",
    "percent",
    "percentage_point",
    "money",
    "measure",
    "ratio",
    "multiple",
    "range",
    "rank",
    "date",
    "time",
]
Direction = Literal["up", "down", "none"]

_DATE = re.compile(r"-|\d{3}$|[12]\d{3}($|-)|Q\d|H\d")
_CALENDAR = re.compile(r"[年月日号季旬]|^\D*[12]\d{3}\D+[12]?\d{1,3}\D*$|[A-Z][a-z]{2}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that says something, with its unit.

    `value` is a plain decimal string after 万 and 亿 (`1.2亿元` is `120000000`), the number before
    the sign for percents, ISO for dates and times; `value_high` is set for a range and for nothing
    else. `unit` holds no multiplier. `approx` is the approximator as written, `""` when none.
    """

    start: int
    end: int
    text: str
    value: str
    value_high: str | None
    unit: str
    kind: Kind
    approx: str
    direction: Direction

    @property
    def is_date(self) -> bool:
        """Whether this is a date or a span of dates (a span has kind `range`, like every range)."""
        if self.kind != "range":
            return self.kind == "date"
        return self.unit == "" and bool(_DATE.match(self.value) and _CALENDAR.search(self.text))

    def as_dict(self) -> dict[str, Any]:
        """The figure as the JSON of `nigao figures` holds it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class NonFigure:
    """A number that says no quantity (三会一课, 〔2023〕12号); `reason` is a short stable key."""

    start: int
    end: int
    text: str
    reason: str

    def as_dict(self) -> dict[str, Any]:
        """The span as the JSON of `nigao figures` holds it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A gap that somebody must fill (`XX万元`); `unit` is that of the missing number, without multiplier."""

    start: int
    end: int
    text: str
    unit: str

    def as_dict(self) -> dict[str, Any]:
        """The span as the JSON of `nigao figures` holds it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Found:
    """Everything found in one text, each tuple from left to right."""

    figures: tuple[Figure, ...] = ()
    non_figures: tuple[NonFigure, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()

    def as_dict(self) -> dict[str, list[dict[str, Any]]]:
        """Three lists of plain mappings, ready for JSON."""
        return {
            "figures": [item.as_dict() for item in self.figures],
            "non_figures": [item.as_dict() for item in self.non_figures],
            "placeholders": [item.as_dict() for item in self.placeholders],
        }
