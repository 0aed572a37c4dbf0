"""Which English words may be nouns that name by the number after them: cupboard and seat, but not age, staff or received."""

from __future__ import annotations

from functools import cache

from assistant.figures.lexicon import english_units, words

_ENDINGS = ("ly", "ed", "ing", "ous", "ful", "less", "able", "ible", "est", "ness", "ism")


def is_noun(word: str, single: str) -> bool:
    """Whether the word may be a noun that names: no small word, quantity, unit or participle."""
    if single in listed_nouns():
        return not _is_unit(single)
    return not (
        word.endswith(_ENDINGS)
        or _is_unit(single)
        or any(one in no for one in (word, single) for no in _no_nouns())
    )


def _is_unit(single: str) -> bool:
    """Whether the word is a measure, or a plural of its own (staff 12); a school or a patient may have a number."""
    known = english_units().get(single)
    return known is not None and (known[1] != "count" or f"{single}s" not in english_units())


@cache
def _no_nouns() -> tuple[frozenset[str], ...]:
    small = {*words("english", "small-word"), *words("english", "stop"), *words("english", "verb")}
    return frozenset(small), frozenset(
        {*words("english_classes", "quantity"), *words("english_classes", "describing")}
    )


@cache
def never() -> frozenset[str]:
    """Words that name nothing by the number after them."""
    small, others = _no_nouns()
    verbs = frozenset(words("english", "verb"))
    return (small | others | verbs) - listed_nouns()


@cache
def listed_nouns() -> frozenset[str]:
    """Nouns of the lists of reference, which name though they are verbs too: seat, plot, stage."""
    return frozenset(
        {*words("english_labels", "reference-loose"), *words("english_labels", "reference-capital")}
    )


def singular(word: str) -> str:
    """A plural without its ending: boxes, entries, seats."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    short = word.endswith(("ches", "shes", "xes", "sses")) or word[:-2] in listed_nouns()  # buses
    return word[:-2] if short else word[:-1]


def is_listed(word: str) -> bool:
    """Whether the lists of reference have the noun: sheet, station, section."""
    return word in listed_nouns() or word in words("english_labels", "reference")
