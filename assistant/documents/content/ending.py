"""What follows the text of a report: the list of attachments, who was at a meeting, signature and date, a note, and the attachments themselves.

GB/T 9704-2012, 7.3.4 (附件说明), 10.3 (出席, 请假, 列席), 7.3.5 (署名, 成文日期), 7.3.6 (附注), 7.3.7 (附件).
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.brief import Brief
from assistant.brief.attachments import Attachment
from assistant.documents.content.block import (
    BREAKS,
    Block,
    Piece,
    clean,
    date_of_signing,
    lines_of,
    row_block,
    table_blocks,
)
from assistant.report.model import Report
from assistant.report.table import attached_table

# Organs that seal one paper stand side by side: three seals of 42 mm go into 156 mm (7.3.5.1). The widest name that
# leaves room for as many, in characters.
_WIDEST = {3: 9, 2: 14}


def attachment_list(brief: Brief) -> Iterator[Block]:
    """附件：1.名称, one line each; a single one has no number, and nothing stands behind a name."""
    attachments = brief.attachments
    chinese = brief.language == "zh"
    for index, attachment in enumerate(attachments, 1):
        number = f"{index}." if len(attachments) > 1 else ""
        first = ("附件：" if chinese else "Attachments: " if number else "Attachment: ") if index == 1 else ""
        gap = " " if number and not chinese else ""
        yield Block("attached", (Piece(f"{first}{number}{gap}{clean(attachment.title)}"),))


def people(brief: Brief) -> Iterator[Block]:
    """出席, 请假 and 列席 of a meeting, one paragraph each, the word as its heading (GB/T 9704-2012, 10.3)."""
    chinese = brief.language == "zh"
    for chinese_word, english, names in (
        ("出席", "Present", brief.present),
        ("请假", "Apologies", brief.excused),
        ("列席", "In attendance", brief.observers),
    ):
        if listed := [line.strip() for line in BREAKS.split(names) if line.strip()]:
            word, mark, comma = (chinese_word, "：", "，") if chinese else (english, ": ", ", ")
            yield Block("people", (Piece(clean(comma.join(listed))),), heading=word, mark=mark)


def signature(brief: Brief) -> Iterator[Block]:
    """Organ, date, and the note in brackets. Organs that seal together stand side by side, parted by tabs.

    What a meeting passed says so below its title, with the date; it is signed by nobody.
    """
    if not brief.adopted:
        yield from _signed(brief)
    if brief.note:
        note = f"（{brief.note}）" if brief.language == "zh" else f"({brief.note})"
        yield from lines_of("note", note)


def _signed(brief: Brief) -> Iterator[Block]:
    if brief.signer and brief.signer_post:
        # 签发人签名章: the post two characters left of the name, and no organ (7.3.5.3).
        yield Block("hand", (Piece(clean(f"{brief.signer_post}\u3000\u3000{brief.signer}")),))
    else:
        for line in signing_rows(brief):
            yield from lines_of("author", line)
    yield from lines_of("date", date_of_signing(brief.date, brief.language))


def signing_rows(brief: Brief) -> list[str]:
    """The lines of organs: one a line, or with seals up to three, the principal organ first."""
    organs = [line.strip() for line in brief.author.splitlines() if line.strip()]
    if not brief.seal or len(organs) < 2:
        return organs
    widest = max(len(organ) for organ in organs)
    beside = next((count for count, room in _WIDEST.items() if widest <= room), 1)
    return ["\t".join(organs[at : at + beside]) for at in range(0, len(organs), beside)]


def attached(report: Report) -> Iterator[Block]:
    """The attachments that have pages of their own: 附件 with its number, the title, the text."""
    attachments = report.brief.attachments
    word = "附件" if report.brief.language == "zh" else "Attachment "
    for index, attachment in enumerate(attachments, 1):
        if attachment.has_text:
            number = f"{word}{index}" if len(attachments) > 1 else word.strip()
            yield Block("annex", (Piece(number),))
            yield Block("annex-title", (Piece(clean(attachment.title)),))
            yield from _annex(attachment, report)


def _annex(attachment: Attachment, report: Report) -> Iterator[Block]:
    table = attached_table(report, attachment.figure) if attachment.figure else None
    if table:
        yield from table_blocks(table)
    above = ""
    for line in attachment.lines:
        words = line.lstrip("#").strip() if line.startswith("#") else line
        if "\t" in line:
            cells = [Piece(clean(" ".join(cell.split()))) for cell in line.split("\t")]
            yield row_block("row", cells, 0 if "\t" in above else 1)
        elif words:
            yield from lines_of("annex-heading" if words != line else "annex-body", words)
        above = line
