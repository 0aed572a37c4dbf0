"""Whether a model's text may stand: what a check finds, and what a check lets a person do but a model may not.

A person may type a figure that follows from the facts, or leave a value in a sentence of other words. A model
may not: what it typed would not change with its fact, and a value whose sentence does not name it is too
often in the wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.brief import Task
from assistant.checks.read import read_report
from assistant.checks.slots_placed import Names, places
from assistant.checks.subject import Subject
from assistant.drafting.praise import praise
from assistant.drafting.spoken import as_drafted, expressions_of, out_of_place, standings
from assistant.drafting.steps import alone, findings_in, found_at
from assistant.drafting.typed import typed
from assistant.figures.slots import without_slots
from assistant.report.findings import Finding
from assistant.report.model import Part

# Warnings of a check that are no matter of taste in a model's text.
_NOT_LEFT = frozenset({"date-ungrounded", "heading-extra", "heading-mark", "slot-left"})
_ENDED = re.compile(r"[。！？；：.!?;:][”’」』）)]*\s*\Z")
_HAN = re.compile(r"[㐀-鿿]")
_LETTER = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Judged:
    """`findings` is all that was found; `broken` what keeps the text from standing as it is."""

    findings: tuple[Finding, ...]
    broken: tuple[Finding, ...]


def judge(task: Task, source: str, by: str) -> Judged:
    """The findings of one piece of text that a model wrote."""
    subject = read_report(alone(task, Part(source=source, written_by=by)), task.brief)
    found = findings_in(subject, task, source)
    never = _NOT_LEFT | ({"list-number"} if task.placed and task.placed.section.enumerate else set())
    broken = [finding for finding in found if finding.severity == "error" or finding.rule in never]
    own = [finding for finding in _only_for_models(subject, task, source) if not _known(finding, broken)]
    return Judged((*found, *own), (*broken, *own))


def _known(finding: Finding, others: Sequence[Finding]) -> bool:
    return any(o.start < finding.end and finding.start < o.end for o in others)


def _only_for_models(subject: Subject, task: Task, source: str) -> Iterator[Finding]:
    # The examples are prompts, and prompts are slow to load: a draft without a model never comes here.
    from assistant.writers.answer import leaked

    reading = next((reading for reading in subject.readings if reading.id == task.id), None)
    if reading is None or not reading.text:
        return
    if _other_language(source, task):
        zh = task.brief.language == "zh"
        yield Finding(
            rule="wording",
            section=task.id,
            end=len(reading.text),
            text=reading.text[:20],
            expected="中文" if zh else "English",
            message="不是用报告的语言写的" if zh else "not written in the report's language",
        )
        return
    unended = [line for line in reading.text.split("\n") if line.strip() and not _ENDED.search(line)]
    if len(unended) > 1:
        said = "没有写成句子" if task.brief.language == "zh" else "these are no sentences"
        yield found_at("punctuation", reading, 0, len(reading.text), said)
        return
    form = task.placed.section.enumerate.strip("，、, ") if task.placed else ""
    if form and len(task.passage.points) > 1 and form.lower() not in reading.text.lower():
        said = (
            f"没有按“{form}”列举" if task.brief.language == "zh" else f"no enumeration beginning with {form}"
        )
        yield found_at("list-number", reading, 0, len(reading.text), said)
    for start, end in leaked(reading.text, task.brief):
        said = (
            "抄自示例，与本报告无关"
            if task.brief.language == "zh"
            else "taken from the example of the prompt"
        )
        yield found_at("name-ungrounded", reading, start, end, said)
    yield from typed(subject, reading)
    yield from praise(subject, reading)
    names = Names(task.brief.facts)
    known = expressions_of(task.brief)
    drafted = as_drafted(task)
    for place, standing in zip(places(reading), standings(reading.text, reading.printed), strict=True):
        if standing in drafted:
            continue
        if said := out_of_place(place, task, names, known):
            yield found_at(
                "figure-misattributed", reading, place.figure.start, place.figure.end, said
            ).model_copy(update={"fact": place.figure.fact})


def _other_language(source: str, task: Task) -> bool:
    """Whether most of the text is in another language than the brief's."""
    prose = without_slots(source)
    han, latin = len(_HAN.findall(prose)), len(_LETTER.findall(prose))
    if task.brief.language == "zh":
        return latin > 40 and latin > 2 * han
    return han > 20 and 2 * han > latin
