"""document.xml: each block of the report as a paragraph in its style, its tables and charts, and one section of pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from assistant.documents.content import Block, Piece
from assistant.documents.letterhead import goes_up, head, imprint, is_letter, is_order
from assistant.documents.word import imprint as foot
from assistant.documents.word import letterhead
from assistant.documents.word.figure_marks import FigureMarks
from assistant.documents.word.layout import Layout, Style, text_width
from assistant.documents.word.markup import W, w
from assistant.documents.word.pages import section
from assistant.documents.word.pictures import Pictures
from assistant.documents.word.placing import Placing
from assistant.documents.word.runs import run
from assistant.documents.word.styles import characters, heading_words
from assistant.documents.word.tables import table
from assistant.documents.word.title import break_note, break_title
from assistant.report.model import Report

# The children of w:pPr that we write, in the order of the schema (CT_PPrBase).
_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "pBdr",
    "tabs",
    "snapToGrid",
    "spacing",
    "ind",
    "jc",
    "sectPr",
)


def document(
    report: Report, whole: Sequence[Block], layout: Layout, marks: FigureMarks, pictures: Pictures
) -> Element:
    """`w:document` with every paragraph and its pages; `whole` is the text between head and 版记.

    `marks` go around the figures, `pictures` gather the charts.
    """
    above, below = head(report), imprint(report)
    letter = report.brief.organ_mark.strip() if is_letter(report) else ""
    if letter:
        body = w("body", *letterhead.letter_head(above, layout))
    else:
        body = w("body", *letterhead.head(above, layout, left=goes_up(report), order=is_order(report)))
    # What a chart shows stands in its picture; the rows are for formats without pictures.
    printed = [block for block in whole if block.role != "data"]
    placing = Placing(report, printed, layout, with_head=bool(above))
    for role, group in groupby(printed, key=lambda block: block.role if block.role == "row" else id(block)):
        if role == "row":
            body.append(table(list(group), layout, marks))
            continue
        for block in group:
            body.extend(list(_paragraphs(block, layout, placing, report, marks, pictures)))
    even = bool(below) and bool(report.brief.imprint_on_even)
    if even:
        body.append(w("p", w("pPr", section(layout, letter=letter))))
    body.extend(foot.imprint(below, layout, ruled=not letter))
    body.append(section(layout, even=even, letter="" if even else letter))
    return w("document", body)


def _paragraphs(
    block: Block, layout: Layout, placing: Placing, report: Report, marks: FigureMarks, pictures: Pictures
) -> Iterator[Element]:
    if block.role == "chart" and block.table:
        yield pictures.paragraph(block.table, layout)
    yield _paragraph(block, layout, placing, report, marks)


def _paragraph(block: Block, layout: Layout, placing: Placing, report: Report, marks: FigureMarks) -> Element:
    style = layout.heading(block.level) if block.role == "heading" else layout.style(layout.roles[block.role])
    placed = sorted(placing.of(block), key=lambda one: _ORDER.index(one.tag.rpartition("}")[2]))
    made = w("p", w("pPr", w("pStyle", val=style.id), *placed))
    if block.role in ("title", "adopted", "annex-title") and layout.language == "zh":
        width = text_width(layout) / characters(style, 1)
        broken = break_note if block.role == "adopted" else break_title
        made.extend(_title(broken(block.text, width, names_in(report)), layout))
        return made
    if placing.tabbed(block):
        made.append(w("r", w("tab")))
    if block.role == "people":
        made.append(_label(block, layout))
    elif block.heading:
        made.append(_run_in_heading(block, layout, style))
        if block.mark.endswith(" "):
            made.append(run(Piece(" "), layout.language))
    for piece in block.pieces:
        made.extend(marks.around(piece, run(piece, layout.language)))
    return made


def _run_in_heading(block: Block, layout: Layout, beside: Style) -> Element:
    """The heading's words in the heading's font, at the size of the text that they stand beside."""
    heading = layout.heading(block.level)
    made = run(Piece(block.heading + block.mark.rstrip()), layout.language, heading_words(heading))
    if heading.size != beside.size:
        made[0].extend(w(name, val=round(beside.size * 2)) for name in ("sz", "szCs"))
    return made


def _label(block: Block, layout: Layout) -> Element:
    """The word before a list of names, in the letters of a heading, and none for a contents list."""
    made = run(Piece(block.heading + block.mark), layout.language)
    if layout.language == "zh":
        made[0][0].set(f"{{{W}}}eastAsia", layout.heading(1).face.east)
    else:
        made.insert(0, w("rPr", w("b")))
    return made


def _title(lines: Sequence[str], layout: Layout) -> list[Element]:
    runs = [run(Piece(line), layout.language) for line in lines]
    for one in runs[1:]:
        one.insert(len(one) - 1, w("br"))
    return runs


def names_in(report: Report) -> tuple[str, ...]:
    """Names that the brief itself holds; a title is never broken inside one."""
    brief = report.brief
    entities = {fact.entity for fact in brief.facts if fact.entity}
    kind = (brief.kind.name,) if brief.kind else ()
    return (*brief.author.split("\n"), brief.recipient, *sorted(entities), *kind)
