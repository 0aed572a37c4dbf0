"""Which facts stand together: at the point that speaks of them, or in a sentence of one period."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.brief.nearness import NEAR, nearness
from assistant.facts.sheet import FactSheet


def attach(points: Sequence[str], facts: Sequence[str], sheet: FactSheet, most: int) -> list[list[str]]:
    """For each point the facts that speak of the same thing, every fact at its nearest point."""
    groups: list[list[str]] = [[] for _ in points]
    for expression in facts:
        fact = sheet.resolve(expression).fact
        if fact is None or not points:
            continue
        scores = [nearness(fact.name, point) for point in points]
        best = max(range(len(points)), key=lambda i: scores[i])
        if scores[best] > NEAR and len(groups[best]) < most:
            groups[best].append(expression)
    return groups


def sentencefuls(expressions: Sequence[str], facts: FactSheet, most: int) -> list[list[str]]:
    """Sentences' worth of facts in the outline's order: a new one where the period changes, or after `most`."""
    groups: list[list[str]] = []
    period = ""
    for expression in expressions:
        fact = facts.resolve(expression).fact
        own = fact.period if fact else ""
        if not groups or (own and period and own != period) or len(groups[-1]) == most:
            groups.append([])
            period = ""
        groups[-1].append(expression)
        period = own or period
    return groups
