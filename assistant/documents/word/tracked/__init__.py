"""A revision as Word's tracked changes: whoever opens the file accepts or rejects each of them.

`atoms` cuts a paragraph into what is kept or exchanged whole, `difference` finds the least that changes, `marks`
writes it as `w:ins` and `w:del`, `flow` goes through paragraphs and tables. Both states are documents of our own.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from xml.etree import ElementTree

from assistant.documents.word.markup import to_xml
from assistant.documents.word.tracked.flow import Flow
from assistant.documents.word.tracked.marks import Marks
from assistant.documents.word.tracked.pictures import with_old_pictures
from assistant.report.model import Report

__all__ = ["Revision", "merged"]


@dataclass(frozen=True, slots=True)
class Revision:
    """What a report was before it was revised, who revised it, and when by the clock on the wall."""

    before: Report
    author: str
    at: datetime.datetime


def merged(old: dict[str, bytes], new: dict[str, bytes], revision: Revision) -> dict[str, bytes]:
    """The parts of a docx that is the new one when all changes are accepted, and says what the old said when all are
    rejected. Everything but paragraphs, tables and charts is the new one's; comments stand on its figures alone.
    """
    main = _main(new)
    before, after = ElementTree.fromstring(old[main]), ElementTree.fromstring(new[main])
    made = with_old_pictures(before, old, new, main)
    marks = Marks(revision.author, revision.at, after)
    return {**made, main: to_xml(Flow(marks, revision.before.brief.language).document(before, after))}


def _main(parts: dict[str, bytes]) -> str:
    links = ElementTree.fromstring(parts["_rels/.rels"])
    return next(one.attrib["Target"] for one in links if one.attrib["Type"].endswith("/officeDocument"))
