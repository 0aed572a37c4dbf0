"""What a score judges, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from assistant.report.model import Report
from eval.judged import Judged, judged
from eval.kept import Call


@dataclass(frozen=True)
class Sample:
    """One drafted report. `page` and `reference` are as read, headings marked with #; no reference is None.

    `seconds` is None where answers were replayed: they say nothing about time. `rounds` counts revisions, `calls` are
    the questions of the draft with their answers.
    """

    report: Report
    page: str
    reference: str | None
    seconds: float | None
    rounds: int = 0
    calls: Sequence[Call] = ()

    @property
    def text(self) -> str:
        """The page as printed."""
        return printed(self.page)

    @property
    def printed_reference(self) -> str | None:
        return None if self.reference is None else printed(self.reference)

    @cached_property
    def judged(self) -> Judged:
        """The page as a check sees it that knows no slots: the same for every system."""
        return judged(self.page, self.report.brief)

    def found(self, *rules: str) -> int:
        """How many findings of these rules the page has."""
        return sum(finding.rule in rules for finding in self.judged.findings)


def printed(page: str) -> str:
    """A page without the # that mark headings in our reading: they are not part of it."""
    return "\n".join(line.lstrip("#").lstrip() for line in page.splitlines())


@dataclass(frozen=True, slots=True)
class Mark:
    """A judgement. `value` is None where nothing could be judged, which is no zero: averages leave it out.

    `of` is given where the value counts how many of so many.
    """

    value: float | None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One way to judge. A change of what it measures is a new version; results of two do not compare.

    `per` is what a count of so many is shown per: 1000 for figures a thousand; 0 shows both numbers.
    """

    name: str
    version: int
    unit: str
    better: Literal["higher", "lower", "neither"]
    judge: Callable[[Sample], Mark]
    per: int = 0
