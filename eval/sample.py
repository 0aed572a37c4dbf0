"""What a score judges, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assistant.report.model import Report


@dataclass(frozen=True, slots=True)
class Sample:
    """One drafted report. `text` and `reference` are as printed, title to signature; no reference is None."""

    report: Report
    text: str
    reference: str | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A judgement. `value` is None where nothing could be judged, which is no zero: averages leave it out.

    `of` is given where the value counts how many of so many.
    """

    value: float | None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One way to judge. A change of what it measures is a new version; results of two do not compare."""

    name: str
    version: int
    unit: str
    better: Literal["higher", "lower", "neither"]
    judge: Callable[[Sample], Mark]
