"""Legitimate variants of English sentences; none of them may be flagged."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from tests.grounding.planted.errors import figures
from tests.grounding.planted.sentences import Case, Part
from tests.grounding.planted.wording import EN, in_words, rounded, shown

_MILLION = Decimal(10) ** 6
_FRACTIONS = {"a quarter": "25", "a third": "33.3333", "two thirds": "66.6667", "three quarters": "75"}


def _is_count(part: Part) -> bool:
    return part.unit.isalpha() and part.unit.isascii()


def other_scale(case: Case, chance: Random) -> Case | None:
    """£12.4 million as £12,400,000, 312,000 visits as 0.312 million visits."""
    changes = []
    for i in figures(case, "figure", "derived"):
        part = case.parts[i]
        if part.value is None:
            continue
        if part.unit == EN.money:
            changes.append(
                (i, chance.choice((f"£{EN.number(part.value * _MILLION)}", f"£{shown(part.value)}m")))
            )
        elif _is_count(part) and part.value >= 100_000:
            changes.append((i, f"{shown(part.value / _MILLION)} million {part.unit}"))
    return case.change(*changes) if changes else None


def fewer_digits(case: Case, chance: Random) -> Case | None:
    """One place less, or millions with two places."""
    changes = []
    for i in figures(case):
        part = case.parts[i]
        if part.value is None:
            continue
        value, places = abs(part.value), len(shown(part.value).partition(".")[2])
        if _is_count(part) and value >= 200_000:
            changes.append((i, f"{shown(rounded(value / _MILLION, 2))} million {part.unit}"))
        elif places and value > 10 and part.role == "figure":
            changes.append((i, EN.figure(rounded(value, places - 1), part.unit)))
    return case.change(*changes) if changes else None


def hedged(case: Case, chance: Random) -> Case | None:
    """over, nearly, about before a round number on the right side."""
    changes = []
    for i in figures(case, "figure"):
        part = case.parts[i]
        if part.value is None or part.value < 100 or not _is_count(part):
            continue
        size = Decimal(1).scaleb(part.value.adjusted() - 1)
        below = part.value // size * size
        above = below + size
        if below == part.value:
            continue
        told = [f"{word} {EN.figure(below, part.unit)}" for word in ("over", "more than", "at least")]
        if part.value >= above * Decimal("0.92"):
            told += [f"{word} {EN.figure(above, part.unit)}" for word in ("nearly", "almost", "just under")]
        near = below if part.value - below < above - part.value else above
        told += [f"{word} {EN.figure(near, part.unit)}" for word in ("about", "around", "some")]
        changes.append((i, chance.choice(told)))
    return case.change(*changes) if changes else None


def percents_in_words(case: Case, chance: Random) -> Case | None:
    """Percents in words, as fractions, and with a hedge."""
    changes = []
    for i in figures(case):
        part = case.parts[i]
        if not part.text.endswith("%") or part.value is None:
            continue
        value = abs(part.value)
        near = [word for word, exact in _FRACTIONS.items() if abs(value - Decimal(exact)) < Decimal("0.5")]
        if near:
            changes.append((i, near[0]))
        elif part.role == "figure" and value > 90:
            changes.append(
                (i, chance.choice(("over 90%", "more than nine tenths", f"{shown(value)} per cent")))
            )
        elif value == value.to_integral() and value < 100:
            changes.append((i, f"{in_words(int(value))} per cent"))
        else:
            changes.append((i, f"{shown(value)} percent"))
    return case.change(*changes) if changes else None


def totalled(case: Case, chance: Random) -> Case | None:
    """inspected a total of 300 firms."""
    changes = []
    for i in figures(case, "figure"):
        if case.parts[i].key in "abcd" and chance.random() < 0.5 and "respectively" not in case.shape:
            changes.append(
                (i, f"{chance.choice(('a total of', 'as many as', 'altogether'))} {case.parts[i].text}")
            )
    return case.change(*changes) if changes else None


ENGLISH: dict[str, Callable[[Case, Random], Case | None]] = {
    "other scale": other_scale,
    "rounding": fewer_digits,
    "over, nearly, about": hedged,
    "fractions, per cent": percents_in_words,
    "a total of": totalled,
}
