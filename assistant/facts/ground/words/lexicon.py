"""The words around figures that the binding listens to; all of them are data."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from assistant.facts.match.lexicon import read_sections, words_of

_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_WORDS = Path(__file__).parent / "data" / "words.txt"
_SYNONYMS = Path(__file__).parent / "data" / "synonyms.txt"
_TURNS = frozenset(["rise", "fall", "strict-rise", "strict-fall", "growth", "difference"])


@cache
def pattern(section: str) -> re.Pattern[str]:
    """The words of one section as a search, longest first; English words only as whole words."""
    return re.compile(
        "|".join(part for part in (_chinese(section), _english(section)) if part), re.IGNORECASE
    )


@cache
def _pattern_for(section: str, script: str) -> re.Pattern[str]:
    """The words of a section that a text in one script can hold: a plain search costs a tenth of both together."""
    if script == "zh":
        return re.compile(_chinese(section) or r"(?!)")
    return re.compile(_english(section) or r"(?!)", re.IGNORECASE)


def _chinese(section: str) -> str:
    return "|".join(re.escape(word) for word in words_of(_WORDS, section) if not word.isascii())


def _english(section: str) -> str:
    """English words behind one guard; those of direction that a verb may take (set up) each behind its own."""
    words = [word for word in words_of(_WORDS, section) if word.isascii()]
    turns = [word for word in words if section in _TURNS and word in ("up", "down")]
    plain = "|".join(re.escape(word.replace("~", " ")) for word in words if word not in turns)
    behind = r"(?!-[a-z])" if section in _TURNS else ""
    whole = [rf"(?<![a-z-])(?:{plain})(?![a-z]){behind}"] if plain else []
    return "|".join([*whole, *map(_turn, turns)])


def _alternative(word: str) -> str:
    plain = re.escape(word.replace("~", " "))
    return (
        rf"(?<![a-z-]){plain}(?![a-z])" if word.isascii() else plain
    )  # take-up is no up; 全县GDP: 县 is a letter to \b


def _turn(word: str) -> str:
    """A word of direction: neither the drop of drop-in nor the up of set up, signed up."""
    verbs = words_of(_WORDS, "phrasal") if word in ("up", "down") else ()
    told = (verb.replace("~", " ") for verb in verbs if verb.endswith(f"~{word}"))
    return (
        _alternative(word)
        + "".join(rf"(?<!\b{verb})" for verb in told)
        + (r"(?!-[a-z])" if word.isascii() else "")
    )


def spelled(name: str) -> str:
    """A name as part of a search: an English one as a whole word, in capitals or not."""
    plain = re.escape(name)
    return rf"(?<![A-Za-z])(?i:{plain})(?![A-Za-z])" if name.isascii() else plain


def says(section: str, text: str) -> bool:
    """Whether any word of the section stands in the text."""
    if text.isascii():
        return _pattern_for(section, "en").search(text) is not None
    if _LATIN.search(text) is None:
        return _pattern_for(section, "zh").search(text) is not None
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
