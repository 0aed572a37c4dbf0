"""What the prompts are filled with: the brief and the task as plain values, fit to be sent."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from assistant.brief import Task
from assistant.figures.slots import find_slots
from assistant.language import Language
from assistant.outline.numbering import number
from assistant.report.findings import Finding
from assistant.report.printing import print_value
from assistant.report.render import render
from assistant.writers.composer.chinese import ordinal
from assistant.writers.prompts.discreet import Discreet
from assistant.writers.prompts.literals import Stated, stated

# Only these say in `expected` what a model may read; elsewhere it may hold a printed value.
_TELLING = frozenset(
    ["phrase-missing", "phrase-misquoted", "punctuation", "number-style", "wording", "list-number"]
)
# A gap is not the model's to fill, and what the program did itself is not to be revised.
_NOT_FOR_MODELS = frozenset(["placeholder-left", "section-composed", "section-mended"])
_SPELLED = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


def report_values(discreet: Discreet) -> dict[str, Any]:
    """For the prompt `report`, without the example."""
    brief, say = discreet.brief, discreet.line
    kind = brief.kind
    inline = [e for _, passage in brief.passages() for e in passage.facts if e not in brief.facts]
    return {
        "title": say(brief.title),
        "kind": say(kind.title.get(brief.language, kind.name)) if kind else "",
        "kind_purpose": say(kind.purpose) if kind else "",
        "guidance": say(kind.guidance) if kind else "",
        "author": say(brief.author),
        "recipient": say(brief.recipient),
        "outline": [
            {
                "number": number(placed.id, brief.language),
                "heading": say(placed.section.heading),
                "indent": "  " * (placed.level - 1),
                "points": [say(point) for point in placed.section.points],
            }
            for placed in brief.outline.walk()
        ],
        "facts": [_fact(fact, discreet) for fact in stated(brief, [*brief.facts.ids, *inline])],
    }


def requirement_values(task: Task, discreet: Discreet) -> dict[str, Any]:
    """For the prompt `requirements`."""
    passage = task.passage
    section = task.placed.section if task.placed else None
    enumerate_as = section.enumerate if section else ""
    return {
        "facts": [_fact(fact, discreet) for fact in stated(task.brief, task.facts)],
        "points": [discreet.line(point) for point in passage.points],
        "phrases": [discreet.line(phrase) for phrase in passage.phrases],
        "length": passage.length,
        "enumerate": discreet.line(enumerate_as),
        "ordinals": ordinals(discreet.line(enumerate_as), max(2, len(passage.points)), task.brief.language),
        "run_in": bool(section and section.run_in),
    }


def place_values(task: Task, discreet: Discreet) -> dict[str, Any]:
    """Number and heading of the task; both empty for the opening."""
    placed = task.placed
    return {
        "number": number(placed.id, task.brief.language) if placed else "",
        "heading": discreet.line(task.heading),
    }


def revision_values(
    task: Task, source: str, findings: Sequence[Finding], instruction: str, discreet: Discreet
) -> dict[str, Any]:
    """For the prompt `revise`, without the requirements."""
    told = [
        _finding(finding, task, source, discreet)
        for finding in findings
        if finding.rule not in _NOT_FOR_MODELS
    ]
    return {
        **place_values(task, discreet),
        "source": discreet.text(source),
        "findings": [values for i, values in enumerate(told) if values not in told[:i]],
        "surplus": _surplus(task, source),
        "instruction": discreet.text(instruction.strip(), known_only=True),
    }


def ordinals(form: str, count: int, language: Language) -> list[str]:
    """The words that begin the items of an enumeration, of which `form` is the first: 一是 二是; First, Second,."""
    if not form:
        return []
    if language == "en" and form.lower().startswith("first"):
        words = [*_SPELLED, *(f"{i}th" for i in range(len(_SPELLED) + 1, count + 1))][:count]
        return [(word if form[0].islower() else word.capitalize()) + form[5:] for word in words]
    return [ordinal(form, index) for index in range(1, count + 1)]


def _fact(fact: Stated, discreet: Discreet) -> dict[str, Any]:
    """One line of a fact list. The value is not even there when it is sensitive."""
    resolved, given = fact.resolved, fact.resolved.fact
    open_to_see = not resolved.sensitive and not resolved.gap
    return {
        "slot": discreet.slot(fact.expression),
        "label": discreet.line(fact.label),
        "entity": discreet.line(given.entity) if given else "",
        "period": discreet.line(given.period) if given else "",
        "unit": discreet.line(resolved.unit),
        "value": discreet.line(str(print_value(resolved, discreet.brief.language))) if open_to_see else "",
        "gap": resolved.gap,
        "sensitive": resolved.sensitive,
        "text": bool(resolved.text),
    }


def _finding(finding: Finding, task: Task, source: str, discreet: Discreet) -> dict[str, str]:
    """A finding without its message, which quotes the page as printed.

    The words are told only where the source has them outside its slots: what a slot printed is
    a value, and the model is to think of it as the slot.
    """
    prose, at = [], 0
    for found in find_slots(source):
        prose.append(source[at : found.start])
        at = found.end
    prose.append(source[at:])
    words = finding.text.strip()
    typed = bool(words) and (any(words in piece for piece in prose) or finding.rule == "slot-left")
    expected = finding.expected if finding.rule in _TELLING else ""
    if finding.rule == "phrase-missing" and not expected:
        expected = words if words in task.passage.phrases else ""
    known = stated(task.brief, [finding.fact]) if finding.fact else []
    return {
        "rule": finding.rule,
        "slot": discreet.slot(known[0].expression) if known else "",
        "words": discreet.text(words) if typed and words in source else "",
        "expected": discreet.line(expected),
    }


def _surplus(task: Task, source: str) -> int:
    """Characters over the wished length (negative: short of it), to the ten; 0 within it or without one."""
    if not task.passage.length:
        return 0
    least, most = task.passage.length
    count = len("".join(render(source, task.brief.facts, task.brief.language).text.split()))
    if count > most:
        return math.ceil((count - most) / 10) * 10
    return -math.ceil((least - count) / 10) * 10 if count < least else 0
