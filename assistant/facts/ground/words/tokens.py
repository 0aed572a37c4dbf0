"""The content of a piece of text as tokens: Chinese character pairs and characters, English stems."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from assistant.facts.ground.words.lexicon import one_wording

_RUN = re.compile(r"[㐀-鿿〇]+|[A-Za-z][A-Za-z'’]*")
_STOP = frozenset(
    "a an the of to in on at for from and or by with was were is are be been this that these those it its "
    "as than which who had has have number total amount count per year were".split()
)
_ENDINGS = (
    "isations",
    "isation",
    "izations",
    "ization",
    "ations",
    "ation",
    "ions",
    "ion",
    "ments",
    "ment",
    "ings",
    "ing",
    "ances",
    "ance",
    "ships",
    "ship",
    "ers",
    "ating",
    "ated",
    "ates",
    "ising",
    "ised",
    "ises",
    "izing",
    "ized",
    "izes",
    "ies",
    "ied",
    "ed",
    "er",
    "es",
    "ys",
    "s",
    "y",
    "e",
)
_LONG = (
    "ance",
    "ances",
    "ion",
    "ions",
    "ship",
    "ships",
    "ating",
    "ated",
    "ates",
    "ising",
    "ised",
    "ises",
    "izing",
    "ized",
    "izes",
)  # of long words only: completion, and no station
_ROOT = 8  # letters from which two English words are of one root: concessions, concessionary
_LOOSE = 0.5
_LETTER = 0.3  # what one character alone tells, against one for a pair


@lru_cache(maxsize=8192)
def tokens_of(text: str, loose: bool = False) -> tuple[tuple[str, float], ...]:
    """Each token with its own weight; synonyms are told in one wording first.

    `loose` adds pairs with one or two characters between them, at half weight: a label may shorten
    what the text spells out (经责 for 经济责任).
    """
    found: dict[str, float] = {}
    for match in _RUN.finditer(one_wording(text.lower())):
        run = match[0]
        if run[0].isascii():
            word = run.lower()
            if word not in _STOP:
                found[_stem(word)[:_ROOT]] = 1.0
            continue
        for first, second in pairwise(run):
            found[first + second] = 1.0
        for gap in (2, 3) if loose else ():
            for first, second in zip(run, run[gap:], strict=False):
                found.setdefault(first + second, _LOOSE)
        for char in run:
            found.setdefault(char, _LETTER)
    return tuple(found.items())


def _stem(word: str) -> str:
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS if not word.endswith("ss") else ():  # class is the one of classes
        if word.endswith(ending) and len(word) - len(ending) >= (5 if ending in _LONG else 3):
            return _stem(word[: -len(ending)]) if ending.startswith("ship") else word[: -len(ending)]
    return word
