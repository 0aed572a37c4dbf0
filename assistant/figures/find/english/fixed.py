"""Fixed English phrases, found at the first number word in them: it takes two to tango, zero tolerance."""

from __future__ import annotations

import re
from functools import cache

from assistant.figures.find.english.numbers import BIG, ORDINALS, SMALL
from assistant.figures.find.page import Page
from assistant.figures.lexicon import words

_REASONS = ("plan-name", "function-word")
_NUMBER = re.compile(
    rf"[0-9]|\b(?:{'|'.join(sorted({*SMALL, *BIG, *ORDINALS}, key=len, reverse=True))}|half|twice|an?(?= (?:half|hundred|thousand|million|dozen)))"
)
_KEY = 6
_SHORT = range(_KEY - 1, 1, -1)


@cache
def _phrases() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[tuple[str, str], ...]]]:
    """The beginning of a phrase's number word → how long its rest may be, the longest first; and that rest → what
    stands before it, and the reason."""
    sizes: dict[str, set[int]] = {}
    rests: dict[str, list[tuple[str, str]]] = {}
    for reason in _REASONS:
        listed = words("english_phrases", reason)
        for phrase in {*listed, *map(_in_digits, listed)}:
            if match := _NUMBER.search(phrase):
                ahead, rest = phrase[: match.start()], phrase[match.start() :]
                if len(rest) >= _KEY:
                    sizes.setdefault(rest[:_KEY], set()).add(len(rest))
                rests.setdefault(rest, []).append((ahead, reason))
    ordered = {key: tuple(sorted(found, reverse=True)) for key, found in sizes.items()}
    return ordered, {
        rest: tuple(sorted(found, key=lambda one: -len(one[0]))) for rest, found in rests.items()
    }


def _in_digits(phrase: str) -> str:
    """The compound with its number in digits: five-star is 5-star; another phrase as it is."""
    word, hyphen, rest = phrase.partition("-")
    return f"{SMALL[word]}-{rest}" if hyphen and word in SMALL else phrase


@cache
def _heads() -> frozenset[str]:
    """The first three characters of the rests, two of those that have no more."""
    return frozenset(rest[:3] for rest in _phrases()[1])


def read_fixed(page: Page, start: int) -> int:
    """The end of the fixed phrase whose first number word begins at `start`, recorded; 0 when there is none."""
    lower, heads = page.lower, _heads()
    if lower[start : start + 3] not in heads and lower[start : start + 2] not in heads:
        return 0
    sizes, rests = _phrases()
    for size in (*sizes.get(lower[start : start + _KEY], ()), *_SHORT):
        for ahead, reason in rests.get(lower[start : start + size], ()):
            begin, end = start - len(ahead), start + size
            if begin < page.done or lower[end : end + 1].isalnum() or not lower.startswith(ahead, begin):
                continue
            if not (begin and lower[begin - 1].isalnum()):
                return page.other(begin, end, reason)
    return 0
