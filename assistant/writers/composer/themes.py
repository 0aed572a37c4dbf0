"""Which statements stand in one sentence: those of one period and one theme."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.brief.nearness import grams
from assistant.facts.sheet import FactSheet
from assistant.writers.composer.periods import period_of
from assistant.writers.composer.statements import Statement
from assistant.writers.composer.wholes import same_unit

_SENTENCE = 0.25  # what another sentence costs, against what is torn apart
_UNEVEN = 0.5  # what a sentence of one clause costs, where four would do
_ROW, _ENDS = 0.3, 0.15  # labels that end in one noun, and say nothing else besides
_LONGEST = 12  # statements that a sentence is ever tried with
_TORN = 3.0  # a rate leaves its counts only where there is no other way


def sentencefuls(stated: Sequence[Statement], sheet: FactSheet, most: int) -> list[list[Statement]]:
    """Sentences' worth of statements: those of one period together, each as the outline has them.

    What names no period is told with those of the period that most have: it is the one the text is about. Of `most`
    clauses at the most where it can be, broken where the theme changes; what a whole is made of ends one.
    """
    named = [period for s in stated if (period := period_of(s.head, sheet))]
    usual = max(dict.fromkeys(named), key=named.count, default="")
    periods: dict[str, list[Statement]] = {}
    for statement in stated:
        periods.setdefault(period_of(statement.head, sheet) or usual, []).append(statement)
    return [sentence for group in periods.values() for sentence in _sentences(group, sheet, most)]


def _sentences(group: Sequence[Statement], sheet: FactSheet, most: int) -> list[list[Statement]]:
    """The cheapest way to cut a group into sentences, of all ways; the earliest cuts where two are as cheap."""
    kin = [_kinship(group[max(0, at - 3) : at], other, sheet) for at, other in enumerate(group)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(group) + 1):
        ways = []
        for start in range(max(0, end - _LONGEST), end):
            torn = kin[start] if start else 0.0
            cost = best[start][0] + torn + _cost(group[start:end], most)
            ways.append((round(cost, 6), start))
        best.append(min(ways))
    cuts = [len(group)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    cuts.reverse()
    return [list(group[a:b]) for a, b in pairwise(cuts)]


def _cost(sentence: Sequence[Statement], most: int) -> float:
    """What a sentence costs: it is one more, it is short, or it holds more than it should."""
    weight = sum(statement.weight for statement in sentence)
    over = max(0, weight - most) if len(sentence) > 1 else 0
    whole = sum(bool(statement.parts) for statement in sentence[:-1])
    short = max(0, most - weight) / most
    return _SENTENCE + _UNEVEN * short * short + 0.6 * over + 9.0 * (over > 1) + 9.0 * whole


def _kinship(before: Sequence[Statement], other: Statement, sheet: FactSheet) -> float:
    """How much is torn apart where a sentence ends before a statement: 0 nothing, 3 a rate and its counts."""
    if not before:
        return 0.0
    one = before[-1]
    here, there = sheet.resolve(one.head), sheet.resolve(other.head)
    if there.derived and {e for s in before for e in (s.head, *s.then)} & set(there.facts):
        return _TORN
    if here.fact is None or there.fact is None:
        return 0.0
    mine, theirs = grams(here.fact.entity + here.fact.name), grams(there.fact.entity + there.fact.name)
    shared = 2 * len(mine & theirs) / (len(mine) + len(theirs) or 1)
    ends = here.fact.name[-2:] == there.fact.name[-2:]
    row = _ROW if ends and one.plain and other.plain else _ENDS if ends else 0.0
    return shared + row + 0.1 * same_unit(one.head, other.head, sheet)
