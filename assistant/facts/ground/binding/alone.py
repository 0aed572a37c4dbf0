"""Whether a label is told in full beside a figure, and nothing beside it that may name something else."""

from __future__ import annotations

import re

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.words.lexicon import english, one_wording, pattern
from assistant.facts.ground.words.tokens import tokens_of

_HAN = re.compile("[\u3400-\u9fff]")
_EMPTY = ("filler", "overall", "rise", "fall", "growth", "previous", "current", "not-noun", "plain")


def told_alone(one: Reading, meant: Claim, claims: Claims, owner: Claim | None = None) -> bool:
    """Whether the words right before and right behind are the label of `meant` and no other name.

    Words of the label of the `owner`, the fact whose value stands here, are no other name.
    """
    known = owner.name if owner is not None else ""
    return _english(one, meant, known, claims) if one.context.english else _chinese(one, meant, known, claims)


def _english(one: Reading, meant: Claim, known: str, claims: Claims) -> bool:
    label, said = words_of(meant.name) - words_of(known), beside(one)
    figure = words_of(one.place.figure.text)
    noun = words_of(one.place.figure.unit.split()[-1]) if one.place.figure.unit else set()
    if label & figure - noun and label <= said:
        return True  # 640 affordable homes
    head = words_of(meant.name.split()[-1])
    if not (label <= said or (head & said and _only_its(head, meant, claims))):
        return False
    left = words_of(_bare(f"{one.own_words} {one.context.behind}", claims))
    return not left - words_of(meant.name) - words_of(known)


def _chinese(one: Reading, meant: Claim, known: str, claims: Claims) -> bool:
    behind = one.context.behind
    near = one_wording(f"{one.own_words}{one.place.figure.text}{behind}")
    if any(char not in near for char in _han(_bare(one_wording(meant.spoken), claims))):
        return False
    around = one.own_words
    if not (behind.startswith(meant.name) and meant.name in known):
        around += behind  # but 41家托育机构, where 41 are 普惠托育机构
    told = one_wording(f"{meant.name}{known}")
    return not any(char not in told for char in _han(one_wording(_bare(around, claims))))


def _only_its(head: set[str], meant: Claim, claims: Claims) -> bool:
    """Whether no other label of the sheet has the noun that this one ends with."""
    return all(claims.all[i].name == meant.name for token in head for i in claims.postings.get(token, ()))


def _bare(words: str, claims: Claims) -> str:
    """The words without names and without all that names no indicator."""
    words = claims.names.sub(" ", words)
    for section in _EMPTY:
        words = pattern(section).sub(" ", words)
    return words


def _han(words: str) -> list[str]:
    return _HAN.findall(words) if not english(words) else []


def beside(one: Reading) -> set[str]:
    """The tokens right before the figure, in it and right behind it."""
    return words_of(one.own_words) | words_of(one.context.behind) | words_of(one.place.figure.text)


def words_of(text: str) -> set[str]:
    """The tokens of a text, single characters left out."""
    return {token for token, _ in tokens_of(text) if len(token) > 1}
