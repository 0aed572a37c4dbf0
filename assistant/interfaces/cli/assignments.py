"""`--set id=value`: one fact of a sheet with a new value, written as people write it."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.errors import FactsError, InputError
from assistant.facts.model import Fact, make_fact
from assistant.facts.order import unknown_names
from assistant.facts.sheet import FactSheet
from assistant.language import Said

# What belongs to the old value and says nothing about the new one.
_OLD = ("value", "text", "formula", "approx")


def assigned(assignments: Iterable[str], facts: FactSheet) -> list[Fact]:
    """The facts of all assignments. Raises InputError for one without `=`, FactsError listing all unknown ids."""
    pairs = [_parted(assignment, facts) for assignment in assignments]
    unknown = [name for name, _ in pairs if name not in facts]
    if unknown:
        error = unknown_names(unknown, facts.ids)
        raise FactsError(error.bare.zh, error.bare.en, place="--set")
    return [_with_value(facts[name], value) for name, value in pairs]


def _parted(assignment: str, facts: FactSheet) -> tuple[str, str]:
    """Id and value. An id may hold a = itself: the longest one that the sheet knows is taken."""
    cuts = [at for at, char in enumerate(assignment) if char == "="]
    pairs = [(assignment[:at].strip(), assignment[at + 1 :].strip()) for at in cuts]
    if not pairs:
        expected = Said("编号=数值", "id=value")
        raise InputError("缺少等号", "there is no =", place="--set", found=assignment, expected=expected)
    return next((pair for pair in reversed(pairs) if pair[0] in facts), pairs[0])


def _with_value(fact: Fact, value: str) -> Fact:
    kept = {key: old for key, old in fact.as_written().items() if key not in _OLD}
    # A fact of words stays one; a gap without a unit takes words where no digit stands.
    words = fact.text or (
        fact.gap and not fact.unit and value and not any(char.isdecimal() for char in value)
    )
    if words and value:
        return make_fact({**kept, "text": value}, place=f"--set {fact.id}")
    return make_fact({**kept, "value": value}, place=f"--set {fact.id}")
