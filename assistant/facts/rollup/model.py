"""What goes into a roll-up, and what it has to say about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from assistant.facts.model import Fact
from assistant.language import Said

Kind = Literal["missing", "duplicate", "conflict", "outlier", "unit", "percent", "listed", "total"]


@dataclass(frozen=True, slots=True)
class Reported:
    """One fact as an office reported it: `office` is its entity or the name of its sheet, `place` file and row."""

    office: str
    fact: Fact
    place: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a person should look at before the totals go on: which indicator, whose, and why."""

    kind: Kind
    indicator: str
    said: Said
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of one period, with what each office reported of it, in the order of arrival.

    `unit` is the one that most offices used; `parts` hold one fact an office, converted to a unit that adds up.
    """

    name: str
    period: str
    unit: str
    parts: Mapping[str, Reported] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Decimal]:
        """Office → value in the canonical unit; gaps, words and ranges are left out."""
        return {
            office: part.fact.quantity.value
            for office, part in self.parts.items()
            if part.fact.quantity is not None and part.fact.quantity.high is None
        }
