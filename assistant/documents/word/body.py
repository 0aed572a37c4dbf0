"""document.xml: each block of the report as a paragraph in its style."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from assistant.documents.content import Block, Piece, blocks
from assistant.documents.letterhead import goes_up, head, imprint
from assistant.documents.word import letterhead
from assistant.documents.word.figure_marks import FigureMarks
from assistant.documents.word.layout import Layout, Style
from assistant.documents.word.letterhead import text_width
from assistant.documents.word.markup import TWIPS_PER_POINT, R, text, twips, w
from assistant.documents.word.signature import sign
from assistant.documents.word.styles import characters, heading_words
from assistant.documents.word.title import break_title
from assistant.report.model import Report

NO_BREAK_SPACE = "\u00a0"


def document(report: Report, layout: Layout, marks: FigureMarks) -> Element:
    """`w:document` with every paragraph and one section of pages; `marks` go around the figures."""
    above = head(report)
    body = w("body", *_head(above, layout, left=goes_up(report)))
    printed = list(blocks(report))
    signature = sign(printed, layout)
    for block, below in zip(printed, [*printed[1:], None], strict=True):
        placed = signature.get(block.role, [])
        if below and below.role in ("author", "date") and block.role != "author":
            # A page that holds nothing but a signature is an old abuse: the last line goes with it.
            placed = [w("keepNext"), *placed]
        if above and block is printed[0]:
            # The title stands two lines below the red line (7.3.1).
            placed = [*placed, w("spacing", before=2 * layout.page.line)]
        body.append(_paragraph(block, layout, placed, report, marks))
    body.extend(letterhead.imprint(imprint(report), layout))
    body.append(_section(layout))
    return w("document", body)


def _head(above: list[Block], layout: Layout, *, left: bool) -> list[Element]:
    return [
        letterhead.mark(block, layout)
        if block.role == "mark"
        else letterhead.number(block, layout, left=left)
        for block in above
    ]


def _paragraph(
    block: Block, layout: Layout, placed: list[Element], report: Report, marks: FigureMarks
) -> Element:
    style = layout.heading(block.level) if block.role == "heading" else layout.style(layout.roles[block.role])
    made = w("p", w("pPr", w("pStyle", val=style.id), *placed))
    if block.role == "title" and layout.language == "zh":
        width = text_width(layout) / characters(style, 1)
        made.extend(_title(break_title(block.text, width, names_in(report)), layout))
        return made
    if block.heading:
        made.append(_run_in_heading(block, layout, style))
        if block.mark.endswith(" "):
            made.append(_run(Piece(" "), layout))
    for piece in block.pieces:
        made.extend(marks.around(piece, _run(piece, layout)))
    return made


def _run_in_heading(block: Block, layout: Layout, beside: Style) -> Element:
    """The heading's words in the heading's font, at the size of the text that they stand beside."""
    heading = layout.heading(block.level)
    run = _run(Piece(block.heading + block.mark.rstrip()), layout, heading_words(heading))
    if heading.size != beside.size:
        run[0].extend(w(name, val=round(beside.size * 2)) for name in ("sz", "szCs"))
    return run


def _title(lines: list[str], layout: Layout) -> list[Element]:
    runs = [_run(Piece(line), layout) for line in lines]
    for run in runs[1:]:
        run.insert(len(run) - 1, w("br"))
    return runs


def _run(piece: Piece, layout: Layout, style: str = "") -> Element:
    """`w:r`. In Chinese, quotation marks and dashes are East Asian: Word would else set them in the Latin font."""
    words = w("rPr")
    if style:
        words.append(w("rStyle", val=style))
    if layout.language == "zh":
        words.append(w("rFonts", hint="eastAsia"))
    if piece.open:
        words.append(w("highlight", val="yellow"))
    made = w("r", words if len(words) else None)
    written = piece.text
    if layout.language == "en" and piece.figure:
        written = written.replace(" ", NO_BREAK_SPACE)
    for index, part in enumerate(written.split("\t")):
        if index:
            made.append(w("tab"))
        if part:
            made.append(text(part))
    return made


def names_in(report: Report) -> tuple[str, ...]:
    """Names that the brief itself holds; a title is never broken inside one."""
    brief = report.brief
    entities = {fact.entity for fact in brief.facts if fact.entity}
    kind = (brief.kind.name,) if brief.kind else ()
    return (brief.author, brief.recipient, *sorted(entities), *kind)


def _section(layout: Layout) -> Element:
    """`w:sectPr`; its children stand in the order of the schema."""
    page = layout.page
    kinds = ("default", "even") if page.odd_even else ("default",)
    made = w("sectPr")
    for index, kind in enumerate(kinds, 1):
        reference = w("footerReference", type=kind)
        reference.set(f"{{{R}}}id", f"rIdFooter{index}")
        made.append(reference)
    made.append(w("pgSz", w=twips(page.width), h=twips(page.height)))
    edges = {side: twips(getattr(page, side)) for side in ("top", "right", "bottom", "left")}
    made.append(w("pgMar", **edges, header=twips(15), footer=twips(page.footer), gutter=0))
    made.append(w("cols", space=int(36 * TWIPS_PER_POINT)))
    if page.line:
        made.append(w("docGrid", type="lines", linePitch=page.line))
    return made
