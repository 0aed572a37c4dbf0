"""Numbers in English that name and do not count: Section 3, ISO 9001, COVID-19, phones, fixed phrases."""

from __future__ import annotations

import re

from assistant.figures.find.english.amounts import CODE_TAIL
from assistant.figures.find.english.capitals import is_named
from assistant.figures.find.english.codes import read_code, read_phone
from assistant.figures.find.english.items import read_item
from assistant.figures.find.english.labels import is_label
from assistant.figures.find.english.money import currency_before
from assistant.figures.find.english.reference import is_referred
from assistant.figures.find.english.units import unit_after
from assistant.figures.find.page import Page

_OF_ALL = re.compile(r" of [0-9]{1,4}(?![0-9A-Za-z%/]|[.,][0-9]| [A-Z])")
_THOUSANDS = re.compile(r"[0-9]{1,3},[0-9]{3}(?![0-9])")
_LAST = "oOrRsS.#"  # the last letters of no., number, nos
_NUMBERED = re.compile(r"\b(?:nos?\.?|numbers?|#) ?$")
# VAT number 274 8812 06
_GROUPS = re.compile(r"[0-9]{1,6}(?:[ -][0-9]{2,6}){1,5}(?![0-9,.]{0,24}[0-9])")
# unit 158 752
_PARTED = re.compile(
    r"[0-9]{2,6}(?: [0-9]{2,6}){1,4}(?![0-9]|[.,][0-9]| ?%| (?!was|is|has|does)[a-z]+s\b| (?:people|staff|per ?cent|million))"
)
_TAIL = re.compile(r"[0-9]+(?:[.:/–—-][0-9]+)*(?:[A-Z][0-9]+)?[A-Za-z]?(?:\([0-9a-z]{1,4}\))*(?![A-Za-z])")
_MID = re.compile(r"(?:mid|early|late|end|pre|post)-", re.I)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
# The school year 2024/25 is a time and no label, where year 12 is one.
_YEAR_OF = re.compile(r"(?:19|20)[0-9]{2}[/–-](?:20)?[0-9]{2}(?![0-9/–-])")
_CODE_HEAD = re.compile(r"[A-Za-z][A-Za-z0-9]*[-./_]?$")


def read_name(page: Page, start: int) -> int:
    """Digits that name something: Section 3, ISO 9001, COVID-19, G7, phones, list numbers."""
    text = page.plain
    before = text[start - 1 : start]
    if end := read_item(page, start) or read_code(page, start):
        return end
    if text[start] == "0" and (end := read_phone(page, start)):
        return end
    numbered = (
        start > 3
        and text[start - 2] in _LAST
        and bool(_NUMBERED.search(page.lower, max(0, start - 9), start))
    )
    if (
        (numbered or not _THOUSANDS.match(text, start))
        and not _is_year_of(page, start)
        and (is_named(page, start) or is_referred(page, start) or is_label(page, start))
    ):
        tail = (
            (numbered and (_GROUPS.match(text, start) or _THOUSANDS.match(text, start)))
            or _PARTED.match(text, start)
            or _TAIL.match(text, start)
        )
        end = tail.end() if tail else start + 1
        of = _OF_ALL.match(text, end)
        if of and not unit_after(page, of.end()).name:
            end = of.end()  # Sheet 3 of 5
        return page.other(start, end, "reference")
    if end := read_phone(page, start):
        return end
    if (
        before
        and (before.isalpha() or before in "-_/.")
        and (head := _CODE_HEAD.search(text, max(page.done, start - 20), start))
    ) and not (
        currency_before(text, start, 0)
        or (_MID.fullmatch(text, head.start(), start) and _YEAR.match(text, start))
    ):
        tail = CODE_TAIL.match(text, start)
        return page.other(head.start(), tail.end() if tail else start + 1, "code")
    return 0


def _is_year_of(page: Page, start: int) -> bool:
    return (
        page.lower.startswith("year ", start - len("year ")) and _YEAR_OF.match(page.plain, start) is not None
    )
