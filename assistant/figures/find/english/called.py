"""English numbers that something is called by, with the noun after them: the 101 line, the 100 Club, one person, one vote."""

from __future__ import annotations

import re

from assistant.figures.find.english.classes import describes, is_plural
from assistant.figures.find.page import Page
from assistant.figures.lexicon import english_units, words

# The 101 line answered: one thing in the singular after a number of more than one.
_THING = re.compile(
    r"(?!(?:19|20)[0-9]{2} )[0-9]{2,4} ([a-z]{3,})(?=[.;:)](?: |$)|$|, | (?:is|was|has|will|would|can|could|must|may|and|or|in|on|at|for|from|to|by|with|[a-z]{3,}ed)\b)"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2} (?!Club|Room|Bar|Group|Committee|Squad|Society)")
_FINITE = re.compile(r" (?:is|was|has|will|would|can|could|must|may|[a-z]{3,}ed)\b")
_CLUB = re.compile(
    r"[0-9]{2,4} (?:Club|Society|Group|Squad|Committee|Challenge|Fund|Lottery|Room|Bar|Café|Cafe|Gallery|Project|Campaign|Foundation|Trust|Festival|Prize|Award|Rally|Race|Run|Walk|Bus|Line|Series)\b(?! [a-z]+s\b)"
)
_ONE_EACH = re.compile(r"one [a-z]+, one [a-z]+(?!,? (?:and )?one\b|,? and)(?![a-z-])")
_STARTS = re.compile(
    r"(?:^|[.;:“\"'‘(—–] ?|\b(?:of|principle|rule|the|on|is|was|by|for|our|slogan|means?|a) )$"
)
_NO_THING = (
    "ed",
    "ing",
    "ly",
    "al",
    "ic",
    "ive",
    "able",
    "ible",
    "ous",
    "ful",
    "less",
    "er",
    "est",
    "ary",
    "ent",
    "ant",
    "ish",
)


def read_called(page: Page, start: int) -> int:
    """The end of the number after an article by which one thing is called, recorded; 0 when there is none."""
    if not page.lower.endswith("the ", 0, start):
        return 0
    match = _CLUB.match(page.plain, start)
    if match and not _YEAR.match(page.plain, start):
        return page.other(start, match.end(), "name")
    match = _THING.match(page.lower, start)
    if match is None:
        return 0
    thing = match[1]
    if (
        is_plural(thing)
        or thing.endswith(_NO_THING)
        or thing in english_units()
        or f"{thing}s" in english_units()
    ):
        return 0
    if (
        thing in words("english_classes", "describing")
        or thing in words("english", "modifier")
        or not describes(thing)
    ):
        return 0
    if thing in words("english_classes", "base-verb") and not _FINITE.match(page.lower, match.end()):
        return 0
    return page.other(start, match.end(1), "name")


def read_one_each(page: Page, start: int) -> int:
    """The end of a slogan like one person, one vote, recorded; 0 for one in a row of what was counted."""
    match = _ONE_EACH.match(page.lower, start)
    if match is None or not _STARTS.search(page.lower, max(0, start - 12), start):
        return 0
    return page.other(start, match.end(), "slogan")
