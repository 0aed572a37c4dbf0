"""How near a label is to the words of a point or a heading: shared character pairs, or words in English."""

from __future__ import annotations

import re
from functools import lru_cache

NEAR = 0.5  # more than this counts as speaking of the same thing
_COUNTED = re.compile(r"(?:总数|数量|个数|家数|次数|人数|户数|件数|人次|场次|数|率|情况)\Z")
_WORD = re.compile(r"[a-z]{3,}|[㐀-鿿]+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def grams(text: str) -> frozenset[str]:
    """Pairs of neighbouring Han characters, and English words cut to their first six letters."""
    found: set[str] = set()
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            found.add(word.lower()[:6])
        elif len(word) == 1:
            found.add(word)
        else:
            found.update(word[i : i + 2] for i in range(len(word) - 1))
    return frozenset(found)


def nearness(label: str, words: str) -> float:
    """The share of the label's pairs that the words hold: 0 none, 1 all.

    What only says that it is counted (检查企业数) does not matter.
    """
    wanted = grams(_COUNTED.sub("", label) or label)
    return len(wanted & grams(words)) / len(wanted) if wanted else 0.0
