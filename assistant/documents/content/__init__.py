"""What a report prints, in order, before any format: every writer walks these blocks and adds only its own marks."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.content.block import Block, Piece, Role, clean, date_of_signing, lines_of
from assistant.documents.content.body import body
from assistant.documents.content.ending import attached, attachment_list, people, signature
from assistant.language import Language
from assistant.outline.adoption import adoption_note
from assistant.report.model import Report

__all__ = ["Block", "Piece", "Role", "blocks", "clean", "date_of_signing"]


def blocks(report: Report) -> Iterator[Block]:
    """Every paragraph of the report in the order of the page, title first, attachments last; none is empty."""
    brief = report.brief
    yield from lines_of("title", brief.title)
    signed = date_of_signing(brief.date, brief.language)
    yield from lines_of("adopted", adoption_note(signed, brief.adopted, chinese=brief.language == "zh"))
    yield from lines_of("recipient", _recipient(brief.recipient, brief.language))
    yield from lines_of("salutation", brief.salutation)
    yield from body(report)
    yield from lines_of("closing", brief.closing)
    yield from attachment_list(brief)
    yield from people(brief)
    yield from signature(brief)
    yield from attached(report)


def _recipient(recipient: str, language: Language) -> str:
    """主送机关 ends with a full-width colon (GB/T 9704-2012, 7.3.2); in English it is a line of its own."""
    name = recipient.strip().rstrip(":：")
    if not name:
        return ""
    return f"{name}：" if language == "zh" else f"To: {name}"
