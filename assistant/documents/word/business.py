"""A plain business page for reports in English: A4, one inch around, headings that number 1, 1.1, 1.1.1."""

from __future__ import annotations

from assistant.documents.word.layout import Face, Layout, Page, Style

_SANS = Face("Calibri", "Calibri", "Carlito")
_INCH = 25.4


def _heading(level: int, size: float) -> Style:
    return Style(
        f"Heading{level}",
        f"heading {level}",
        _SANS,
        size,
        "Normal",
        "BodyText",
        "left",
        before=360 - 60 * min(level, 3),
        after=100,
        outline=level,
        bold=True,
        keep_next=True,
    )


BUSINESS = Layout(
    language="en",
    page=Page(210, 297, _INCH, _INCH, _INCH, _INCH, footer=12.7),
    styles=(
        Style("Normal", "Normal", _SANS, 11, align="left", line=1.1),
        Style("BodyText", "Body Text", _SANS, 11, "Normal", align="left", after=140, line=1.1),
        Style(
            "Title", "Title", _SANS, 20, "Normal", "BodyText", "left", after=240, bold=True, keep_next=True
        ),
        Style("Adoption", "Adopted", _SANS, 11, "Normal", "BodyText", "left", after=240, own=True),
        _heading(1, 15),
        _heading(2, 13),
        _heading(3, 11.5),
        _heading(4, 11),
        _heading(5, 11),
        Style(
            "Recipient", "Recipient", _SANS, 11, "BodyText", "BodyText", "left", after=140, line=1.1, own=True
        ),
        Style("Salutation", "Salutation", _SANS, 11, "BodyText", "BodyText", "left", after=140, line=1.1),
        Style("Closing", "Closing", _SANS, 11, "BodyText", align="left", after=140, line=1.1, keep_next=True),
        Style(
            "Signature",
            "Signature",
            _SANS,
            11,
            "Normal",
            "Date",
            "left",
            before=480,
            line=1.1,
            keep_next=True,
        ),
        Style("Date", "Date", _SANS, 11, "Normal", align="left", line=1.1),
        Style("AttachedList", "Attachments", _SANS, 11, "BodyText", align="left", line=1.1, own=True),
        Style("People", "Attendance", _SANS, 11, "BodyText", align="left", line=1.1, own=True),
        Style("Note", "Note", _SANS, 10, "BodyText", align="left", before=140, line=1.1, own=True),
        Style(
            "Annex",
            "Attachment",
            _SANS,
            11,
            "Normal",
            "AnnexTitle",
            "left",
            after=100,
            keep_next=True,
            own=True,
        ),
        Style(
            "AnnexTitle",
            "Attachment Title",
            _SANS,
            15,
            "Normal",
            "BodyText",
            "left",
            after=200,
            bold=True,
            keep_next=True,
            own=True,
        ),
        Style(
            "AnnexHeading",
            "Attachment Heading",
            _SANS,
            12,
            "Normal",
            "BodyText",
            "left",
            before=160,
            after=80,
            bold=True,
            keep_next=True,
            own=True,
        ),
        Style(
            "Caption",
            "caption",
            _SANS,
            10,
            "Normal",
            align="left",
            before=140,
            after=80,
            bold=True,
            keep_next=True,
        ),
        Style("TableText", "Table Text", _SANS, 10, "Normal", align="left", own=True),
        Style("TableHead", "Table Head", _SANS, 10, "TableText", align="left", bold=True, own=True),
        Style("Footer", "footer", _SANS, 9, "Normal", align="center"),
    ),
    roles={
        "title": "Title",
        "adopted": "Adoption",
        "recipient": "Recipient",
        "salutation": "Salutation",
        "body": "BodyText",
        "run-in": "BodyText",
        "closing": "Closing",
        "caption": "Caption",
        "chart": "Caption",
        "row": "TableText",
        "attached": "AttachedList",
        "people": "People",
        "author": "Signature",
        "hand": "Signature",
        "date": "Date",
        "note": "Note",
        "annex": "Annex",
        "annex-title": "AnnexTitle",
        "annex-heading": "AnnexHeading",
        "annex-body": "BodyText",
    },
)
