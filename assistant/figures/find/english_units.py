"""What a number counts in English: a known unit, or the plural noun that follows (12 small schools)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from assistant.figures.find.english_joined import joined_noun
from assistant.figures.find.page import Page
from assistant.figures.lexicon import Words, english_units, words
from assistant.figures.model import Kind

# After a noun that ends its phrase.
_ENDS = re.compile(r"[,;.)](?: |$)|$| (?:and|or|of|in|on|at|by|for|from|to|with|per)\b")
_PER_MILLE = re.compile(r" per (?:thousand|mille)\b")
_ARTICLE = re.compile(r" an? ")
_PART_OF = re.compile(r" of (?:a|one) (percentage point|point|per cent|percent)\b")
_CLOSE = ("s", "p", "h", "c")
_DECIMAL = re.compile(r"[0-9]\.[0-9]+[sc]$")
_WORD = re.compile(r"([ -]?)([a-z][a-z'-]*)")


# 300+ people, 40-odd votes: what blurs a number from inside.
INNER = re.compile(r"\+(?= )|-(odd|plus)(?= [a-z])")


_GLUED: dict[str, tuple[str, Kind]] = {"s": ("s", "measure"), "c": ("cents", "money")}


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
    bare = end
    if text[end : end + 1] in ("+", "-") and (inner := INNER.match(text, end)):
        end, bare = inner.end(), end if inner[1] else inner.end()
    if text.startswith("-", end) and (noun := joined_noun(text, end + 1)):
        return EnglishUnit(end + 1 + len(noun), noun, "count")
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
        unit = EnglishUnit(place + len(word), name, kind)
        return (_counted_by(text, unit) if kind == "count" else None) or _per(text, unit)
    if match := _PER_MILLE.match(text, end):
        return EnglishUnit(match.end(), "‰", "percent")
    if part := part_unit(text, end):
        return part
    return _noun(text, end) or EnglishUnit(bare, "", "count")


def _counted_by(text: str, unit: EnglishUnit) -> EnglishUnit | None:
    """The plural that a singular unit only describes: 12 police officers, 200 hospital beds; None for 12 staff."""
    match = None if unit.name.endswith("s") else _WORD.match(text, unit.end)
    if match is None or match[1] != " " or not _plural(match[2]) or match[2] in words("english", "verb"):
        return None
    return EnglishUnit(match.end(), match[2], "count")


def part_unit(text: str, end: int) -> EnglishUnit | None:
    """The unit that a part is of: two-tenths of a percentage point; None for a tenth of a village."""
    match = _PART_OF.match(text, end)
    return EnglishUnit(match.end(), *english_units()[match[1]]) if match else None


def _attached(page: Page, end: int) -> EnglishUnit | None:
    """A letter glued to its number: 41p are pence, 59.0c cents, 1.4s seconds (and the 40s are none), 3h hours."""
    lower = page.lower
    if lower[end + 1 : end + 2].isalnum() or page.plain[end].isupper():
        return None
    if lower[end] in "sc":
        if not _DECIMAL.search(lower, max(0, end - 6), end + 1):
            return None
        name, kind = _GLUED[lower[end]]
        return EnglishUnit(end + 1, name, kind)
    return (
        EnglishUnit(end + 1, "pence", "money") if lower[end] == "p" else EnglishUnit(end + 1, "h", "measure")
    )


def single_noun(text: str, end: int) -> EnglishUnit:
    """What one of a row counts: one abstention, one serious injury; no name before a verb or a small word (one in June)."""
    stop, found = end, EnglishUnit(end, "", "count")
    for _ in range(3):
        match = _WORD.match(text, stop)
        if match is None or match[1] != " " or not describes(match[2]):
            break
        stop, found = match.end(), EnglishUnit(match.end(), match[2], "count")
        if match[2] not in words("english", "modifier"):
            break
    return _head(text, found)


def _head(text: str, noun: EnglishUnit) -> EnglishUnit:
    """The noun that the one found only describes, where a clause or phrase ends after it: one quota law;."""
    match = _WORD.match(text, noun.end) if noun.name else None
    if match is None or match[1] != " " or match[2].endswith(("s", "ed")) or not describes(match[2]):
        return noun
    follows = _WORD.match(text, match.end())
    acts = follows is not None and follows[1] == " " and follows[2] in words("english", "verb")
    return EnglishUnit(match.end(), match[2], "count") if acts or _ENDS.match(text, match.end()) else noun


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
