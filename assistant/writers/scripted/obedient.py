"""A plain text that does what its task requires: every phrase, point and slot, and no more."""

from __future__ import annotations

from assistant.brief import Task
from assistant.figures.slots import find_slots, slot
from assistant.writers.composer.labels import clause
from assistant.writers.prompts.literals import Stated, stated
from assistant.writers.prompts.material import ordinals

_MARKS = "。！？；.!?;"


def obedient(task: Task) -> str:
    """The text, as source. It doesn't mind the length: that would need words that nobody gave."""
    zh = task.brief.language == "zh"
    points = [point.strip().rstrip(_MARKS) for point in task.passage.points]
    written = {found.expression for point in points for found in find_slots(point)}
    facts = [fact for fact in stated(task.brief, task.facts) if fact.expression not in written]
    clauses = [_clause(fact, task) for fact in facts]
    form = task.placed.section.enumerate if task.placed else ""
    if form and (points or clauses):
        items = points or clauses
        words = ordinals(form, len(items), task.brief.language)
        said = [_join(word, item, zh) for word, item in zip(words, items, strict=True)]
        body = [("；" if zh else "; ").join(said), *(clauses if points else [])]
    else:
        body = points + clauses
    # A phrase that a point quotes already is not said again.
    body += [
        phrase.rstrip(_MARKS)
        for phrase in task.passage.phrases
        if not any(phrase in point for point in points)
    ]
    if not body:
        body = ["有关工作正在推进" if zh else "Work is under way"]
    return "".join(f"{sentence}。" for sentence in body) if zh else " ".join(f"{_upper(s)}." for s in body)


def _clause(fact: Stated, task: Task) -> str:
    if task.brief.language == "zh":
        return clause(fact.expression, task.brief.facts)
    return f"{fact.label} is {slot(fact.expression)}"


def _join(word: str, point: str, zh: bool) -> str:
    return word + point if zh else f"{word} {point}"


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
