"""What a system gives: a report, and the page that a reader would hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.documents.content import Block, blocks
from assistant.report.model import Report
from eval.kept import Call


@dataclass
class Drafted:
    """`page` is the report as text, # before its headings; the revisions are counted, the answers replayed as well.

    `calls` are what the model was asked, in the order of the questions.
    """

    report: Report
    page: str
    rounds: int = 0
    replayed: int = 0
    calls: list[Call] = field(default_factory=list)


def page_of(report: Report) -> str:
    """The report as printed, title and headings marked with # as they are read from a sample report."""
    return "\n\n".join(_marks(block) + block.text for block in blocks(report)) + "\n"


def _marks(block: Block) -> str:
    if block.role == "title":
        return "# "
    return "#" * (block.level + 1) + " " if block.role == "heading" else ""
