"""What an English word may be after a number: a plural, a verb, a word that only describes."""

from __future__ import annotations

import re

from assistant.figures.find.page import Page
from assistant.figures.lexicon import words

_ACTS = re.compile(r" (?:[0-9£$€]|(?:the|its|their|our|no|about|only|more than|at least|up to)\b)")
_THIRD = re.compile(r" ([a-z]{2,}s)(?= [a-z0-9£$€])")
# After a plural rather than after a verb: falls were recorded, visits and calls, moves of stock.
_ACTED = re.compile(
    r" (?:is|are|was|were|has|have|had|will|would|could|can|may|must|and|or|of|per|did|do|who|which|that|[a-z]+ed)\b"
)


def is_plural(word: str) -> bool:
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "'s", "us", "is"))
        and word not in words("english", "stop")
    )


def is_verb(word: str, text: str, end: int) -> bool:
    """Whether a word that may be a plural is rather the verb of a clause, as an object follows: holds 40 files."""
    return word in words("english", "verb") and bool(_ACTS.match(text, end))


def is_clause(page: Page, end: int) -> bool:
    """Whether a verb and no plural follows the number: rack 9 holds kits; but by week 6 buses ran."""
    follows = _THIRD.match(page.lower, end)
    if follows is None:
        return False
    word = follows[1]
    base = words("english_classes", "base-verb")
    if not (
        word in words("english", "verb") or word[:-1] in base or (word.endswith("es") and word[:-2] in base)
    ):
        return False
    return not _ACTED.match(page.lower, follows.end())


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
        or word.endswith(("ly", "'s"))
        or (word.endswith("ing") and word not in words("english", "modifier"))
    )
