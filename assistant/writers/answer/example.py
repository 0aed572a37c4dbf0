"""Sentences that were copied from the worked example of the prompt."""

from __future__ import annotations

import difflib
import re
from functools import cache

from assistant.brief import Brief
from assistant.figures.slots import find_slots, without_slots
from assistant.language import Language
from assistant.writers.answer.sentences import sentences
from assistant.writers.prompts.prompt import load_prompt

_LIKE = 0.85
_TELLING: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"图书馆|读者|借阅|借书|闭馆|书架|故事会"),
    "en": re.compile(r"\b(?:librar(?:y|ies)|readers?|loans|bookshel(?:f|ves)|story hours)\b", re.I),
}
_LETTERS = re.compile(r"[^\w]|_")


def without_example(text: str, brief: Brief) -> str:
    """The text without sentences of the example, and without any that holds one of its slots.

    What the brief says itself is no copy: a report on a library keeps its sentences.
    """
    copied, slots = _example(brief.language)
    own = _letters(
        " ".join(point for _, passage in brief.passages() for point in (*passage.points, *passage.phrases))
    )
    kept = []
    for line in text.split("\n"):
        pieces = [p for p in sentences(line) if not _copied(p, copied, slots, own, brief)]
        kept.append("".join(pieces).strip())
    return "\n".join(line for line in kept if line)


def _copied(sentence: str, copied: tuple[str, ...], slots: frozenset[str], own: str, brief: Brief) -> bool:
    if any(
        found.expression in slots and found.expression not in brief.facts for found in find_slots(sentence)
    ):
        return True
    letters = _letters(without_slots(sentence))
    if len(letters) < 8 or letters in own:
        return False
    return any(
        letters in example or difflib.SequenceMatcher(None, letters, example, autojunk=False).ratio() >= _LIKE
        for example in copied
        if abs(len(example) - len(letters)) <= 20 or letters in example
    )


@cache
def _example(language: Language) -> tuple[tuple[str, ...], frozenset[str]]:
    """The examples' sentences as they compare, and the ids of its slots."""
    text = " ".join(load_prompt(name, language).render() for name in ("example", "polished"))
    slots = frozenset(found.expression for found in find_slots(text))
    return tuple(_letters(without_slots(sentence)) for sentence in sentences(text)), slots


def _letters(words: str) -> str:
    return _LETTERS.sub("", words.lower())


def leaked(text: str, brief: Brief) -> list[tuple[int, int]]:
    """Where the text speaks of what only our examples speak of: a library, in a report on safety."""
    words = _TELLING[brief.language]
    said = [brief.title, brief.author, *(fact.name for fact in brief.facts), *(f.text for f in brief.facts)]
    for placed in brief.outline.walk():
        said.append(placed.section.heading)
    said += [words for _, passage in brief.passages() for words in (*passage.points, *passage.phrases)]
    own = "\n".join(said).lower()
    return [match.span() for match in words.finditer(text) if match[0].lower() not in own]
