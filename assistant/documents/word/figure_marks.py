"""What a figure carries on the page: its fact, as a hidden bookmark or as a comment (ECMA-376 Part 1, 17.13).

Neither is live: no field, no link, nothing that Word would compute or fetch.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from assistant.documents import Carrier
from assistant.documents.content import Piece, clean
from assistant.documents.evidence import Entry, entry
from assistant.documents.word.markup import text, w
from assistant.facts.arithmetic import plain
from assistant.report.model import Report
from assistant.report.render import PrintedFigure

__all__ = ["AUTHOR", "Carrier", "FigureMarks"]

AUTHOR, _INITIALS = "nigao", "n"
# Word takes a bookmark's name up to 40 characters: letters of any script, digits, underscores. One that begins
# with an underscore is hidden.
_LONGEST_NAME = 40
_NO_NAME = re.compile(r"\W+")


class FigureMarks:
    """The marks of one document, numbered in the order of the page: the same report gives the same marks."""

    def __init__(self, report: Report, carrier: Carrier) -> None:
        self._report, self._carrier, self._count = report, carrier, 0
        self.comments: list[Element] = []

    def around(self, piece: Piece, run: Element) -> list[Element]:
        """The run of a piece, between the marks of its fact where it prints one."""
        if piece.figure is None or self._carrier == "none":
            return [run]
        number = self._count
        self._count += 1
        if self._carrier == "bookmarks":
            start = w("bookmarkStart", id=number, name=bookmark_name(number, piece.figure.fact))
            return [start, run, w("bookmarkEnd", id=number)]
        self.comments.append(self._comment(number, piece.figure))
        reference = w("r", w("commentReference", id=number))
        return [w("commentRangeStart", id=number), run, w("commentRangeEnd", id=number), reference]

    def _comment(self, number: int, figure: PrintedFigure) -> Element:
        """Without a date: the file's bytes must not tell when it was made."""
        facts, language = self._report.brief.facts, self._report.brief.language
        lines = said(entry("", figure, "", facts), chinese=language == "zh")
        paragraphs = [w("p", w("r", text(clean(" ".join(line.split()))))) for line in lines]
        return w("comment", *paragraphs, id=number, author=AUTHOR, initials=_INITIALS)


def bookmark_name(number: int, fact: str) -> str:
    """`_n12_整改率`: hidden, unique in the document, and readable in Word's list of bookmarks."""
    return f"_n{number}_{_NO_NAME.sub('_', fact)}"[:_LONGEST_NAME]


def said(one: Entry, *, chinese: bool) -> list[str]:
    """The evidence of a figure in lines: fact with value or arithmetic, where and when, source."""
    value = one.arithmetic or one.words or (f"{plain(one.value)}{one.unit}" if one.value is not None else "")
    if not value:
        value = "待补" if chinese else "still open"
    first = f"{one.label or one.fact}：{value}" if chinese else f"{one.label or one.fact}: {value}"
    place = ("，" if chinese else ", ").join(part for part in (one.entity, one.period) if part)
    source = (f"来源：{one.source}" if chinese else f"source: {one.source}") if one.source else ""
    return [line for line in (first, place, source) if line]
