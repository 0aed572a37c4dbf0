"""Fixed English phrases, found at the first number word in them: it takes two to tango, zero tolerance."""

from __future__ import annotations

import re
from functools import cache

from assistant.figures.find.english_numbers import BIG, ORDINALS, SMALL
from assistant.figures.find.page import Page
from assistant.figures.lexicon import words

_REASONS = ("plan-name", "function-word")
_NUMBER = re.compile(
    rf"[0-9]|\b(?:{'|'.join(sorted({*SMALL, *BIG, *ORDINALS}, key=len, reverse=True))}|half|twice|an?(?= (?:half|hundred|thousand|million|dozen)))"
)
_KEY = 3


@cache
def _phrases() -> dict[str, tuple[tuple[str, int, str], ...]]:
    """The beginning of the number word → phrase, its offset in the phrase, and the reason; the longest first."""
    table: dict[str, list[tuple[str, int, str]]] = {}
    for reason in _REASONS:
        for phrase in {*words("english", reason), *map(_in_digits, words("english", reason))}:
            if match := _NUMBER.search(phrase):
                key = phrase[match.start() : match.start() + _KEY]
                table.setdefault(key, []).append((phrase, match.start(), reason))
    return {key: tuple(sorted(found, key=lambda one: -len(one[0]))) for key, found in table.items()}


def _in_digits(phrase: str) -> str:
    """The compound with its number in digits: five-star is 5-star; another phrase as it is."""
    word, hyphen, rest = phrase.partition("-")
    return f"{SMALL[word]}-{rest}" if hyphen and word in SMALL else phrase


@cache
def _sizes() -> tuple[int, ...]:
    return tuple(sorted({len(key) for key in _phrases()}, reverse=True))


def read_fixed(page: Page, start: int) -> int:
    """The end of the fixed phrase whose first number word begins at `start`, recorded; 0 when there is none."""
    lower = page.lower
    for size in _sizes():
        for phrase, before, reason in _phrases().get(lower[start : start + size], ()):
            begin = start - before
            if begin < page.done or not lower.startswith(phrase, begin):
                continue
            end = begin + len(phrase)
            if not lower[end : end + 1].isalnum() and not (begin and lower[begin - 1].isalnum()):
                return page.other(begin, end, reason)
    return 0
