"""The text under search and what was found in it so far, from left to right."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.around import surroundings
from assistant.figures.model import (
    Direction,
    Figure,
    Found,
    Kind,
    NonFigure,
    Placeholder,
    figure,
    non_figure,
)
from assistant.figures.moved import moved
from assistant.figures.numerals import plain as plain_decimal

_FULL_DIGIT = re.compile(r"[０-９％]")
_FULL = tuple(zip("０１２３４５６７８９％．＋－／", "0123456789%.+-/", strict=True))
_THOUSANDS = re.compile(r"(?<![0-9])[0-9]{1,3},[0-9]{3}(?![0-9])")
_BARE_THOUSANDS = re.compile(
    r"(?<![0-9,./-])(?!1[89]|20)[1-9][0-9]{3}(?![0-9,./-])(?= (?:[a-z]+ )?[a-z]{3,}s\b| people\b| (?:of|were|have|had) )"
)
_FULL_COMMA = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")


def _lower(text: str) -> str:
    """The text with A to Z in small letters and all else as it is, of equal length, as bytes do it fastest."""
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


class Page:
    """`source` is the text as given, `plain` the same with half-width digits, of equal length.

    `done` is the offset up to which everything is settled: no later span begins before it.
    """

    __slots__ = (
        "around",
        "bare",
        "commas",
        "done",
        "figures",
        "gaps",
        "lower",
        "others",
        "plain",
        "size",
        "source",
        "zh",
    )

    def __init__(self, source: str, language: str) -> None:
        self.source = source
        self.plain = source
        if _FULL_DIGIT.search(source):
            for full, half in _FULL:  # far faster than one translate, which looks at each character
                self.plain = self.plain.replace(full, half)
            self.plain = _FULL_COMMA.sub(",", self.plain)
        self.zh = language == "zh"
        self.around = surroundings(language)
        self.bare: bool | None = None
        self.commas: bool | None = None
        self.size = len(source)
        self.done = 0
        self.figures: list[Figure] = []
        self.others: list[NonFigure] = []
        self.gaps: list[Placeholder] = []
        self.lower = self.plain if self.zh else _lower(self.plain)

    def figure(
        self,
        start: int,
        end: int,
        value: str,
        high: str | None,
        unit: str,
        kind: Kind,
        approx: str = "",
        direction: Direction = "none",
    ) -> int:
        """Records a figure and returns its end."""
        text = self.source[start:end]
        self.figures.append(figure(start, end, text, value, high, unit, kind, approx, direction))
        self.done = end
        return end

    def other(self, start: int, end: int, reason: str) -> int:
        """Records a number that is no figure and returns its end."""
        start = max(start, self.done)
        self.others.append(non_figure(start, end, self.source[start:end], reason))
        self.done = end
        return end

    def gap(self, start: int, end: int, unit: str) -> int:
        """Records a placeholder and returns its end."""
        self.gaps.append(Placeholder(start, end, self.source[start:end], unit))
        self.done = end
        return end

    def quantity(
        self, start: int, end: int, low: Decimal, high: Decimal | None, unit: str, kind: Kind, inner: str = ""
    ) -> int:
        """Records a number with the approximator and the direction that the words around it give."""
        about, after, direction = self.around.beside(self.plain, start, end)
        approx = about or inner or after
        if low < 0:
            direction = "none"
        elif direction == "none":
            direction = self.carried(start)
            if direction == "none" and self.zh:
                direction = moved(self.plain, start - len(about), kind)
        top = None if high is None else plain_decimal(high)
        return self.figure(
            start, end, plain_decimal(low), top, unit, "range" if top else kind, approx, direction
        )

    def counted(self, start: int, end: int, value: str, unit: str, kind: Kind, inner: str) -> int:
        """Records a positive number whose value is settled, as `quantity` would."""
        text = self.plain
        about, after, direction = self.around.beside(text, start, end)
        if direction == "none":
            if self.figures and start - self.figures[-1].end <= 5:
                direction = self.carried(start)
            if direction == "none":
                direction = moved(text, start - len(about), kind)
        said = self.source[start:end]
        self.figures.append(
            figure(start, end, said, value, None, unit, kind, about or inner or after, direction)
        )
        self.done = end
        return end

    def carried(self, start: int) -> Direction:
        """The direction of the figure before, when only 、 or 和 stands between (增长3%、4%和5%)."""
        if not self.figures or not 0 < start - (before := self.figures[-1]).end <= 5:
            return "none"
        between = self.plain[before.end : start].strip()
        return (
            before.direction if between in ("、", "和", "与", "及", "以及", ",", "and", ", and") else "none"
        )

    def has_commas(self) -> bool:
        """Whether a number of the text parts its thousands by a comma; looked for once."""
        if self.commas is None:
            self.commas = _THOUSANDS.search(self.plain) is not None
        return self.commas

    def has_bare_thousands(self) -> bool:
        """Whether an English amount of the text has four digits and no comma (1284 visitors; years are none); looked for once."""
        if self.bare is None:
            self.bare = _BARE_THOUSANDS.search(self.plain) is not None
        return self.bare

    def found(self) -> Found:
        """Everything found."""
        return Found(tuple(self.figures), tuple(self.others), tuple(self.gaps))
