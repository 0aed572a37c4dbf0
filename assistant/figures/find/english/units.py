"""What a number counts in English: a known unit, or the plural noun that follows (12 small schools)."""

from __future__ import annotations

import re
from functools import cache

from assistant.figures.find.english.classes import is_plural
from assistant.figures.find.english.joined import joined_noun
from assistant.figures.find.english.nouns import EnglishUnit, counted_noun
from assistant.figures.find.page import Page
from assistant.figures.lexicon import Words, english_units, words
from assistant.figures.model import Kind

_PER_MILLE = re.compile(r" per (?:thousand|mille)\b")
_ARTICLE = re.compile(r" an? ")
_PART_OF = re.compile(r" of (?:an?|one) (percentage point|point|per cent|percent)\b")
# One-twentieth of a year is a share of it, a quarter of an hour a length of time.
_PART_OF_UNIT = re.compile(r" of (?:an?|one) (?!year|month|week|day|term|quarter)([a-z]+)(?![a-z-])")
_OF_WHAT = re.compile(r" of ((?:[a-z-]{1,24} ){0,2}[a-z-]{1,24})")
_CLOSE = ("s", "p", "h", "c")
_DECIMAL = re.compile(r"[0-9]\.[0-9]+[sc]$")
_WORD = re.compile(r"([ -]?)([a-z][a-z'-]*)")
_BY = re.compile(r"x ?[0-9]")  # a 3 x 5 grid


# 300+ people, 40-odd votes: what blurs a number from inside.
INNER = re.compile(r"\+(?= )|-(odd|plus)(?= [a-z])")


_SPANS = frozenset("year month quarter week day".split())
_BY_SPANS = re.compile(
    r"(?:year|month|quarter|week|day)[ -](?:on|over|to|after|by)[ -](?:year|month|quarter|week|day|date)\b"
)
_GLUED_CAPITALS = ("V", "W")  # 12V, 60W
_GLUED: dict[str, tuple[str, Kind]] = {"s": ("s", "measure"), "c": ("cents", "money")}


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
    if (
        page.plain[end : end + 1] in _GLUED_CAPITALS
        and not text[end + 1 : end + 2].isalnum()
        and end < len(text)
    ):
        return EnglishUnit(end + 1, page.plain[end], "measure")
    place = end + 1 if text[end : end + 1] in (" ", "-", "\u00a0") and end < len(text) else end
    word = _unit_words().at(text, place)
    if word in _SPANS and _BY_SPANS.match(text, place):
        return EnglishUnit(bare, "", "count")  # up $5.5 million year over year
    if word == "s" and place == end:
        word = ""
    if word in ("g", "m", "t", "x", "s") and (
        page.plain[place].isupper() or (word == "x" and _BY.match(text, place))
    ):
        word = ""
    if place == end and text[end : end + 1] in _CLOSE and (unit := _attached(page, end)):
        return unit
    if (
        word
        and (word == "°" or not text[place + len(word) : place + len(word) + 1].isalnum())
        and not (place > end and text[end] == "-" and len(word) < 2)
    ):
        name, kind = english_units()[word]
        if name == "GBP" and word == "pounds" and _weighs(text, place + len(word)):
            name, kind = "pounds", "measure"
        unit = EnglishUnit(place + len(word), name, kind)
        return (_counted_by(text, unit) if kind == "count" else None) or _per(text, unit)
    if match := _PER_MILLE.match(text, end):
        return EnglishUnit(match.end(), "‰", "percent")
    if part := part_unit(text, end):
        return part
    return counted_noun(page, end) or EnglishUnit(bare, "", "count")


def _counted_by(text: str, unit: EnglishUnit) -> EnglishUnit | None:
    """The plural that a singular unit only describes: 12 police officers, 200 hospital beds; None for 12 staff."""
    match = None if unit.name.endswith("s") else _WORD.match(text, unit.end)
    if match is None or match[1] != " " or not is_plural(match[2]) or match[2] in words("english", "verb"):
        return None
    return EnglishUnit(match.end(), match[2], "count")


def _weighs(text: str, end: int) -> bool:
    """Whether pounds are a weight, of a material: 1.9 million pounds of fresh produce."""
    match = _OF_WHAT.match(text, end)
    return match is not None and any(one in words("english_classes", "material") for one in match[1].split())


def part_unit(text: str, end: int) -> EnglishUnit | None:
    """The unit that a part is of: two-tenths of a percentage point; None for a tenth of a village."""
    if match := _PART_OF.match(text, end):
        return EnglishUnit(match.end(), *english_units()[match[1]])
    match = _PART_OF_UNIT.match(text, end)
    name, kind = english_units().get(match[1], ("", "count")) if match else ("", "count")
    return EnglishUnit(match.end(), name, kind) if match and kind == "measure" else None


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
