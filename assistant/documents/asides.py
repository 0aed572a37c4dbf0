"""Lines of a document that the brief itself prints beside the text: head, tables, attachments, 版记."""

from __future__ import annotations

import re

from assistant.brief import Brief
from assistant.documents.letterhead import page
from assistant.report.model import Part, Report, blank

_BESIDE = frozenset(
    ("copy", "secrecy", "mark", "number", "hand", "caption", "chart", "row", "data", "attached", "people", "note", "annex",
     "annex-title", "annex-heading", "annex-body", "copies", "issued")
)  # fmt: skip
_HEADING = re.compile(r"#{1,6} ")
# An optional section that was left out moves the numbers of tables and charts.
_NUMBERED = re.compile(r"(?<=^[表图])\d+|(?<=^Table )\d+|(?<=^Figure )\d+")


def without_asides(text: str, brief: Brief) -> str:
    """The text with each such line blanked where it reads as the brief has it; every other offset stays.

    A cell that somebody changed, or a line of an attachment, reads otherwise and is left to be checked. A mark that is
    the name of the organ and no more may be its signature too: where it stands last, it is that.
    """
    whole = Report(brief=brief, sections=blank(brief, lambda _: Part(source="—")))
    known = {_plain(block.text) for block in page(whole) if block.role in _BESIDE} - {brief.title.strip()}
    if not known:
        return text
    signed = {one.strip() for one in brief.author.split("\n")} & known
    lines = text.split("\n")
    last = {words: at for at, line in enumerate(lines) if (words := _plain(line)) in signed}
    return "\n".join(
        " " * len(line) if (words := _plain(line)) in known and last.get(words) != at else line
        for at, line in enumerate(lines)
    )


def _plain(line: str) -> str:
    words = _HEADING.sub("", line.replace("\u00a0", " ").strip(), count=1)
    return _NUMBERED.sub("", words.strip())
