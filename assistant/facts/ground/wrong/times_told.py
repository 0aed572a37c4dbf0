"""The words about the time of one end of a change: a time of the sheet, the year before, or something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.words.lexicon import english, pattern
from assistant.facts.ground.words.tokens import tokens_of
from assistant.figures import find_figures

_PLAIN = re.compile(
    r"\b(?:in|at|by|for|on|during|of|the|end|close|year|financial|fiscal|calendar|quarter|month|per|an?|same)\b"
    r"|[的年末底在为是全月（）(\s)]"
)
_LEAST_WORD = 2
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Told:
    """The `dates` that are said (as ISO values), whether the year `before` is, and whether the words say nothing else
    (`only`) but units and labels."""

    dates: tuple[str, ...]
    before: bool
    only: bool

    @property
    def said(self) -> bool:
        """Whether any time is said."""
        return bool(self.dates) or self.before

    def fits(self, claim: Claim) -> bool:
        """Whether the fact is of all the dates that are said."""
        return all(_is_of(claim, date) for date in self.dates)


def told_in(words: str, claims: Claims) -> Told:
    """What a few words say of a time."""
    figures = [f for f in find_figures(words, "en" if english(words) else "zh").figures if f.is_date]
    rest = words
    for figure in reversed(figures):
        rest = f"{rest[: figure.start]} {rest[figure.end :]}"
    previous = pattern("previous").search(rest) is not None
    rest = claims.names.sub(" ", pattern("previous").sub(" ", rest))
    rest = _PLAIN.sub(" ", pattern("filler").sub(" ", rest))
    left = {token for token, _ in tokens_of(rest) if len(token) >= _LEAST_WORD} | set(_HAN.findall(rest))
    known = set(claims.weights) | {token for unit in _units(claims) for token, _ in tokens_of(unit)}
    return Told(tuple(f.value for f in figures), previous, not left - known)


def _units(claims: Claims) -> set[str]:
    return {claim.resolved.unit for claim in claims.all if claim.resolved.unit}


def _is_of(claim: Claim, date: str) -> bool:
    if date[:4].isdigit() and claim.year is not None and date[:4] != str(claim.year):
        return any(own.startswith(date[:4]) and len(date) == len(own) == len("2025") for own in claim.dates)
    rest = date[4:] if date[:4].isdigit() else f"-{date.lstrip('-')}"
    months = {own[4:] for own in claim.dates if own[:4].isdigit() and len(own) > len("2025")}
    return not rest or any(own.startswith(rest) or rest.startswith(own) for own in months)


def only_earlier(one: Claim, other: Claim) -> bool:
    """Whether the first is of an earlier time than the second."""
    if one.year is None or other.year is None:
        return False
    return (one.year, sorted(one.dates)) < (other.year, sorted(other.dates))
