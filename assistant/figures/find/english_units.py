"""What a number counts in English: a known unit, or the plural noun that follows (12 small schools)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from assistant.figures.find.page import Page
from assistant.figures.lexicon import Words, english_units, words
from assistant.figures.model import Kind

_PER_MILLE = re.compile(r" per (?:thousand|mille)\b")
_ARTICLE = re.compile(r" an? ")
_PART_OF = re.compile(r" of (?:a|one) (percentage point|point)\b")
_CLOSE = ("s", "p", "h")
_DECIMAL = re.compile(r"[0-9]\.[0-9]+s$")
_WORD = re.compile(r"([ -]?)([a-z][a-z'-]*)")


class EnglishUnit(NamedTuple):
    """The unit after a number: where it ends, canonical name, kind."""

    end: int
    name: str
    kind: Kind


@cache
def _unit_words() -> Words:
    return Words(english_units())


def unit_after(page: Page, end: int) -> EnglishUnit:
    """The unit after the number: a known one, else the plural noun that follows it."""
    text = page.lower
    if text.startswith("+ ", end):
        end += 1
    if text.startswith("-", end) and (unit := _joined(text, end + 1)):
        return unit
    place = end + 1 if text[end : end + 1] in (" ", "-", "\u00a0") and end < len(text) else end
    word = _unit_words().at(text, place)
    if word in ("g", "m", "t", "x") and page.plain[place].isupper():
        word = ""
    if place == end and text[end : end + 1] in _CLOSE and (unit := _attached(page, end)):
        return unit
    if (
        word
        and (word == "°" or not text[place + len(word) : place + len(word) + 1].isalnum())
        and not (place > end and text[end] == "-" and len(word) < 2)
    ):
        name, kind = english_units()[word]
        return _per(text, EnglishUnit(place + len(word), name, kind))
    if match := _PER_MILLE.match(text, end):
        return EnglishUnit(match.end(), "‰", "percent")
    if match := _PART_OF.match(text, end):
        name, kind = english_units()[match[1]]
        return EnglishUnit(match.end(), name, kind)
    return _noun(text, end) or EnglishUnit(end, "", "count")


def _attached(page: Page, end: int) -> EnglishUnit | None:
    """A letter glued to its number: 41p are pence, 1.4s seconds (and the 40s are none), 3h hours."""
    lower = page.lower
    if lower[end + 1 : end + 2].isalnum() or page.plain[end].isupper():
        return None
    if lower[end] == "s":
        return (
            EnglishUnit(end + 1, "s", "measure") if _DECIMAL.search(lower, max(0, end - 6), end + 1) else None
        )
    return (
        EnglishUnit(end + 1, "pence", "money") if lower[end] == "p" else EnglishUnit(end + 1, "h", "measure")
    )


def _joined(text: str, place: int) -> EnglishUnit | None:
    """The counted noun that a hyphen joins to its number: a 340-room hotel, a ten-storey block."""
    word = words("english", "joined").at(text, place)
    stop = place + len(word)
    return EnglishUnit(stop, word, "count") if word and not text[stop : stop + 1].isalnum() else None


def single_noun(text: str, end: int) -> EnglishUnit:
    """What one of a row counts: one abstention, one serious injury; no name before a verb or a small word (one in June)."""
    stop = end
    for _ in range(3):
        match = _WORD.match(text, stop)
        if match is None or match[1] != " " or not describes(match[2]):
            break
        stop = match.end()
        if match[2] not in words("english", "modifier"):
            return EnglishUnit(stop, match[2], "count")
    return EnglishUnit(end, "", "count")


def half_unit(text: str, end: int) -> EnglishUnit | None:
    """The unit that half of is said: half an hour, half a point; None for half a village."""
    article = _ARTICLE.match(text, end)
    if article is None:
        return None
    word = _unit_words().at(text, article.end())
    stop = article.end() + len(word)
    if not word or text[stop : stop + 1].isalnum():
        return None
    name, kind = english_units()[word]
    return EnglishUnit(stop, name, kind) if kind != "count" or name == "point" else None


def _per(text: str, unit: EnglishUnit) -> EnglishUnit:
    """The unit with a second one after its slash: 310 g/kWh."""
    if text[unit.end : unit.end + 1] != "/":
        return unit
    word = _unit_words().at(text, unit.end + 1)
    end = unit.end + 1 + len(word)
    if not word or text[end : end + 1].isalnum():
        return unit
    kind: Kind = "money" if unit.kind == "money" else "measure"
    return EnglishUnit(end, f"{unit.name}/{english_units()[word][0]}", kind)


def _noun(text: str, end: int) -> EnglishUnit | None:
    """The counted noun after the number, over up to three words that only describe it (12 small schools)."""
    stop = end
    for _ in range(4):
        match = _WORD.match(text, stop)
        if match is None or match[1] != " ":
            return None
        word, stop = match[2], match.end()
        if _plural(word) or ((known := english_units().get(word)) and known[1] == "count"):
            return EnglishUnit(stop, word, "count")
        if not describes(word):
            return None
    return None


def _plural(word: str) -> bool:
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "'s", "ous", "sis", "ics"))
        and word not in words("english", "stop")
    )


def describes(word: str) -> bool:
    """Whether a word may stand between a number and what it counts: an adjective, or a noun used as one.

    Verbs and small words end the search (149 received grants); a participle describes only if it is listed.
    """
    if word in words("english", "modifier"):
        return True
    return not (
        word in words("english", "stop")
        or word in words("english", "small-word")
        or word in words("english", "verb")
        or word.endswith(("ly", "ing", "'s"))
    )
