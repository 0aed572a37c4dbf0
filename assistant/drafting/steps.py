"""The steps of drafting: plain functions, state in and state out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.brief import Brief, Task
from assistant.checks import check, dates, figures, gaps, headings, lists, passages, slots_placed
from assistant.checks.read import read_report
from assistant.checks.subject import Reading, Subject
from assistant.figures.slots import find_slots
from assistant.report.findings import Finding, Usage
from assistant.report.model import Part, Report, blank
from assistant.writers.composer import compose

_OF_A_PIECE = (
    headings.extra,
    headings.mark,
    figures.grounded,
    slots_placed.misplaced,
    dates.impossible,
    gaps.slots,
    passages.phrases,
    passages.length,
    lists.enumerations,
)
# What the program says about its own work, and what a check of the whole cannot find again.
OWN_RULES = frozenset({"section-composed", "section-mended", "fact-placed", "fact-unused"})


def assemble(
    brief: Brief,
    parts: Mapping[str, Part],
    model: str,
    *,
    findings: Sequence[Finding] = (),
    usage: Usage | None = None,
) -> Report:
    """The report of these texts, with headings and order from the outline alone, and checked."""
    opening = parts.get("opening")
    report = Report(
        brief=brief,
        model=model,
        opening=opening,
        sections=blank(brief, parts.get),
        findings=tuple(findings),
        usage=usage or Usage(),
    )
    return checked(report)


def checked(report: Report) -> Report:
    """The report with findings and coverage as they are now; what the program said of its own work is kept."""
    result = check(report, report.brief)
    own = tuple(finding for finding in report.findings if finding.rule in OWN_RULES)
    return report.model_copy(update={"findings": (*result.findings, *own), "coverage": result.coverage})


def part_findings(task: Task, source: str, *, by: str = "") -> tuple[Finding, ...]:
    """What the rules for a single piece find in it, and which of its facts it does not state."""
    return findings_in(read_report(alone(task, Part(source=source, written_by=by)), task.brief), task, source)


def findings_in(subject: Subject, task: Task, source: str) -> tuple[Finding, ...]:
    """The same for a piece that has been read already. What only the whole can show is left to the whole."""
    found = {f: None for rule in _OF_A_PIECE for f in rule(subject) if f.section == task.id}
    return (*(f for f in found if f.severity != "info"), *_missing(subject, task, source))


def required(task: Task) -> tuple[str, ...]:
    """The expressions that this piece must state, those handed down from the section above it among them."""
    return tuple(expression for expression in task.facts if expression not in task.added)


def _missing(subject: Subject, task: Task, source: str) -> Iterator[Finding]:
    """Facts that the plan gave to this piece; the outline may have them in the section above it."""
    there = {bare(slot.expression) for slot in find_slots(source)}
    reading = next((reading for reading in subject.readings if reading.id == task.id), None)
    for expression in required(task):
        if bare(expression) not in there:
            label = task.brief.facts[expression].name if expression in task.brief.facts else expression
            where = subject.where(reading)
            found = subject.finding(
                "figure-missing",
                reading,
                variant="private",
                text="",
                fact=expression,
                where=where,
                label=label,
            )
            yield found.model_copy(update={"section": task.id})


def found_at(rule: str, reading: Reading, start: int, end: int, said: str) -> Finding:
    """An error at a place of a reading."""
    text = reading.text[start:end]
    return Finding(rule=rule, section=reading.id, start=start, end=end, text=text, message=said)


def bare(expression: str) -> str:
    """An expression as it compares, white space aside."""
    return "".join(expression.split())


def alone(task: Task, part: Part) -> Report:
    """A report in which only the task's piece has text; for checking that piece."""
    brief = task.brief
    return Report(
        brief=brief,
        model=part.written_by,
        opening=part if task.id == "opening" else None,
        sections=blank(brief, lambda name: part if name == task.id else None),
    )


def errors(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == "error"]


def composed(task: Task) -> Part:
    """The composer's own text for a task."""
    return Part(source=compose(task), written_by="composer", way="compose")


def stepped_in(task: Task, rule: str, why: str) -> Finding:
    """The finding that says where the program wrote or mended instead of the model."""
    zh = task.brief.language == "zh"
    where = task.heading or ("导语" if zh else "the opening")
    if rule == "section-composed":
        message = (
            f"“{where}”由程序按事实和要点写成：{why}" if zh else f"“{where}” was composed by rule: {why}"
        )
    else:
        message = f"“{where}”经程序修补：{why}" if zh else f"“{where}” was mended by the program: {why}"
    return Finding(rule=rule, severity="warning", section=task.id, message=message)
