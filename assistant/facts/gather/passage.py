"""What is read and what is found: a paragraph with its place, and one figure of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a document: its file, its number from 1, its text; `office` is who sent the document.

    A row of a table has tabs between its cells. Of a heading only the time is taken.
    """

    file: str
    paragraph: int
    text: str
    office: str = ""
    heading: bool = False

    @property
    def cells(self) -> list[str]:
        """The cells of a row; a single one where it is none."""
        return [cell.strip() for cell in self.text.split("\t")]


@dataclass(frozen=True, slots=True)
class Found:
    """One figure of a passage as a fact would have it; `value` counts in `unit`, which may hold 万.

    `start` is the offset of the figure in `sentence`.
    """

    label: str
    value: Decimal
    high: Decimal | None
    unit: str
    entity: str
    period: str
    approx: str
    sentence: str
    passage: Passage
    start: int = 0
