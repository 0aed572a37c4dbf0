"""Which statements stand together: at the point that speaks of them, or in a sentence of one period."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.brief.nearness import NEAR, nearness
from assistant.facts.sheet import FactSheet
from assistant.writers.composer.statements import Statement, period_of


def attach(
    points: Sequence[str], stated: Sequence[Statement], sheet: FactSheet, most: int
) -> list[list[Statement]]:
    """For each point the statements that speak of the same thing, every one at its nearest point."""
    groups: list[list[Statement]] = [[] for _ in points]
    for statement in stated:
        fact = sheet.resolve(statement.head).fact
        if fact is None or not points:
            continue
        scores = [nearness(fact.name, point) for point in points]
        best = max(range(len(points)), key=lambda i: scores[i])
        if scores[best] > NEAR and sum(s.weight for s in groups[best]) < most:
            groups[best].append(statement)
    return groups


def sentencefuls(stated: Sequence[Statement], sheet: FactSheet, most: int) -> list[list[Statement]]:
    """Sentences' worth of statements: those of one period together, each as the outline has them.

    What names no period is told with those of the period that most have: it is the one the text is about. Of `most`
    clauses at the most, and about as many in each of a period's sentences; what a whole is made of ends one.
    """
    named = [period for s in stated if (period := period_of(s.head, sheet))]
    usual = max(dict.fromkeys(named), key=named.count, default="")
    periods: dict[str, list[Statement]] = {}
    for statement in stated:
        periods.setdefault(period_of(statement.head, sheet) or usual, []).append(statement)
    return [sentence for group in periods.values() for sentence in _sentences(group, sheet, most)]


def _sentences(group: Sequence[Statement], sheet: FactSheet, most: int) -> list[list[Statement]]:
    total = sum(statement.weight for statement in group)
    even = -(-total // -(-total // most)) if total else most
    told: list[list[Statement]] = []
    full = even
    for statement in group:
        fits = full < even and full + statement.weight <= most
        # A rate stands where its counts stand.
        if not fits and not (full <= most and told and _rests(statement, told[-1][-1], sheet)):
            told.append([])
            full = 0
        told[-1].append(statement)
        full = most + 1 if statement.parts else full + statement.weight
    return told


def _rests(statement: Statement, before: Statement, sheet: FactSheet) -> bool:
    """Whether a statement is worked out of the one before it."""
    resolved = sheet.resolve(statement.head)
    return resolved.derived and before.head in resolved.facts
