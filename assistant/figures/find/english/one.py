"""When English one counts: in a row of figures and after at least, not of who speaks or for a noun before it."""

from __future__ import annotations

import re

from assistant.figures.find.english.nouns import EnglishUnit, single_noun
from assistant.figures.find.page import Page
from assistant.figures.lexicon import words

_AT_LEAST = re.compile(r"\b(?:at least|at most|no more than|no fewer than|more than|fewer than) $")
_ROW = 24
# One skipper told us: who speaks is not counted.
_SAID = re.compile(
    r" (?:told|said|says|wrote|writes|noted|recalled|explained|added|asked|commented|put it|described|felt|thought|remarked|reported)\b"
)
_OLD_ONE = re.compile(r"\b(?:the|an?|its|their|this|that) (?:[a-z-]+ ){0,2}([a-z0-9-]+)(?<!ed) $")
_ENDS = re.compile(r"[,.;:)]|$")
_INFINITIVE = re.compile(r"\bto [a-z]+ $")
_A_NEW = re.compile(r"\ban? [a-z-]+ $")
_LISTED = re.compile(r" [a-z]+|[,.;]")


def one_unit(page: Page, start: int, end: int) -> EnglishUnit | None:
    """What the one from `start` to `end` counts; None where it counts nothing."""
    if not (_listed(page, start) or _AT_LEAST.search(page.lower, max(0, start - 16), start)):
        return None
    if not _LISTED.match(page.plain, end):
        return None
    unit = single_noun(page.lower, end)
    if (
        not unit.name
        and _ENDS.match(page.plain, end)
        and _INFINITIVE.search(page.lower, max(0, start - 18), start)
    ):
        return None  # it takes six weeks to process one
    return None if _SAID.match(page.lower, unit.end) or _stands_for_a_noun(page, start, unit) else unit


def _stands_for_a_noun(page: Page, start: int, unit: EnglishUnit) -> bool:
    """Whether one stands for the noun before, after an adjective: replaced the old three-shift one at Plant 2."""
    if unit.name or page.plain[start - 1 : start] != " ":
        return False
    if _A_NEW.search(page.lower, max(0, start - 24), start):
        return True  # an advanced course and an intermediate one
    word = _OLD_ONE.search(page.lower, max(0, start - 36), start)
    return word is not None and (word[1] in words("english", "modifier") or "-" in word[1])


def _listed(page: Page, start: int) -> bool:
    """Whether a figure stands close before, in the same sentence: two in March, one in June."""
    if not page.figures:
        return False
    before = page.figures[-1].end
    return start - before <= _ROW and ". " not in page.plain[before:start]
