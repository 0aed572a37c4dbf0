"""A grammar (GBNF, as llama.cpp takes it) in which no digit can be written but inside a slot or the brief's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.brief import Task
from assistant.figures.slots import find_slots, slot

_DIGIT = re.compile(r"[0-9０-９]")
# A run of the brief's words around its digits: 2025年1—11月, 35岁以下.
_WITH_DIGITS = re.compile(r"[0-9０-９][0-9０-９.．,，—～\-年月日季度半%万亿个场次岁]*")
_FREE = r"[^0-9０-９\[\]]"


def grammar_of(task: Task) -> str:
    """Text of any characters but digits and brackets, the task's slots, and numbers that the brief itself says."""
    slots = list(dict.fromkeys(_slots(task)))
    words = list(dict.fromkeys(_words(task)))
    rules = [f"free ::= {_FREE}"]
    items = ["free"]
    for name, literals in (("slot", slots), ("said", words)):
        if literals:
            rules.append(f"{name} ::= {' | '.join(map(_literal, literals))}")
            items.append(name)
    return "\n".join([f"root ::= ({' | '.join(items)})+", *rules])


def _slots(task: Task) -> Iterator[str]:
    for expression in task.facts:
        yield slot(expression)
        yield slot(expression, "增减" if task.brief.language == "zh" else "change")
    for point in task.passage.points:
        for found in find_slots(point):
            yield str(found)


def _words(task: Task) -> Iterator[str]:
    periods = [task.brief.facts[name].period for name in task.facts if name in task.brief.facts]
    labels = [task.brief.facts[name].label for name in task.facts if name in task.brief.facts]
    for text in (*task.passage.points, *task.passage.phrases, *periods, *labels):
        bare = text
        for found in find_slots(text):
            bare = bare.replace(str(found), "")
        if _DIGIT.search(bare):
            yield from _WITH_DIGITS.findall(bare)


def _literal(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
