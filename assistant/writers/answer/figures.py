"""Literal figures in an answer that state one of the task's facts."""

from __future__ import annotations

import re

from assistant.brief import Task
from assistant.figures.slots import find_slots, slot
from assistant.writers.prompts.literals import by_value, put_slots, stated

_COMMON = 4  # characters; fewer are found in any prose
_ECHO = re.compile(r"\s*[（(](?:即|共计?)?\s*(\[\[[^\]\n]{1,160}\]\])[^\S\n]*[）)]")


def with_figures_as_slots(text: str, task: Task) -> str:
    """The text with such literals as slots; a value in brackets behind its own slot is dropped.

    Points and phrases that stand in it word for word are the brief's own words and stay as they are.
    """
    keep = [*task.passage.phrases, *task.passage.points]
    text = _with_words_as_slots(text, task)
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


def _with_words_as_slots(text: str, task: Task) -> str:
    """The text with the words of facts that are words (县应急管理局, 2025年3月20日) as slots.

    Short ones are common words (优秀), and what the brief says itself is the brief's.
    """
    brief = task.brief
    said = [brief.title, brief.author, brief.recipient, *task.passage.points, *task.passage.phrases]
    said += [words for fact in brief.facts for words in (fact.label, fact.period, fact.entity)]
    every = "\n".join(said)
    for fact in sorted(brief.facts, key=lambda fact: -len(fact.text)):
        if len(fact.text) < _COMMON or fact.text not in text or fact.text in every:
            continue
        out, at = [], 0
        for found in find_slots(text):
            out += [text[at : found.start].replace(fact.text, slot(fact.id)), str(found)]
            at = found.end
        text = "".join([*out, text[at:].replace(fact.text, slot(fact.id))])
    return text
