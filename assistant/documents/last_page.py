"""Whether the 版记 stands on the page where the text ends or on the next: on an even one, where the brief leaves it open.

GB/T 9704-2012 asks for the last page (7.4.1) of a paper printed on both sides (6.2), and the back of a sheet has an even
number. A docx cannot ask for it: a section that begins on an even page leaves a blank sheet behind a text that ends on
one, and a field that knows the number of pages can move no page. So the pages are counted where LibreOffice is
installed; where it is not, the 版记 stays where the text ends, whatever its number.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.documents.letterhead import imprint, is_letter
from assistant.errors import MissingPartError, OutputError
from assistant.report.model import Report

if TYPE_CHECKING:
    from assistant.documents.word.template import Template

# Nobody waits longer for a docx: it then stays as it is without LibreOffice.
_TIMEOUT = 30.0
_PAGE = re.compile(rb"/Type\s*/Page\b")


def is_open(report: Report) -> bool:
    """Whether there is something to decide. A letter has its 版记 at the foot of the page where it ends (10.1)."""
    return report.brief.imprint_on_even is None and bool(imprint(report)) and not is_letter(report)


def decided(report: Report, *, even: bool) -> Report:
    """The report whose brief says where its 版记 stands."""
    brief = report.brief.model_copy(update={"imprint_on_even": even})
    return report.model_copy(update={"brief": brief})


def settled(report: Report, template: Template | None = None) -> Report:
    """The report with a 版记 that ends on an even page; unchanged where that is decided or nothing can count."""
    from assistant.documents.word import to_bytes

    if not is_open(report):
        return report
    try:
        return decided(report, even=_ends_on_an_odd_page(to_bytes(report, "none", template)))
    except (MissingPartError, OutputError):
        return report


@lru_cache(maxsize=64)
def _ends_on_an_odd_page(document: bytes) -> bool:
    from assistant.documents.pdf import print_docx

    return is_odd(print_docx(document, _TIMEOUT))


def is_odd(pdf: bytes) -> bool:
    """Whether a pdf by LibreOffice, which packs no page away, has an odd number of pages."""
    return len(_PAGE.findall(pdf)) % 2 == 1
