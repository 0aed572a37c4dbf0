"""Slots that say by another name what the section must state: a fact for its formula, a formula for its fact."""

from __future__ import annotations

from assistant.brief import Brief, Task
from assistant.figures.slots import find_slots, slot


def with_asked_names(text: str, task: Task) -> str:
    """The text in which [[整改率]] is [[share(整改数, 隐患数)]] where that is asked for and nowhere else said, and the reverse.

    Both print one value; only the name that is asked for counts as stated, and the composer would say it once more.
    """
    there = {_bare(found.expression) for found in find_slots(text)}
    wanted = {_sense(task.brief, e): e for e in task.facts if _bare(e) not in there}
    asked = {_bare(e) for e in task.facts}
    for found in reversed(list(find_slots(text))):
        other = wanted.get(_sense(task.brief, found.expression))
        if other and _bare(found.expression) not in asked:
            text = text[: found.start] + slot(other, found.form) + text[found.end :]
    return text


def _sense(brief: Brief, expression: str) -> str:
    """What an expression comes to: a fact's formula, where it has one."""
    formula = brief.facts[expression].formula if expression in brief.facts else ""
    return _bare(formula or expression)


def _bare(expression: str) -> str:
    return "".join(expression.split())
