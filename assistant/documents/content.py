"""What a report prints, in order, before any format: every writer walks these blocks and adds only its own marks."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.facts.model import written_date
from assistant.figures import find_figures
from assistant.language import Language
from assistant.report.model import Report, ReportSection
from assistant.report.render import PrintedFigure, render

Role = Literal[
    "mark", "number", "title", "recipient", "salutation", "heading", "run-in", "body", "closing", "author", "date",
    "copies", "issued",
]  # fmt: skip
# Where a text ends a paragraph: what Python, Word or a browser take for the end of a line.
_BREAKS = re.compile("[\r\n\v\f\x85\u2028\u2029]+")
# What XML 1.0 cannot hold (clause 2.2), and lone surrogates, which no encoding can.
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENDS_WITH_MARK = tuple("。！？；：，、…!?;:.")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `figure` is the printed slot it comes from; `open` marks a gap still to be filled."""

    text: str
    figure: PrintedFigure | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. A run-in one begins with `heading` and the `mark` that parts it from the pieces.

    `level` counts from 1 and is 0 outside headings; `section` is the id of the section, or `opening`.
    """

    role: Role
    pieces: tuple[Piece, ...] = ()
    level: int = 0
    section: str = ""
    heading: str = ""
    mark: str = ""

    @property
    def text(self) -> str:
        """The whole paragraph as it is read, without any format's marks."""
        return self.heading + self.mark + "".join(piece.text for piece in self.pieces)


def blocks(report: Report) -> Iterator[Block]:
    """Every paragraph of the report in the order of the page, title first, date last; none is empty."""
    brief = report.brief
    yield from _lines("title", brief.title)
    yield from _lines("recipient", _recipient(brief.recipient, brief.language))
    yield from _lines("salutation", brief.salutation)
    if report.opening:
        for pieces in _paragraphs(report.opening.source, report):
            yield Block("body", pieces, section="opening")
    for number, level, section in report.walk():
        yield from _section(number, level, section, report)
    yield from _lines("closing", brief.closing)
    yield from _lines("author", brief.author)
    yield from _lines("date", date_of_signing(brief.date, brief.language))


def clean(text: str) -> str:
    """The text without the characters that a document cannot hold."""
    return _ILLEGAL.sub("", text)


def date_of_signing(date: str, language: Language) -> str:
    """An ISO date as the page has it: 2025年12月5日, without padding (GB/T 9704-2012, 7.3.5.5); else as it stands."""
    try:
        return written_date(datetime.date.fromisoformat(date), language)
    except ValueError:
        return date


def _section(number: str, level: int, section: ReportSection, report: Report) -> Iterator[Block]:
    language = report.brief.language
    heading = clean(number + ("" if language == "zh" else " ") + section.heading)
    paragraphs = list(_paragraphs(section.source, report))
    if section.run_in and paragraphs:
        first = paragraphs.pop(0)
        yield Block("run-in", first, level, section.id, heading, _parting_mark(heading, language))
    else:
        yield Block("heading", (Piece(heading),), level, section.id)
    for pieces in paragraphs:
        yield Block("body", pieces, section=section.id)


def _parting_mark(heading: str, language: Language) -> str:
    ended = heading.endswith(_ENDS_WITH_MARK)
    if language == "en":
        return " " if ended else ". "
    return "" if ended else "。"


def _recipient(recipient: str, language: Language) -> str:
    """主送机关 ends with a full-width colon (GB/T 9704-2012, 7.3.2); in English it is a line of its own."""
    name = recipient.strip().rstrip(":：")
    if not name:
        return ""
    return f"{name}：" if language == "zh" else f"To: {name}"


def _lines(role: Role, text: str) -> Iterator[Block]:
    for line in _BREAKS.split(clean(text)):
        if line.strip():
            yield Block(role, tuple(_with_placeholders([Piece(line.strip())])))


def _paragraphs(source: str, report: Report) -> Iterator[tuple[Piece, ...]]:
    """The printed paragraphs of a source, cut at their figures. A slot may print several lines."""
    rendered = render(source, report.brief.facts, report.brief.language)
    line: list[Piece] = []
    for piece in [*_cut(rendered.text, rendered.figures), Piece("\n")]:
        first, *others = _BREAKS.split(piece.text)
        line.append(Piece(clean(first), piece.figure, piece.open))
        for other in others:
            if stripped := _stripped(line):
                yield tuple(_with_placeholders(stripped))
            line = [Piece(clean(other), piece.figure, piece.open)]


def _cut(text: str, figures: Iterable[PrintedFigure]) -> Iterator[Piece]:
    at = 0
    for figure in figures:
        yield Piece(text[at : figure.start])
        yield Piece(text[figure.start : figure.end], figure, figure.state == "open")
        at = figure.end
    yield Piece(text[at:])


def _stripped(line: list[Piece]) -> list[Piece]:
    """The pieces without white space at both ends: the layout indents, not the text."""
    pieces = [piece for piece in line if piece.text]
    while pieces and not pieces[0].text.strip():
        pieces.pop(0)
    while pieces and not pieces[-1].text.strip():
        pieces.pop()
    if pieces:
        pieces[0] = Piece(pieces[0].text.lstrip(), pieces[0].figure, pieces[0].open)
        pieces[-1] = Piece(pieces[-1].text.rstrip(), pieces[-1].figure, pieces[-1].open)
    return pieces


def _with_placeholders(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with every placeholder that somebody typed (XX, ____) cut out and marked as open."""
    for piece in pieces:
        found = () if piece.figure else find_figures(piece.text).placeholders
        at = 0
        for gap in found:
            if at < gap.start:
                yield Piece(piece.text[at : gap.start])
            yield Piece(piece.text[gap.start : gap.end], None, True)
            at = gap.end
        if piece.text[at:]:
            yield Piece(piece.text[at:], piece.figure, piece.open)
