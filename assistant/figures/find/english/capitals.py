"""Capitalised nouns and acronyms within a sentence that name by the number after them: at Station 7, SDG 6, TLS 1.1, ASTM D 4318."""

from __future__ import annotations

import re

from assistant.figures.find.english.heads import (
    NAMED,
    NO_NAME,
    OF_THAT_YEAR,
    POINT_ZERO,
    acts,
    heads_a_sentence,
)
from assistant.figures.find.english.label_nouns import is_listed
from assistant.figures.find.english.units import unit_after
from assistant.figures.find.page import Page
from assistant.figures.lexicon import english_units, signs, words

_NAME_BEFORE = re.compile(
    r"(?:[a-z,;0-9)]|\b[A-Z][a-z]+) ([A-Z][a-z]{2,})s? $|(?:^|[^A-Za-z.-])([A-Z][A-Z&]{1,5})s? $"
)
_ROW_GOES_ON = re.compile(r"[0-9.]+(?:,| and) [A-Z][A-Za-z]+ [0-9]")
_TWO_DOTS = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}(?![0-9.%])")
_VERSION = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{1,3})?(?![0-9%/]|[.,][0-9]| ?(?:%|(?:per ?cent|percent|million|billion|bn|m)\b))"
)
_LONG = re.compile(r"[0-9]{5,12}(?![0-9%]|[.,][0-9])")
_SLASHED = re.compile(r"[0-9]{1,5}(?:/[0-9]{1,5}){1,3}(?![0-9%/]|[.,][0-9])")
_UN_NUMBER = re.compile(r"[1-3][0-9]{3}(?![0-9%]|[.,][0-9]| [a-z]+s\b)")  # of dangerous goods
_IN_A_SERIES = re.compile(r"\b[A-Z]{2,6} [A-Z] $")  # ASTM D 4318, OJ L 119
_OF_A_SERIES = re.compile(r"[0-9]{1,5}(?![0-9%/]|[.,][0-9]| [a-z]+s\b)")
_OF_YEAR = re.compile(r"[0-9]{1,4}/(?:20)?[0-9]{2}(?![0-9%/]|[.,][0-9])")
_MIXED = re.compile(r"[\"'“‘(]?[A-Za-z]+(?:-?[a-z]+)?-?[A-Z][A-Za-z]*")
_GROUP_OF = re.compile(r"\b(?:Group|Gang|Council|Committee|Rule|Club|Band|Order|Class|League|Company) of $")
_PLACED = re.compile(r"\b(?:in|at|across|from|within|around|near|outside|for)(?: the)? $")
_LONGER = re.compile(r"(?:^| )((?:[A-Z][A-Za-z'’-]+ ){1,3})$")
_JOINED = re.compile(r"(?:[,;]|\b(?:and|while|but))(?: and| while| but)?(?: in| at| from| for)?(?: the)? $")
_OF_ALL = re.compile(r" of (?:the )?[0-9]")
_ROW_ENDS = re.compile(
    r"[0-9]+(?:\.[0-9]+)?(?=[,;:.)](?: |$)|$| (?:and|in|at|of|per|on|by|from|last|this|a|each|every|over|during)\b)"
)
_SENTENCE = re.compile(r"[.!?:](?: |$)|\n")
_ROW = 40
# SSIC 2020 codes: of an edition.
_OF_A_CODE = re.compile(
    r"(?:19|20)[0-9]{2} (?:codes?|classif[a-z]+|standards?|categor[a-z]+|groups?|divisions?|sections?|tables?|guidelines?|rules?|articles?|provisions?|regulations?|definitions?|edition|format|schema|nomenclature)\b"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")


def is_named(page: Page, start: int) -> bool:
    """Whether a capitalised noun within a sentence stands before the digits: at Station 7, Priority 1."""
    text = page.plain
    word = text[max(0, start - 24) : start - 1].rpartition(" ")[2].rpartition("\n")[2]
    if text[start - 1 : start] != " " or word.islower():
        return text.endswith(" of ", 0, start) and bool(_GROUP_OF.search(text, max(0, start - 16), start))
    before = _NAME_BEFORE.search(text, max(0, start - 24), start)
    if before is None:
        if _IN_A_SERIES.search(text, max(0, start - 10), start):
            return bool(_OF_A_SERIES.match(text, start))
        return _is_mixed(page, start, word) or heads_a_sentence(page, start)
    if before[1] in NO_NAME:
        return False
    if _YEAR.match(text, start):
        name = before[2] or before[1]
        if name.lower() in words("english_labels", "named-by-year"):
            return True
        return bool(before[2]) and len(name) > 2 and _is_acronym(name) and bool(_OF_A_CODE.match(text, start))
    if OF_THAT_YEAR.match(text, start):
        return True  # Notice to Mariners 17 of 2025
    if before[2]:
        return _acronym_names(page, start, before)
    if POINT_ZERO.match(text, start) or _names(page, start, before.start(1)):
        return True
    if _OF_YEAR.match(text, start):
        return True  # Notice to Mariners 12/25
    return bool(_TWO_DOTS.match(text, start)) and acts(page, start)


def _acronym_names(page: Page, start: int, before: re.Match[str]) -> bool:
    """Whether capitals name by the number: SDG 6, TLS 1.1, PO 450019276, MS 44/7; UK 12 counts."""
    text, acronym = page.plain, before[2].lower()
    if acronym in words("english_labels", "standard-acronym"):
        return True
    if acronym in words("english_labels", "version-acronym") and _VERSION.match(text, start):
        return True
    if acronym == "un" and _UN_NUMBER.match(text, start):
        return True
    if _LONG.match(text, start) and _is_acronym(before[2]):
        return True
    if _SLASHED.match(text, start) and acronym not in words("english_labels", "plain-acronym"):
        return True
    if not _is_acronym(before[2]) or (page.figures and _ROW_GOES_ON.match(text, start)):
        return False
    return _names(page, start, before.start(2)) or bool(POINT_ZERO.match(text, start))


def _is_mixed(page: Page, start: int, word: str) -> bool:
    """Whether the word before has a capital inside, as names have: iPhone 15, Wi-Fi 6, LinkedIn 20."""
    return (
        bool(_MIXED.fullmatch(word))
        and word.upper() not in signs()
        and _names(page, start, start - 1 - len(word))
    )


def _names(page: Page, start: int, name: int) -> bool:
    """Whether a short plain number after a name is part of it, and not what the name has in a row.

    What is counted in a place is none: In Northvale 14 schools closed.
    """
    if not (named := NAMED.match(page.plain, start)) or _shares_a_row(page, start, name):
        return False
    unit = unit_after(page, named.end())
    noun = page.lower[name : start - 1]
    if unit.kind != "count" or (_OF_ALL.match(page.plain, named.end()) and not is_listed(noun)):
        return False  # Snug 96 hours; on the Ellan 52 of 86 sites
    return not (_PLACED.search(page.lower, max(0, name - 12), name) and unit.name)


def _is_acronym(word: str) -> bool:
    """Whether capitals before a number name with it (SDG 6, PAS 2060) and are no currency, unit or place (UK 12)."""
    return (
        word not in signs()
        and word.lower() not in english_units()
        and word.lower() not in words("english_labels", "plain-acronym")
    )


def _shares_a_row(page: Page, start: int, name: int) -> bool:
    """Whether the number is what a name has, in a row of such: Northvale created 1,320 jobs and Corley 86."""
    text = page.plain
    if longer := _LONGER.search(text, max(0, name - 40), name):
        name = longer.start(1)  # and Ostley High 946
    joined = _JOINED.search(text, max(0, name - 8), name)
    if joined is None or not page.figures or not _ROW_ENDS.match(text, start):
        return False
    before = page.figures[-1]
    between = text[before.end : name]
    return not before.is_date and len(between) <= _ROW and not _SENTENCE.search(between)
