"""What a search of a text yields: figures, numbers that are none, and placeholders.

Offsets are Python character offsets into the searched text; `text == source[start:end]` always,
and no two spans of one answer overlap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, cast

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


class _Draft:
    """A figure still open: an open class fills the same slots in a quarter of the time that a frozen one takes."""

    __slots__ = Figure.__slots__


class _Note:
    """A number that is no figure, still open."""

    __slots__ = NonFigure.__slots__


def figure(
    start: int,
    end: int,
    text: str,
    value: str,
    high: str | None,
    unit: str,
    kind: Kind,
    approx: str,
    direction: Direction,
) -> Figure:
    """`Figure(…)`, made fast: a text has thousands of them, and each is frozen when it leaves here."""
    draft: Any = _Draft()
    draft.start = start
    draft.end = end
    draft.text = text
    draft.value = value
    draft.value_high = high
    draft.unit = unit
    draft.kind = kind
    draft.approx = approx
    draft.direction = direction
    draft.__class__ = Figure
    return cast("Figure", draft)


def non_figure(start: int, end: int, text: str, reason: str) -> NonFigure:
    """`NonFigure(…)`, made fast."""
    note: Any = _Note()
    note.start = start
    note.end = end
    note.text = text
    note.reason = reason
    note.__class__ = NonFigure
    return cast("NonFigure", note)
