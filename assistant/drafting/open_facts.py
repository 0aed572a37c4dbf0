"""Facts that the outline leaves open: which they are, where each may go, and where the rule puts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.brief import Brief
from assistant.brief.nearness import NEAR, nearness
from assistant.drafting.steps import bare
from assistant.facts.formulas import names_of
from assistant.figures.slots import find_slots
from assistant.outline.model import Placed
from assistant.report.table import facts_in_tables
from assistant.writers.writer import Unplaced

# Two sections whose words are as near as this are one as good as the other.
_CLOSE = 0.2


def handed_down(brief: Brief) -> Iterator[tuple[Placed, Unplaced]]:
    """Facts of a section that has others beneath it and no text of its own: each goes to one of those beneath.

    The deepest parents come first, for what is handed to a section that has others beneath it goes further down.
    """
    placed = list(brief.outline.walk())
    for parent in reversed(placed):
        if not parent.section.sections or parent.section.points:
            continue
        beneath = [p for p in placed if p.id.startswith(f"{parent.id}.")]
        leaves = [p for p in beneath if not p.section.sections]
        stated = {expression for p in beneath for expression in p.section.facts}
        for expression in parent.section.facts:
            if expression not in stated:
                nearest = max(leaves, key=lambda p: near(brief, expression, p))
                yield parent, Unplaced(expression, tuple(p.id for p in leaves), nearest.id)


def unnamed(brief: Brief) -> Iterator[Unplaced]:
    """Facts that the outline does not name, and that serve no formula of it; sensitive ones belong nowhere.

    What only stands beside another fact, as 检查企业（上年同期） beside 检查企业, is for comparing: it is not written unasked.
    """
    leaves = [p for p in brief.outline.walk() if not p.section.sections]
    named = _named(brief)
    for fact in brief.facts:
        if fact.id in named or (fact.id.endswith("）") and fact.id.partition("（")[0] in brief.facts):
            continue
        if brief.facts.resolve(fact.id).sensitive:
            yield Unplaced(fact.id, (), "")
            continue
        best = max(leaves, key=lambda p: near(brief, fact.id, p))
        fits = near(brief, fact.id, best) > NEAR or not named
        yield Unplaced(fact.id, tuple(p.id for p in leaves), best.id if fits else "")


def uncertain(brief: Brief) -> list[Unplaced]:
    """Open facts of which the rule is not sure: two sections are as near, or none is. They are worth asking about."""
    placed = {p.id: p for p in brief.outline.walk()}
    every = [*(one for _, one in handed_down(brief)), *unnamed(brief)]
    return [
        one
        for one in every
        if len(one.choices) > 1
        and not brief.facts.resolve(one.fact).sensitive
        and _unsure(brief, one.fact, [placed[choice] for choice in one.choices])
    ]


def near(brief: Brief, expression: str, placed: Placed) -> float:
    """How near a fact's name is to the words of a section: 0 to 1."""
    fact = brief.facts.resolve(expression).fact
    words = " ".join([placed.section.heading, *placed.section.points, *placed.section.asks])
    return nearness(fact.name if fact else expression, words)


def _unsure(brief: Brief, expression: str, choices: Sequence[Placed]) -> bool:
    *_, second, best = sorted(near(brief, expression, placed) for placed in choices)
    return best <= NEAR or best - second < _CLOSE


def _named(brief: Brief) -> set[str]:
    """Every id that the outline states, by its own name or as the formula that it is, or that a formula rests on."""
    expressions = [e for _, passage in brief.passages() for e in passage.facts]
    expressions += [
        s.expression for _, passage in brief.passages() for p in passage.points for s in find_slots(p)
    ]
    named = {name for e in expressions for name in (e, *brief.facts.resolve(e).facts)}
    named |= facts_in_tables(brief)
    stated = {bare(expression) for expression in expressions}
    for fact in brief.facts:
        if fact.formula:
            if bare(fact.formula) in stated:
                named.add(fact.id)
            named.update(names_of(brief.facts.parse(fact.formula)))
    return named
