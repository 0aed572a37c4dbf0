"""English numbers in codes that are written with a sign, a blank or a capital inside: 13a-15, *44#, G0532 25 118204, 2545 6182, 2029A."""

from __future__ import annotations

import re

from assistant.figures.find.english.units import unit_after
from assistant.figures.find.page import Page

_TAIL = re.compile(r"[0-9][A-Za-z0-9]*(?:[-./][A-Za-z0-9]+)*")
_NAMING = ("reference", "code", "document-number", "phone")
_GOES_ON = frozenset("-–/")
# *44#, *611#, 1471#: dialled; **12** is a bold 12.
_DIALLED = re.compile(r"[0-9]{1,6}(?:[*#][0-9]{1,12}){0,3}#")
_PAIR = re.compile(
    r"(?!(?:19|20)[0-9]{2} (?:19|20)[0-9]{2})[0-9]{3,4} [0-9]{4}(?![0-9A-Za-z%]|[.,][0-9]| [0-9]| ?%)"
)
_PAIR_BEFORE = re.compile(r"(?:[a-z]|[a-z]:|\() ?$")
_GROUPS = re.compile(r"[0-9]{1,6}(?: [0-9]{1,6}){0,4}(?![0-9%/]|[.,][0-9])")
_LETTERED = re.compile(r"[A-Z]+[0-9]|[0-9][A-Z]")
# A capital glued to a year: bonds 2029A.
_YEAR_CAPITAL = re.compile(r"(?:19|20)[0-9]{2}[A-Z](?![A-Za-z0-9%])")
# 999 calls, the 911 dispatchers: numbers that everybody dials.
_EMERGENCY = re.compile(
    r"(?:911|999|112|111|101|311|211|988)(?= (?:calls?|callers?|dispatch(?:ers?)?|operator|service|line|number|app)\b)"
)
_REACHED = re.compile(
    r"\b(?:through|via|dial(?:led|ed|ling|ing)?|call(?:ed|ing|s)?|rang|ring(?:ing)?|phon(?:ed|e|ing)|contact(?:ed|ing)?|text(?:ed|ing)?) $"
)
_EMERGENCY_ALONE = re.compile(
    r"(?:911|999|112|111|101|311|211|988)(?![0-9A-Za-z%/:]|[.,][0-9]| ?[-–] ?[0-9]| [a-z]+s\b(?<!\bwas)(?<!\bis))"
)


def read_glued(page: Page, start: int, stop: int) -> int:
    """The end of a number that goes on a code or is a dialled one, recorded; 0 when there is none. `stop` ends its first digits."""
    text = page.plain
    before, after = text[start - 1 : start], text[stop : stop + 1]
    last = page.others[-1] if page.others else None
    if last and before in _GOES_ON and last.end == start - 1 and last.reason in _NAMING:
        return _recorded(page, _TAIL.match(text, start), "code")  # Rule 13a-15
    if after in ("#", "*") and text[start - 2 : start] != "**" and (match := _DIALLED.match(text, start)):
        return page.other(start - (before in ("*", "#")), match.end(), "phone")
    if after.isupper():
        return _recorded(page, _YEAR_CAPITAL.match(text, start), "code")
    if stop - start == 3 and (
        _EMERGENCY.match(text, start)
        or (_EMERGENCY_ALONE.match(text, start) and _REACHED.search(page.lower, max(0, start - 12), start))
    ):
        return page.other(start, stop, "phone")
    if before != " ":
        return 0
    if last and last.end == start - 1 and last.reason in _NAMING and _LETTERED.search(last.text):
        match = _GROUPS.match(text, start)  # unit G0532 25 118204 7
        if match and not unit_after(page, match.end()).name:
            return page.other(start, match.end(), "code")
    if (
        after == " "
        and (match := _PAIR.match(text, start))
        and _PAIR_BEFORE.search(text, max(0, start - 3), start)
    ):
        return 0 if unit_after(page, match.end()).name else page.other(start, match.end(), "phone")
    return 0


def _recorded(page: Page, match: re.Match[str] | None, reason: str) -> int:
    return page.other(match.start(), match.end(), reason) if match else 0
