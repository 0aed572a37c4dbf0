"""Literal figures in an answer that state one of the task's facts."""

from __future__ import annotations

import re

from assistant.brief import Task
from assistant.figures.slots import find_slots
from assistant.writers.prompts.literals import by_value, put_slots, stated

_ECHO = re.compile(r"\s*[（(](?:即|共计?)?\s*(\[\[[^\]\n]{1,160}\]\])[^\S\n]*[）)]")


def with_figures_as_slots(text: str, task: Task) -> str:
    """The text with such literals as slots; a value in brackets behind its own slot is dropped.

    Points and phrases that stand in it word for word are the brief's own words and stay as they are.
    """
    keep = [*task.passage.phrases, *task.passage.points]
    text = put_slots(text, by_value(stated(task.brief, task.facts), task.brief), task.brief, keep=keep)
    out, at = [], 0
    for found in find_slots(text):
        if found.start < at:
            continue
        out += [text[at : found.start], str(found)]
        at = found.end
        echo = _ECHO.match(text, at)
        if echo and echo[1] == str(found):
            at = echo.end()
        elif text.startswith(str(found), at):
            at += len(str(found))
    return "".join([*out, text[at:]])
