"""What the prompts are filled with: the brief and the task as plain values, fit to be sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.brief import Task
from assistant.language import Language
from assistant.outline.numbering import number
from assistant.report.printing import print_value
from assistant.writers.composer.sentences import ordinal
from assistant.writers.prompts.discreet import Discreet
from assistant.writers.prompts.literals import Stated, stated
from assistant.writers.writer import Unplaced

_SPELLED = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


def report_values(discreet: Discreet) -> dict[str, Any]:
    """For the prompt `report`, without the example."""
    brief, say = discreet.brief, discreet.line
    kind = brief.kind
    style = brief.style.guidance(brief.language) if brief.style else ""
    inline = [e for _, passage in brief.passages() for e in passage.facts if e not in brief.facts]
    return {
        "title": say(brief.title),
        "kind": say(kind.title.get(brief.language, kind.name)) if kind else "",
        "kind_purpose": say(kind.purpose) if kind else "",
        "guidance": say(" ".join(part for part in (kind.guidance if kind else "", style) if part)),
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
        "facts": [fact_values(fact, discreet) for fact in stated(brief, [*brief.facts.ids, *inline])],
    }


def requirement_values(task: Task, discreet: Discreet) -> dict[str, Any]:
    """For the prompt `requirements`."""
    passage = task.passage
    section = task.placed.section if task.placed else None
    enumerate_as = section.enumerate if section else ""
    return {
        "facts": [fact_values(fact, discreet) for fact in stated(task.brief, task.facts)],
        "points": [discreet.line(point) for point in passage.points],
        "asks": [discreet.line(ask) for ask in passage.asks],
        "phrases": [discreet.line(phrase) for phrase in passage.phrases],
        "length": passage.length,
        "enumerate": discreet.line(enumerate_as),
        "ordinals": ordinals(discreet.line(enumerate_as), max(2, len(passage.points)), task.brief.language),
        "run_in": bool(section and section.run_in),
    }


def plan_values(unplaced: Sequence[Unplaced], discreet: Discreet) -> dict[str, Any]:
    """For the prompt `plan`: the sections that come into question, and each fact under a mark of its own, without its value."""
    brief, say = discreet.brief, discreet.line
    asked = {section for one in unplaced for section in one.choices}
    told = []
    for index, one in enumerate(unplaced, 1):
        values = fact_values(stated(brief, [one.fact])[0], discreet)
        choices = one.choices if set(one.choices) != asked else ()
        told.append({key: values[key] for key in ("label", "entity", "period", "unit")})
        told[-1] |= {"mark": f"F{index}", "choices": list(choices)}
    return {
        "facts": told,
        "sections": [
            {
                "id": placed.id,
                "heading": say(placed.section.heading),
                "parents": [say(parent.heading) for parent in placed.parents],
                "points": [say(point) for point in placed.section.points],
            }
            for placed in brief.outline.walk()
            if placed.id in asked
        ],
    }


def place_values(task: Task, discreet: Discreet) -> dict[str, Any]:
    """Number and heading of the task; both empty for the opening."""
    placed = task.placed
    return {
        "number": number(placed.id, task.brief.language) if placed else "",
        "heading": discreet.line(task.heading),
    }


def ordinals(form: str, count: int, language: Language) -> list[str]:
    """The words that begin the items of an enumeration, of which `form` is the first: 一是 二是; First, Second,."""
    if not form:
        return []
    if language == "en" and form.lower().startswith("first"):
        words = [*_SPELLED, *(f"{i}th" for i in range(len(_SPELLED) + 1, count + 1))][:count]
        return [(word if form[0].islower() else word.capitalize()) + form[5:] for word in words]
    return [ordinal(form, index) for index in range(1, count + 1)]


def fact_values(fact: Stated, discreet: Discreet) -> dict[str, Any]:
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
