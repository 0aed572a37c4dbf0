"""A capitalised noun at the head of a sentence that names by its number: Compartment 14 was spared, Local 1199 will meet, Ordinance 12 of 1999."""

from __future__ import annotations

import re

from assistant.figures.find.english.classes import describes, is_clause
from assistant.figures.find.english.label_nouns import is_listed, is_noun
from assistant.figures.find.english.units import unit_after
from assistant.figures.find.page import Page
from assistant.figures.lexicon import words

# Compartment 14 was spared: at the head of a sentence a name shows by the verb after its number.
_HEAD_BEFORE = re.compile(r"(?:^|[.!?:] |\n|[\"'“‘(])([A-Z][a-z]{2,}[a-rt-z]) $")
_IS_ONE = re.compile(r"[0-9]{1,5}[A-Za-z]? (?:is|was|has|does)\b")  # Find 1187 is from a pit
_HEAD_AFTER = re.compile(
    r"[0-9]{1,4}(?:\.[0-9]{1,3})?[A-Za-z]? ([a-z]+)(?: (?:is|are|was|were|has|have|had)\b)?"
)
_SPOKEN_OF = re.compile(
    r"([0-9]{1,5})[a-z]?(?:, (?:which|whose|where)\b| (?:will|would|could|can|may|must|shall|should)\b| (on|at|near|under|beside|behind|opposite|above|below|for|by|with) (?:the|our|its|this|[a-z]+)\b(?! [0-9]))"
)
OF_THAT_YEAR = re.compile(r"[0-9]{1,4} of (?:19|20)[0-9]{2}(?![0-9%]|[.,][0-9]| [a-z]+s\b)")
POINT_ZERO = re.compile(r"[0-9]{1,2}\.0(?![0-9%]|[ ]?(?:%|per ?cent|million|billion|points?\b))")
NAMED = re.compile(
    r"[0-9]{1,4}(?![0-9,.]{0,24}[0-9%]|[ ]?(?:%|per ?cent|million|billion|[a-z]+ (?:of|were|was|are|is)\b))(?![0-9A-Za-z/])"
)
_ARE = re.compile(r"[0-9]+ (?:are|were|have)\b")
_IS = ("is", "was", "has", "does")
NO_NAME = frozenset(
    "January February March April May June July August September October November December About Around Some Nearly Over Under"
    " Almost Only Between Of In By At From Until Since The And All Another Every Monday Tuesday Wednesday Thursday Friday"
    " Saturday Sunday Total Than To For With Approximately Roughly Just Up Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Rmb Usd".split()
)


def heads_a_sentence(page: Page, start: int) -> bool:
    """Whether the number belongs to the capitalised noun that a sentence begins with: Apollo 11 landed."""
    head = _HEAD_BEFORE.search(page.plain, max(0, start - 24), start)
    if head is None or head[1] in NO_NAME:
        return False
    if OF_THAT_YEAR.match(page.plain, start):
        return True  # Ordinance 12 of 1999
    if head[1].lower() in words("english_classes", "describing") and _ARE.match(page.plain, start):
        return False  # Altogether 41 were sold
    if _is_spoken_of(page, start, head[1].lower()):
        return True
    if not describes(head[1].lower()):
        return head[1].lower() not in words("english", "small-word") and bool(
            _IS_ONE.match(page.plain, start)
        )
    if POINT_ZERO.match(page.plain, start):
        return True
    if head[1].lower() in words("english", "modifier"):
        return False
    digits = NAMED.match(page.plain, start)
    return acts(page, start) or (digits is not None and is_clause(page, digits.end()))


def _is_spoken_of(page: Page, start: int, noun: str) -> bool:
    """Whether what follows the number speaks of one thing: Local 1199 will meet, Choice 2 on the sheet, Kart 9, which failed."""
    after = _SPOKEN_OF.match(page.lower, start)
    if after is None or after[1] == "1":
        return False
    return (
        is_listed(noun)
        if after[2]
        else is_noun(noun, noun) and noun not in words("english_classes", "base-verb")
    )


def acts(page: Page, start: int) -> bool:
    """Whether a verb follows the number, as after a name: Compartment 14 was spared, Apollo 13 data were reused."""
    after = _HEAD_AFTER.match(page.plain, start)
    if after is None:
        return False
    word = after[1]
    if after.end() > after.end(1):
        return word in _IS or not unit_after(page, after.start(1) - 1).name
    if word in words("english", "modifier") or (word.endswith("s") and word not in _IS):
        return False
    return word in words("english", "verb") or word.endswith("ed")
