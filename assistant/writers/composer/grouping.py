"""Which statements stand at which point: at the one that speaks of the same thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.brief.nearness import NEAR, grams, nearness
from assistant.facts.sheet import FactSheet
from assistant.writers.composer.periods import period_of
from assistant.writers.composer.statements import Statement

_ITS_OWN = 0.3
_IN_A_SERIES = 0.3  # where every fact should stand in an item, less is enough, if no other item says it


def attach(
    points: Sequence[str],
    stated: Sequence[Statement],
    sheet: FactSheet,
    most: int,
    whose: Callable[[str], str] = lambda expression: "",
    *,
    series: bool = False,
) -> list[list[Statement]]:
    """For each point the statements that speak of the same thing, every one at its nearest point.

    `whose` says the entity with which a fact is told: the points of 梧桐街道 and of 北闸街道 are not each other's.
    """
    groups: list[list[Statement]] = [[] for _ in points]
    for statement in stated:
        fact = sheet.resolve(statement.head).fact
        if fact is None or not points:
            continue
        label = whose(statement.head) + fact.name
        scores = [nearness(label, point) + _named(whose(statement.head), point) for point in points]
        best = max(range(len(points)), key=lambda i: scores[i])
        near = scores[best] > NEAR or (series and scores[best] > _IN_A_SERIES and _only(label, points, best))
        if near and _fits(statement, groups[best], sheet, most):
            groups[best].append(statement)
    return _with_their_wholes(groups, stated, sheet)


def _named(entity: str, point: str) -> float:
    """More than words by chance: the point names whose value it is."""
    return _ITS_OWN if entity and entity in point else 0.0


def _fits(statement: Statement, group: Sequence[Statement], sheet: FactSheet, most: int) -> bool:
    """Whether a statement has room in a point's sentence, and is of the time of what stands there."""
    if not group:
        return True
    period, first = period_of(statement.head, sheet), period_of(group[0].head, sheet)
    return sum(s.weight for s in group) < most and (period == first or not period)


def _with_their_wholes(
    groups: list[list[Statement]], stated: Sequence[Statement], sheet: FactSheet
) -> list[list[Statement]]:
    """The groups without what rests on a fact that no point speaks of: it is told where that one is, and not before."""
    while True:
        held = {statement.head for group in groups for statement in group}
        loose = {statement.head for statement in stated} - held
        kept = [[s for s in group if not _rested(s, sheet) & loose] for group in groups]
        if sum(map(len, kept)) == len(held):
            return kept
        groups = kept


def _rested(statement: Statement, sheet: FactSheet) -> set[str]:
    own = (statement.head, *statement.then)
    return {name for e in own for name in sheet.resolve(e).facts} - set(own)


def _only(label: str, points: Sequence[str], best: int) -> bool:
    """Whether no other point has any of the label's words."""
    return not any(grams(label) & grams(point) for i, point in enumerate(points) if i != best)
