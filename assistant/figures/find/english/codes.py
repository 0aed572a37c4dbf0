"""English numbers that are codes by their shape: phones, 401(k), 2016/679, 4-4-2, 10 Harbour Road, 'Fahrenheit 451'."""

from __future__ import annotations

import re

from assistant.figures.find.english.designations import read_designation
from assistant.figures.find.english.glued import read_glued
from assistant.figures.find.english.shapes import read_shape
from assistant.figures.find.page import Page

_PHONE = re.compile(
    r"(?<=\+)[0-9]{1,3}(?:[ -]?\(?[0-9]{1,6}\)?){2,5}(?![0-9,.]{0,24}[0-9%])|0[0-9]{2,4}\)? [0-9]{3,8}(?: [0-9]{3,4})?(?![0-9%]|[.,][0-9])|0[0-9]{2,3}-[0-9]{7,8}(?![0-9])|[0-9]{3}\) ?[0-9]{3}[-. ][0-9]{4}(?![0-9])|\+?[0-9]{1,5}[ -]\(?[0-9]{2,4}\)?(?:[ -][0-9]{3,4}){1,3}(?![0-9,.]{0,24}[0-9%])|[0-9]{3,4}-[0-9]{4,8}(?![0-9])"
)
_CALL = re.compile(
    r"\btext(?:ing)? \S{2,12} to $|\b(?:[Rr]ing|[Cc]all|[Pp]hone|[Dd]ial|[Cc]ontact|[Tt]elephone|[Bb]leep|[Pp]age)(?: [A-Z][a-z]+| the| [a-z]+){1,4} on $|\b(?:or|to|and|[Yy]ou can|[Pp]lease) text(?: us)?(?: on)? $|\b(?:(?:call|dial)(?: us)?(?: on)?|(?:cards?|accounts?|numbers?|phones?|mobiles?|plates?|references?|refs?) (?:[a-z]+ )?ending(?: in| with)?|(?:tel|phone|telephone|hotline|fax|mobile|contact|helpline|switchboard)\b[^0-9.;,]{0,12}) ?$"
    r"|\b(?:codes?|pin|password|passcode|postcode|(?:reference|serial|account|order|invoice|case|file|registration|policy|phone|telephone) number) (?:is|was|are|being) $",
    re.I,
)
_SHORT_PHONE = re.compile(r"[0-9]{3,11}(?![0-9]| [a-z]+s\b)")
_OR_PHONE = re.compile(r"[^.;0-9]{0,48},? (?:or|and) ")
_FORMULA = re.compile(r"\b(?:equations?|formulae?|eqn?s?\.|footnote|ref\.) \($")  # equation (7)
_IN_BRACKETS = re.compile(r"[0-9]{1,3}[a-z]?\)")
_OPENING = re.compile(r"(?:^|[ (])['‘\"“](?=[^'’\"”]*$)")
_TITLE = re.compile(
    r"(?:(?:[A-Z][A-Za-z-]*|[0-9]{1,4}|of|the|and|in|a|to|for)[ ,:]{0,2}){1,8}['’\"”](?![a-z])"
)
# 44(3): 112–30, 4-4-2, 401(k), 3(b), 2016/679, 2014/24/EU: numbers with such parts count nothing.
_PARTS = re.compile(
    r"[0-9]{1,4}\([0-9]{1,3}(?:[-–/][0-9]{1,3})?\)(?:: ?(?:pp?\. ?)?[0-9]{1,5}(?:[-–][0-9]{1,5})?|, (?:pp?\. ?)?[0-9]{1,5}[-–][0-9]{1,5})(?![0-9%]|[.,][0-9]| [a-z]+s\b)|(?!(?:19|20)[0-9]{2}-[01]?[0-9]-[0-3]?[0-9](?![0-9-]))[0-9]{1,6}(?:-[0-9]{1,6}){2,12}(?![0-9-])|[0-9]{1,3}\([a-z0-9]{1,2}\)(?:\([a-z0-9]{1,3}\)){0,6}"
)
_ACT = re.compile(r"((?:19|20)[0-9]{2})/([0-9]{1,4})(?![0-9])(?:(/[A-Z]{2,})|(?!/))")
_ADDRESS = re.compile(
    r"[0-9]{1,4}[A-Za-z]?(?:(?:[-–/]| and | & |, | to )[0-9]{1,4}[A-Za-z]?){0,3},? (?:(?:[A-Z][a-z'’-]+|St\.?|Mt\.?|the|of) ){1,4}"
    r"(?:Road|Street|Avenue|Lane|Drive|Square|Terrace|Crescent|Boulevard|Close|Gardens?|Embankment|Way|Court|Hill|Row|Mews|Place|Walk|Parade|Grove|Green"
    r"|Rise|Wharf|Quay|View|Yard|Broadway|Highway|Path|Bank|Circus|Circle|Alley|Parkway|Plaza|Loop|Trail|Pike|Turnpike|Croft|Fold|Vale|Wynd|Gate|Passage"
    r"|Promenade|Esplanade|Common|Heath|Approach|Buildings|Cottages|Villas|Mansions|Crossing|Causeway|Bypass|Strand|Rd|St|Ave|Blvd|Dr|Ln|Ct|Cres|Pl|Sq|Hwy|Av|Cir|Pkwy|Ter)\b"
    r"(?! (?:schools|centres|branches|sites|houses|homes|residents|pupils|staff)\b)"
)
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NEXT_HOUSE = (
    *(f" {word} {digit}" for word in ("and", "&", "to") for digit in "123456789"),
    "-",
    "–",
    "/",
)  # 41 and 43 High Street
_QUOTES = ("'", "’", '"', "”")


