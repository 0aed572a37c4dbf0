"""Word files: GB/T 9704-2012 for Chinese, a plain business page for English.

`layout` says what a page is, `gongwen` and `business` are the two; the other modules turn them into markup.
Word's own words (w:rFonts) stand in this folder and nowhere else.
"""

from __future__ import annotations

from assistant.documents.word.business import BUSINESS
from assistant.documents.word.figure_marks import Carrier
from assistant.documents.word.gongwen import GONGWEN
from assistant.documents.word.package import parts
from assistant.documents.zipped import pack
from assistant.report.model import Report

LAYOUTS = {"zh": GONGWEN, "en": BUSINESS}


def to_bytes(report: Report, evidence: Carrier = "bookmarks") -> bytes:
    """The report as a docx in the layout of its language; `evidence` says how a figure carries its fact."""
    return pack(parts(report, LAYOUTS[report.brief.language], evidence))
