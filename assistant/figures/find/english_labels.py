"""Nouns that name by the number after them, told by grammar and not by a list: in cupboard 6, were severity 1, seats 11 and 12.

A thing that one can count has no article or adjective before it in the singular only where a number or a name
follows. What is a verb too (staff number 312) names after a preposition only; quantities (age 12) never do.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.figures.find.english_classes import is_clause
from assistant.figures.find.english_units import unit_after
from assistant.figures.find.page import Page
from assistant.figures.lexicon import english_units, words

_WORDS = re.compile(
    r"(?:(?<![A-Za-z'’-])([A-Za-z]+|[0-9]+)(['’]s)?([,;:.(]?) |(?:^|[\n(\"“‘]))([A-Za-z]{3,}) $"
)
_NUMBER = re.compile(
    r"[0-9]{1,5}(?:\.[0-9]{1,2}){0,2}[A-Za-z]?(?![0-9A-Za-z%/:]|,[0-9]{3}|\.[0-9]| ?(?:%|per ?cent|percent|percentage|basis|million|billion|thousand|hundred|dozen|times|or (?:more|so|less|fewer)|and (?:a half|over|above|under|below)|to [0-9]|[-–] ?[0-9]|per\b|out of|in (?:every )?[0-9])|-[a-z])"
)
_PAIR = re.compile(
    r"(?:, [0-9]{1,4}[A-Za-z]?)*,?(?: and | or | to |, | & |[-–])([0-9]{1,4})[A-Za-z]?(?![0-9A-Za-z%/]|[.,][0-9])"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9A-Za-z])")
_PREPOSITIONS = frozenset(
    "in on at from of for with by under per via into onto see through against after before until since between beside behind inside outside near".split()
)
_BE = frozenset("is are was were be been being as called".split())
_ENDINGS = ("ly", "ed", "ing", "ous", "ful", "less", "able", "ible", "est", "ness", "ism")
_AHEAD = re.compile(r"([a-z0-9]+)([,;:(]?) $")
_CONJUNCTIONS = ("and", "or", "but", "while", "whereas", "nor", "than")
_ACTS = re.compile(
    r"[0-9.]+[a-z]? (?:is|was|has|had|will|would|could|can|must|may|should|does|did|[a-z]{2,}ed)\b"
)
_ROW_ENDS = re.compile(r"[0-9.]*[0-9](?:[,;:)]|\.(?![0-9])|$| and\b)")
_REACH = 40


def is_label(page: Page, start: int) -> bool:
    """Whether the bare number at `start` belongs to the noun before it, which it names."""
    text = page.plain
    if text[start - 1 : start] != " " or not text[start - 2 : start - 1].isalpha():
        return False
    if page.lower[text.rfind(" ", max(0, start - 24), start - 1) + 1 : start - 1] in _never():
        return False  # most numbers: spares the patterns
    number = _NUMBER.match(text, start)
    found = _WORDS.search(text, max(0, start - _REACH), start) if number else None
    if number is None or found is None or _YEAR.match(text, start) or found[4][1:] != found[4][1:].lower():
        return False
    word = found[4].lower()
    many = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    single = _singular(word) if many else word
    if not _is_noun(word, single):
        return False
    unit = unit_after(page, number.end())
    if unit.kind != "count" or (unit.name and not is_clause(page, number.end())):
        return False
    if many and not _listed(page, start, number.end()):
        return False
    return _stands_bare(found, single, page, start)


def _is_noun(word: str, single: str) -> bool:
    """Whether the word may be a noun that names: no small word, quantity, unit or participle."""
    if single in _listed_nouns():
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
def _never() -> frozenset[str]:
    """Words that name nothing by the number after them."""
    small, others = _no_nouns()
    verbs = frozenset(words("english", "verb"))
    return (small | others | verbs) - _listed_nouns()


@cache
def _listed_nouns() -> frozenset[str]:
    """Nouns of the lists of reference, which name though they are verbs too: seat, plot, stage."""
    return frozenset(
        {*words("english_labels", "reference-loose"), *words("english_labels", "reference-capital")}
    )


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    short = word.endswith(("ches", "shes", "xes", "sses")) or word[:-2] in _listed_nouns()  # buses
    return word[:-2] if short else word[:-1]


def _listed(page: Page, start: int, end: int) -> bool:
    """Whether a plural names two or more numbers that rise and count nothing: seats 11, 12 and 13."""
    pair = _PAIR.match(page.plain, end)
    if pair is None or not page.plain[start:end].isdigit():
        return False
    unit = unit_after(page, pair.end())
    return int(page.plain[start:end]) < int(pair[1]) and not unit.name and unit.kind == "count"


def _stands_bare(found: re.Match[str], single: str, page: Page, start: int) -> bool:
    """Whether no article and no adjective stands before the noun, and it is no verb."""
    before, possessive, stop, noun = found.groups()
    verb = single in words("english_classes", "base-verb") and single not in _listed_nouns()
    if before is None and page.plain[found.start() : found.start() + 1] == "(":
        return not verb  # IAS 37 (notes 14 and 22)
    if before is None or (stop == "." and noun[0].isupper()):
        return not verb and single != noun.lower() and noun[0].isupper()  # Bays 2, 3 and 5 are closed
    if noun[0].isupper() or possessive or (before.isdigit() and not stop):
        return False
    before = before.lower()
    if stop:
        return not verb and not _in_a_row(page, start)
    if before in _PREPOSITIONS or before in _BE:
        return f"{before} {single}" not in words("english_labels", "adverbial")
    if before in _CONJUNCTIONS:
        return _follows_a_label(page, start, noun) or (not verb and bool(_ACTS.match(page.plain, start)))
    if verb:
        return False
    return _is_verb_form(before) or _compound(page, start, before, noun)


def _is_verb_form(word: str) -> bool:
    """Whether a word may be a verb: holds, contact, concerned."""
    base = words("english_classes", "base-verb")
    return word in words("english", "verb") or word.endswith("ed") or word in base or word[:-1] in base


def _compound(page: Page, start: int, before: str, noun: str) -> bool:
    """Whether two bare nouns make the label, after a preposition or at the head of a clause: from ball set 7."""
    if not _is_noun(before, before) or before.endswith("s"):
        return False
    ahead = _AHEAD.search(page.lower, max(0, start - 60), start - len(noun) - len(before) - 2)
    if ahead is None:
        return False
    return (
        bool(ahead[2])
        or ahead[1] in _PREPOSITIONS
        or ahead[1] in _BE
        or (ahead[1] in _CONJUNCTIONS and _follows_a_label(page, start, f"{before} {noun}"))
    )


def _follows_a_label(page: Page, start: int, noun: str) -> bool:
    """Whether a label ends right before and, or or the like: entrance 2 or lift 3."""
    if not page.others or page.others[-1].reason != "reference":
        return False
    return page.plain[page.others[-1].end : start - len(noun) - 1].strip(" ,") in _CONJUNCTIONS


def _in_a_row(page: Page, start: int) -> bool:
    """Whether a figure stands close before, in the same sentence, so that the noun may have the next: boys 12, girls 9."""
    if not page.figures or start - page.figures[-1].end > _REACH or not _ROW_ENDS.match(page.plain, start):
        return False
    return "." not in page.plain[page.figures[-1].end : start]