def read_code(page: Page, start: int) -> int:
    """The end of a number whose shape or place shows that it counts nothing, recorded; 0 when there is none."""
    text, digits = page.plain, _DIGITS.match(page.plain, start)
    if digits is None:
        return 0
    stop = digits.end()
    after = text[stop : stop + 1]
    if after in ("-", "(") and (match := _PARTS.match(text, start)):
        return page.other(start, match.end(), "code")
    if (
        end := read_shape(page, start, stop)
        or read_glued(page, start, stop)
        or read_designation(page, start, stop)
    ):
        return end
    if after == "/" and (match := _ACT.match(text, start)) and not _are_years(match):
        return page.other(start, match.end(), "document-number")
    named = after == " " and text[stop + 1 : stop + 2].isupper()
    if (named or after == "," or after.isalpha() or text.startswith(_NEXT_HOUSE, stop)) and (
        match := _ADDRESS.match(text, start)
    ):
        return page.other(start, match.end(), "place-name")
    formula = text[start - 1 : start] == "(" and _FORMULA.search(page.lower, max(0, start - 12), start)
    if formula and (match := _IN_BRACKETS.match(text, start)):
        return page.other(start, match.end() - 1, "reference")
    if (named or after in _QUOTES) and is_title(text, start):
        return page.other(start, stop, "name")
    return 0


def is_title(text: str, start: int) -> bool:
    """Whether the number stands in a quoted title, all of capitalised words: 'Fahrenheit 451'."""
    opening = _OPENING.search(text, max(0, start - 40), start)
    return opening is not None and bool(_TITLE.match(text, opening.end()))


def _are_years(match: re.Match[str]) -> bool:
    """Whether 2023/24 is a span of one or two years, and no 24th act of 2023."""
    year, other = int(match[1]), match[2]
    if match[3] or len(other) in (1, 3):
        return False
    high = int(other) if len(other) == 4 else year // 100 * 100 + int(other)
    if len(other) == 2 and int(other) <= 12 and not 0 < high - year <= 2:
        return True  # 2025/03 may be a month
    return 0 < high - year <= 2 or (len(other) == 2 and (high - year) % 100 in (1, 2))


def read_phone(page: Page, start: int) -> int:
    """The end of a phone number, recorded; 0 when there is none."""
    text = page.plain
    if (match := _PHONE.match(text, start)) and (
        text[start - 1 : start] == "+"
        or ")" in match[0]
        or match[0][0] == "0"
        or match[0].count("-") + match[0].count(" ") > 1
        or _CALL.search(text, max(0, start - 24), start)
    ):
        return page.other(start, match.end(), "phone")
    if (match := _SHORT_PHONE.match(text, start)) and (
        _CALL.search(text, max(0, start - 24), start) or _other_phone(page, start)
    ):
        return page.other(start, match.end(), "phone")
    return 0


def _other_phone(page: Page, start: int) -> bool:
    """Whether a phone was named just before: call 999 in an emergency or 101."""
    if not page.others or page.others[-1].reason != "phone":
        return False
    return bool(_OR_PHONE.fullmatch(page.plain, page.others[-1].end, start))
