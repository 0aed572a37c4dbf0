"""Words that deny each other without sharing a letter: 48 failed, 92.5% passed."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from assistant.facts.match.lexicon import read_sections

_OPPOSITES = Path(__file__).parent / "data" / "opposites.txt"


def opposed(name: str, words: str) -> bool:
    """Whether a label tells of one side (Farms failing inspection) and the words of the other (passed)."""
    return any(other.search(words) and not own.search(words) for own, other in _sides_of(name))


def one_sided(name: str) -> bool:
    """Whether a label has a word that another denies."""
    return bool(_sides_of(name))


@lru_cache(maxsize=4096)
def _sides_of(name: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The words of the label's own side and those that deny it; none for most labels."""
    both = [*_pairs(), *((other, one) for one, other in _pairs())]
    return tuple((own, other) for own, other in both if own.search(name))


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    pairs = []
    for line in read_sections(_OPPOSITES).get("", []):
        middle = line.index("|")
        pairs.append((_any_of(line[:middle]), _any_of(line[middle + 1 :])))
    return tuple(pairs)


def _any_of(words: list[str]) -> re.Pattern[str]:
    one_of = (rf"(?<![a-z]){word.replace('~', ' ')}" if word.isascii() else re.escape(word) for word in words)
    return re.compile("|".join(one_of), re.IGNORECASE)
