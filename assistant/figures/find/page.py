"""The text under search and what was found in it so far, from left to right."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.figures.around import surroundings
from assistant.figures.model import Direction, Figure, Found, Kind, NonFigure, Placeholder
from assistant.figures.numerals import plain as plain_decimal

_FULL_DIGIT = re.compile(r"[０-９％]")
_FULL = tuple(zip("０１２３４５６７８９％．＋－／", "0123456789%.+-/", strict=True))
_LOWER = {code: code + 32 for code in range(65, 91)}
_THOUSANDS = re.compile(r"(?<![0-9])[0-9]{1,3},[0-9]{3}(?![0-9])")
_FULL_COMMA = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")


class Page:
    """`source` is the text as given, `plain` the same with half-width digits, of equal length.

    `done` is the offset up to which everything is settled: no later span begins before it.
    """

    __slots__ = (
        "around",
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
        self.commas: bool | None = None
        self.size = len(source)
        self.done = 0
        self.figures: list[Figure] = []
        self.others: list[NonFigure] = []
        self.gaps: list[Placeholder] = []
        self.lower = self.plain if self.zh else self.plain.translate(_LOWER)

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
        self.figures.append(Figure(start, end, text, value, high, unit, kind, approx, direction))
        self.done = end
        return end

    def other(self, start: int, end: int, reason: str) -> int:
        """Records a number that is no figure and returns its end."""
        start = max(start, self.done)
        self.others.append(NonFigure(start, end, self.source[start:end], reason))
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
        about = self.around.approx_before(self.plain, start)
        approx = about or inner or self.around.approx_after(self.plain, end)
        direction: Direction = "none" if low < 0 else self.around.direction(self.plain, start, end)
        if direction == "none" and low >= 0:
            direction = self.carried(start)
            if direction == "none" and self.zh:
                direction = self.around.moved(self.plain, start - len(about), kind)
        top = None if high is None else plain_decimal(high)
        return self.figure(
            start, end, plain_decimal(low), top, unit, "range" if top else kind, approx, direction
        )

    def counted(self, start: int, end: int, value: str, unit: str, kind: Kind, inner: str) -> int:
        """Records a positive number whose value is settled, as `quantity` would."""
        text, around = self.plain, self.around
        direction: Direction
        if around.silent(text, start, end):
            about, approx, direction = "", inner, "none"
        else:
            about = around.approx_before(text, start)
            approx = about or inner or around.approx_after(text, end)
            direction = around.direction(text, start, end)
        if direction == "none" and self.figures and start - self.figures[-1].end <= 5:
            direction = self.carried(start)
        if direction == "none":
            direction = around.moved(text, start - len(about), kind)
        self.figures.append(
            Figure(start, end, self.source[start:end], value, None, unit, kind, approx, direction)
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

    def found(self) -> Found:
        """Everything found."""
        return Found(tuple(self.figures), tuple(self.others), tuple(self.gaps))
