"""The words around figures that the binding listens to; all of them are data."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from assistant.facts.match.lexicon import read_sections, words_of

_HAN = re.compile("[\u4e00-\u9fff]")
_WORDS = Path(__file__).parent / "data" / "words.txt"
_SYNONYMS = Path(__file__).parent / "data" / "synonyms.txt"


@cache
def pattern(section: str) -> re.Pattern[str]:
    """The words of one section as a search, longest first; English words only as whole words."""
    return re.compile("|".join(_alternative(word) for word in words_of(_WORDS, section)), re.IGNORECASE)


def _alternative(word: str) -> str:
    plain = re.escape(word.replace("~", " "))
    return (
        rf"(?<![a-z-]){plain}(?![a-z])" if word.isascii() else plain
    )  # take-up is no up; 全县GDP: 县 is a letter to \b


def says(section: str, text: str) -> bool:
    """Whether any word of the section stands in the text."""
    return pattern(section).search(text) is not None


def english(text: str) -> bool:
    """Whether no Chinese character stands in the text; £ and – are English too."""
    return _HAN.search(text) is None


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    heads: dict[str, str] = {}
    for line in read_sections(_SYNONYMS).get("", []):
        for word in line[1:]:
            heads.setdefault(word.replace("~", " "), line[0].replace("~", " "))
    longest = sorted(heads, key=len, reverse=True)
    return re.compile("|".join(_alternative(word) for word in longest)), heads


def one_wording(text: str) -> str:
    """The text with every synonym put into the words of its group's head."""
    search, heads = _synonyms()
    return search.sub(lambda found: heads[found[0]], text)
