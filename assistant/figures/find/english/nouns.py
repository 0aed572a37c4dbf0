"""The noun that an English number counts: 12 small schools, two Las Vegas hotels, 2,940 missed collections."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.figures.find.english.classes import describes, is_plural, is_verb
from assistant.figures.find.english.numbers import SMALL
from assistant.figures.find.page import Page
from assistant.figures.lexicon import english_units, words
from assistant.figures.model import Kind

_WORD = re.compile(r"([ -]?)([a-z][a-z'-]*)")
# After a noun that ends its phrase.
_ENDS = re.compile(r"[,;.)](?: |$)|$| (?:and|or|of|in|on|at|by|for|from|to|with|per)\b")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]&[A-Z]")
_UNCOUNTED = frozenset("km per head capita annum cent".split())
_MOST_WORDS = 5
# What makes the number after it an object, so that a participle after the number describes: of the 40 rejected bids.
_OBJECT = re.compile(
    r"\b(?:of|with|for|from|by|in|on|at|against|to|into|the|these|those|all|our|its|their|his|her|some|about|nearly|almost|over|recorded|received|handled"
    r"|reviewed|issued|reported|found|identified|logged|had|has|have|saw|see|were|was|are|is|including|involving|covering|made|repaired|replaced|closed|opened"
    r"|completed|approved|rejected|registered|counted|noted|cleared|resolved|processed|answered|returned|treated|inspected|checked|visited|supported|trained) $"
)


# With 3,410 employees, 618 of them abroad, and 1,077 issued patents.
_IN_A_LIST = re.compile(
    r"\b(?:with|including|of|comprising|against|from) [0-9][0-9,]* [a-z ]{3,30}(?:, [0-9][^.;]{0,40})?,? and $"
)


class EnglishUnit(NamedTuple):
    """The unit after a number: where it ends, canonical name, kind."""

    end: int
    name: str
    kind: Kind


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


def counted_noun(page: Page, end: int, *, taken: bool = False) -> EnglishUnit | None:
    """The counted noun after the number, over up to four words that only describe it (12 small schools).

    With `taken` a participle before a plural describes too, as the number itself is the object of a verb
    or preposition (recorded 2,940 missed collections).
    """
    text, stop, ly = page.lower, end, False
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, stop)
        if match is None or match[1] != " ":
            return None
        word, stop = match[2], match.end()
        if word in SMALL:
            return None  # feeder 23 tripped four times
        if word[-1] == "s" and is_verb(word, text, stop):
            return None  # shelf 9 holds 40 files
        if is_plural(word) or ((known := english_units().get(word)) and known[1] == "count"):
            return _further(page, match.start(2), word, stop) or EnglishUnit(stop, word, "count")
        if (
            stop == match.end()
            and text.startswith(" per ", stop)
            and describes(word)
            and word not in _UNCOUNTED
        ):
            return EnglishUnit(stop, word, "count")  # 60 parr per pool
        if not (
            describes(word)
            or page.plain[match.start(2) : stop].isupper()  # two IT officers
            or ((taken or ly or word.endswith("ing")) and _takes_a_plural(text, word, stop))
        ):
            return None
        ly = word.endswith("ly")
        stop = _past_initials(page, match.start(2), stop)
    return None


def _further(page: Page, start: int, word: str, end: int) -> EnglishUnit | None:
    """The noun that a plural only describes: 12 sales offices, 350 IRS agents, two Las Vegas hotels; None where it is the noun."""
    capital = page.plain[start].isupper() and page.lower[end : end + 1] == " "
    if not (word in words("english", "plural-modifier") or capital):
        return None
    match = _WORD.match(page.lower, end)
    if (
        match is None
        or match[1] != " "
        or (capital and page.plain[start:end].istitle() and not _goes_on(page, match))
    ):
        return None
    if capital or match[2] in words("english", "modifier"):
        return counted_noun(page, end)
    if is_plural(match[2]) and match[2] not in words("english", "verb"):
        return EnglishUnit(match.end(), match[2], "count")
    return _counted(match)


def _goes_on(page: Page, match: re.Match[str]) -> bool:
    """Whether the word after a capitalised plural may belong to its phrase: Las Vegas hotels, but not Trusts reported."""
    return (
        is_plural(match[2])
        or page.plain[match.start(2)].isupper()
        or match[2] in words("english", "modifier")
    )


def _counted(match: re.Match[str]) -> EnglishUnit | None:
    known = english_units().get(match[2])
    return EnglishUnit(match.end(), match[2], "count") if known and known[1] == "count" else None


def _past_initials(page: Page, start: int, stop: int) -> int:
    """Where a name with full stops ends (U.S., A.P.); `stop` for any other word."""
    match = _INITIALS.match(page.plain, start)
    return match.end() if match else stop


def _takes_a_plural(text: str, word: str, stop: int) -> bool:
    """Whether a participle stands right before a plural noun: missed collections, reading groups; not containing errors."""
    if word.endswith("ing"):
        if word in words("english", "taking"):
            return False
    elif not (word.endswith("ed") or word in words("english", "irregular-participle")):
        return False
    match = _WORD.match(text, stop)
    if match and match[1] == " " and match[2] in words("english", "modifier"):
        match = _WORD.match(text, match.end())
    return (
        match is not None
        and match[1] == " "
        and is_plural(match[2])
        and match[2] not in words("english", "verb")
    )


def object_noun(page: Page, start: int, end: int) -> EnglishUnit | None:
    """What a number counts that is the object of a preposition or a verb, over a participle; None for all others."""
    match = _WORD.match(page.lower, end)
    if match is None or match[2] in words("english", "small-word"):
        return None
    listed = page.lower.endswith("and ", 0, start) and _IN_A_LIST.search(
        page.lower, max(0, start - 90), start
    )
    if not (listed or _OBJECT.search(page.lower, max(0, start - 24), start)):
        return None
    return counted_noun(page, end, taken=True)
