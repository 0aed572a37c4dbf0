"""What the acts answer, as models: their shapes stand in the descriptions of the API and of the tools."""

from __future__ import annotations

from pydantic import BaseModel

from assistant.report.findings import Coverage, Finding


class CheckResult(BaseModel):
    """Findings and coverage of a text."""

    findings: list[Finding]
    coverage: Coverage


class FoundFigure(BaseModel):
    """A number that says something; `start` and `end` are character offsets of number and unit."""

    start: int
    end: int
    text: str
    value: str
    value_high: str | None
    unit: str
    kind: str
    approx: str
    direction: str


class FoundOther(BaseModel):
    """A number that says no quantity, and why."""

    start: int
    end: int
    text: str
    reason: str


class FoundGap(BaseModel):
    """A placeholder."""

    start: int
    end: int
    text: str
    unit: str


class FiguresResult(BaseModel):
    """All that was found in a text, each list from left to right."""

    figures: list[FoundFigure]
    non_figures: list[FoundOther]
    placeholders: list[FoundGap]
