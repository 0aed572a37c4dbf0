"""The sections of a report as blocks: headings, paragraphs cut at their figures, and the tables that the outline asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.documents.content.block import BREAKS, Block, Piece, clean, table_blocks, with_placeholders
from assistant.language import Language
from assistant.report.model import Report, ReportSection
from assistant.report.render import PrintedFigure, render
from assistant.report.table import fact_tables

_ENDS_WITH_MARK = tuple("。！？；：，、…!?;:.")


def body(report: Report) -> Iterator[Block]:
    """The opening and every section in order."""
    if report.opening:
        for pieces in _paragraphs(report.opening.source, report):
            yield Block("body", pieces, section="opening")
    tables = fact_tables(report)
    for number, level, section in report.walk():
        yield from _section(number, level, section, report)
        if section.id in tables:
            yield from table_blocks(tables[section.id])


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


def _paragraphs(source: str, report: Report) -> Iterator[tuple[Piece, ...]]:
    """The printed paragraphs of a source, cut at their figures. A slot may print several lines."""
    rendered = render(source, report.brief.facts, report.brief.language)
    line: list[Piece] = []
    for piece in [*_cut(rendered.text, rendered.figures), Piece("\n")]:
        first, *others = BREAKS.split(piece.text)
        line.append(Piece(clean(first), piece.figure, piece.open))
        for other in others:
            if stripped := _stripped(line):
                yield tuple(with_placeholders(stripped))
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
