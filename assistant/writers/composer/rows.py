"""Things counted side by side, which stand in a row: 中小学校74所、幼儿园112所."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.facts.sheet import FactSheet
from assistant.figures import kind_of_unit
from assistant.writers.composer.followers import part_and_whole
from assistant.writers.composer.labels import spoken
from assistant.writers.composer.statements import Statement
from assistant.writers.composer.verbs import counts, is_act, is_verb


def in_a_row(one: Statement, other: Statement, facts: FactSheet) -> bool:
    """Whether two neighbours stand in a row: things counted alike, or amounts that end in one noun (农林水支出)."""
    counted = _counted(one, facts) and _counted(other, facts)
    return (counted and _alike(one, other, facts)) or _of_a_kind(one, other, facts)


def among(one: Statement, other: Statement, facts: FactSheet) -> bool:
    """Whether the second counts some of the first, because a fact is its share: 养老护理员386人，其中持证护理员297人."""
    whole, part = facts.resolve(one.head), facts.resolve(other.head)
    if whole.fact is None or part.fact is None or whole.unit != part.unit or one.parts:
        return False
    ends = whole.fact.name[-2:] == part.fact.name[-2:] and not is_act(part.fact.name)
    return ends and is_share(part.fact.id, whole.fact.id, facts)


def is_share(part: str, whole: str, facts: FactSheet) -> bool:
    """Whether a percent of the sheet is the first fact by the second."""
    named = (
        fact.formula for fact in facts if fact.unit == "%" and part in fact.formula and whole in fact.formula
    )
    return any(part_and_whole(facts.parse(formula)) == (part, whole) for formula in named)


def columns(group: Sequence[Statement], facts: FactSheet) -> int:
    """How many characters name whose it is, where the same is told of two or more in turn; 0 where it is not.

    岚河洪峰水位, 岚河超警戒水位, 桥河洪峰水位, 桥河超警戒水位: 2.
    """
    stems = [stem_of(statement, facts) if statement.plain else "" for statement in group]
    if len(group) < 4 or not all(stems):
        return 0
    for size in range(2, 7):
        told: dict[str, list[str]] = {}
        for stem in stems:
            told.setdefault(stem[:size], []).append(stem[size:])
        rests = list(told.values())
        in_turn = [stem for whose, own in told.items() for stem in (whose + rest for rest in own)] == stems
        if (
            len(told) > 1
            and len(rests[0]) > 1
            and all(r == rests[0] for r in rests)
            and in_turn
            and all(rests[0])
        ):
            return size
    return 0


def stem_of(statement: Statement, facts: FactSheet) -> str:
    """How the label of a statement is said; empty for a formula."""
    resolved = facts.resolve(statement.head)
    return spoken(resolved)[0] if resolved.fact else ""


def _counted(statement: Statement, facts: FactSheet) -> bool:
    resolved = facts.resolve(statement.head)
    if (
        not statement.plain
        or resolved.fact is None
        or resolved.text
        or kind_of_unit(resolved.unit) != "count"
    ):
        return False
    stem, linked, form = spoken(resolved)
    return not (
        linked or form or counts(stem) or is_act(stem) or is_verb(stem[-2:]) or stem.endswith(("的", "得"))
    )


def _alike(one: Statement, other: Statement, facts: FactSheet) -> bool:
    """Whether they are counted in one unit, or are the same counted in two: 来访214批次、843人次."""
    same = facts.resolve(one.head).unit == facts.resolve(other.head).unit
    return same or stem_of(one, facts) == stem_of(other, facts)


def _of_a_kind(one: Statement, other: Statement, facts: FactSheet) -> bool:
    mine, theirs = facts.resolve(one.head), facts.resolve(other.head)
    kinds = {kind_of_unit(mine.unit), kind_of_unit(theirs.unit)}
    plain = one.plain and other.plain and not mine.text and not theirs.text
    if not plain or len(kinds) > 1 or not kinds <= {"money", "measure"}:
        return False
    ours, others = stem_of(one, facts), stem_of(other, facts)
    return ours != others and ours[-2:] == others[-2:] and not counts(ours) and not counts(others)
