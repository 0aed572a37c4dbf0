"""Word files: GB/T 9704-2012 for Chinese, a plain business page for English.

`layout` says what a page is, `gongwen` and `business` are the two; the other modules turn them into markup.
Word's own words (w:rFonts) stand in this folder and nowhere else.
"""

from __future__ import annotations

from assistant.documents.word.business import BUSINESS
from assistant.documents.word.figure_marks import Carrier
from assistant.documents.word.gongwen import GONGWEN
from assistant.documents.word.package import parts
from assistant.documents.word.template import Template, filled
from assistant.documents.word.tracked import Revision, merged
from assistant.documents.zipped import pack
from assistant.report.model import Report

LAYOUTS = {"zh": GONGWEN, "en": BUSINESS}


def to_bytes(
    report: Report,
    evidence: Carrier = "bookmarks",
    template: Template | None = None,
    revision: Revision | None = None,
) -> bytes:
    """The report as a docx in the layout of its language; `evidence` says how a figure carries its fact.

    With a `template` its page and styles are used; with a `revision` what changed since is tracked.
    """
    made = _parts(report, evidence, template)
    if revision is not None:
        made = merged(_parts(revision.before, evidence, template), made, revision)
    return pack(made)


def _parts(report: Report, evidence: Carrier, template: Template | None) -> dict[str, bytes]:
    layout = LAYOUTS[report.brief.language]
    if template is not None:
        return filled.parts(report, layout, evidence, template)
    return parts(report, layout, evidence)


def lacking(report: Report, template: Template) -> list[str]:
    """The names of the styles that the report needs and the template lacks; they are added to the document."""
    return filled.lacking(report, LAYOUTS[report.brief.language], template)


def fonts_named() -> dict[str, tuple[str, ...]]:
    """Every font that our layouts name, with the styles that are set in it."""
    found: dict[str, dict[str, None]] = {}
    for layout in LAYOUTS.values():
        for style in layout.styles:
            for name in (
                {style.face.east, style.face.latin} if layout.language == "zh" else {style.face.latin}
            ):
                found.setdefault(name, {})[style.name] = None
    return {name: tuple(uses) for name, uses in found.items()}
