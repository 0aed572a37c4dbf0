"""What the prompt `revise` is filled with: the text with its slots, and what was found in it, fit to be sent."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from assistant.brief import Task
from assistant.figures.slots import find_slots
from assistant.report.findings import Finding
from assistant.report.render import render
from assistant.writers.prompts.discreet import Discreet
from assistant.writers.prompts.literals import stated
from assistant.writers.prompts.material import place_values

# Only these say in `expected` what a model may read; elsewhere it may hold a printed value.
_TELLING = frozenset(
    ["phrase-missing", "phrase-misquoted", "punctuation", "number-style", "wording", "list-number"]
)
# A gap is not the model's to fill, and what the program did itself is not to be revised.
_NOT_FOR_MODELS = frozenset(["placeholder-left", "section-composed", "section-mended"])


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
