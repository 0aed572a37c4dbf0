"""English numbers that cite or locate by their shape: [2019] UKSC 41, 42 U.S.C. § 1983, K. 488, 2+450, 104.2 FM, a file, a card."""

from __future__ import annotations

import re

from assistant.figures.find.page import Page

# 2 WLR 640, 410 U.S. 113, 42 U.S.C. § 1983: volume or title, report, page; [2019] UKSC 41 begins with its year.
_REPORTED = re.compile(
    r"[0-9]{1,4} (?:[A-Z]{2,6}|(?:[A-Z]\.){2,4}|F\.(?:[23]d|4th)|[A-Z][a-z]{1,6}\.? ?(?:Rep|Cas|App|Supp|LR|Ch|Cr)\.?)(?: ?\([A-Z][A-Za-z]{1,6}\))?,? "
    r"(?:§§? ?)?[0-9]{1,5}(?![0-9%]|[.,][0-9]| [a-z]+s\b| ?(?:million|billion))"
)
_YEAR_REPORTED = re.compile(
    r"(?:1[6-9]|20)[0-9]{2}[\])] (?:[0-9]{1,3} )?(?:[A-Z]{2,6}|[A-Z][a-z]{1,4})(?: (?:Civ|Crim|Admin|Ch|Fam|QB|KB|Comm|TCC|Pat|B))?(?: ?\([A-Z][A-Za-z]{1,6}\))? [0-9]{1,5}(?![0-9%])"
)
_SECTION = re.compile(r"[0-9]{1,5}[A-Za-z]?(?:\.[0-9]{1,4}){0,4}(?:\([0-9a-z]{1,4}\)){0,4}")
# K. 488, D. 960: an initial before a number that nothing is counted by.
_INITIAL = re.compile(r"[ (][A-Z]\. $")
_LONE = re.compile(r"[0-9]{1,5}(?:-[0-9]{1,4})?(?=[,;:)]|\.(?![0-9])|$| (?:and|or|in|by|was|is)\b)")
_VERSE = re.compile(r"[0-9]{1,4}(?![0-9])")
_ROMAN = re.compile(r"(?<![A-Za-z])[IVXLC]{1,6}:$")
# 2+450 of a road: kilometres and metres.
_CHAINED = re.compile(r"[0-9]{1,4}\+[0-9]{2,4}(?:\.[0-9]{1,3})?(?![0-9])")
_BLOCK = re.compile(r"[0-9]{2,5}(?= block (?:of )?[A-Z])")  # the 2100 block of Aiken Street
_WAVE = re.compile(r"[0-9]{2,4}(?:\.[0-9]{1,2})? ?(?:FM|LW|DAB)\b")  # 104.2 FM
_HEX = re.compile(r"0x[0-9A-Fa-f]{1,32}")
# 00:1B:44:11:3A:B7 of a card, 2024_07_report_v3.docx of a file, 10W-40 of an oil, 205/55 R16 of a tyre.
_TOKEN = re.compile(
    r"(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![0-9A-Za-z])|[0-9]{1,12}(?:-[A-Za-z0-9]{1,24}){0,6}_[A-Za-z0-9_.-]{0,60}[A-Za-z0-9]"
    r"|[0-9]{1,2}W-[0-9]{2}\b|[0-9]{3}/[0-9]{2} ?Z?R[0-9]{2}\b(?: [0-9]{2,3}[A-Z]\b)?"
    r"|[0-9]{1,12}(?![0-9])[A-Za-z0-9-]{0,40}\.(?:docx?|xlsx?|pdf|csv|txt|jpe?g|png|zip|pptx?|dwg|xml|json)\b"
)
_SIGNED = ("§", "¶")
_BRACKETS = ("[", "(")
# The character after the first digits, or after the blank behind them → the number, the reason.
_BY_NEXT = {
    ".": ((_WAVE, "name"), (_TOKEN, "code")),
    "+": ((_CHAINED, "code"),),
    "x": ((_HEX, "code"),),
    **dict.fromkeys("_:/-WABCDEFabcdef", ((_TOKEN, "code"),)),
}
_BY_WORD = {
    "b": ((_BLOCK, "name"),),
    **dict.fromkeys("FLD", ((_REPORTED, "reference"), (_WAVE, "name"))),
    **dict.fromkeys("ABCEGHIJKMNOPQRSTUVWXYZ", ((_REPORTED, "reference"),)),
}


def read_cited(page: Page, start: int, stop: int) -> int:
    """The end of a number that cites, or that a road, a wave, a file or a card has, recorded; 0 when there is none.

    `stop` ends its first digits.
    """
    text = page.plain
    after = text[stop : stop + 1]
    if end := _after_sign(page, start, text[start - 1 : start]):
        return end
    found = _BY_WORD.get(text[stop + 1 : stop + 2], ()) if after == " " else _BY_NEXT.get(after, ())
    for number, reason in found:
        if match := number.match(text, start):
            return page.other(start, match.end(), reason)
    return 0


def _after_sign(page: Page, start: int, before: str) -> int:
    """The end of a number that a bracket, a sign, an initial or a Roman number before it shows to cite; 0 when there is none."""
    text = page.plain
    ahead = text[start - 2 : start - 1] if before == " " else before
    match = None
    if before in _BRACKETS:
        match = _YEAR_REPORTED.match(text, start)
    elif ahead in _SIGNED:
        match = _SECTION.match(text, start)
    elif ahead == "." and before == " " and _INITIAL.search(text, max(0, start - 6), start):
        match = _LONE.match(text, start)
    elif before == ":" and (roman := _ROMAN.search(text, max(0, start - 8), start)):
        number = _VERSE.match(text, start)
        return page.other(roman.start(), number.end(), "reference") if number else 0  # XVI:52
    return page.other(start, match.end(), "reference") if match else 0
