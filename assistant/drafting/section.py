"""One piece of text: written, checked, revised within bounds, polished, mended by rule, or composed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.brief import Task
from assistant.drafting.attempt import Attempt
from assistant.drafting.faithful import unfaithful
from assistant.drafting.judge import Judged, judge
from assistant.drafting.loop import ALL, Loop
from assistant.drafting.mend import mend
from assistant.drafting.steps import composed, stepped_in
from assistant.drafting.ways import Ways
from assistant.errors import AnswerError, EndpointError
from assistant.language import Said
from assistant.report import events
from assistant.report.findings import Finding
from assistant.report.model import Part
from assistant.report.render import render
from assistant.writers.writer import Answer, Way, Writer

_BROKE = Said("模型服务中断", "the model's endpoint failed")
# Heading and source of the sections that stand already, for one that sums them up.
Before = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Written:
    """One finished piece: its text, and what the program had to do about it."""

    part: Part
    findings: tuple[Finding, ...] = ()


async def write_piece(
    task: Task,
    writer: Writer,
    *,
    rounds: int,
    ways: Ways,
    emit: events.Emit,
    before: Before = (),
    loop: Loop = ALL,
) -> Written:
    """One piece of text that holds, whatever the model does; with parts of the loop left out, one that may not.

    Raises EndpointError while no call of the writer has been answered at all: then nothing is to be written.
    """
    emit(events.SectionStarted(task.id, task.heading))
    # A model that is given nothing to say would make something up: such a section is marked as open.
    if writer.name == "composer" or (task.nothing_to_say and not _sums_up(task, ways, before)):
        return _composed(task, emit)
    attempt = Attempt(task)
    for way in ways.order():
        part: Part | None
        try:
            if not loop.checks:
                part = await _unchecked(task, way, writer, emit, before)
            elif way == "polish":
                part = await _polished(attempt, writer, rounds, emit)
            else:
                part = await _written(attempt, writer, rounds, emit, before)
        except EndpointError:
            if not writer.spent.calls:
                raise
            attempt.why = _BROKE
            break
        except AnswerError as error:
            attempt.why = error.said
            part = None
        ways.saw(way, held=part is not None)
        if part:
            return Written(part)
    return _repaired(attempt, writer, emit, loop)


def _sums_up(task: Task, ways: Ways, before: Before) -> bool:
    """Whether a summary that the outline asks for has its matter in the sections before it."""
    return bool(before and task.placed and task.placed.section.summary and ways.order()[0] == "write")


async def _written(
    attempt: Attempt, writer: Writer, rounds: int, emit: events.Emit, before: Before
) -> Part | None:
    """The text written from facts and points, revised at most `rounds` times; None when it doesn't hold even then."""
    task = attempt.task
    answer = await writer.write(task, before)
    for turn in range(rounds + 1):
        judged = _judged(attempt, answer, writer, emit)
        attempt.offer(answer.source, judged, "write")
        if not judged.broken:
            return Part(source=answer.source, written_by=writer.name, way="write")
        if turn == rounds:
            break
        again = await writer.revise(task, answer.source, judged.findings)
        emit(events.Revised(task.id, turn + 1))
        if again.source == answer.source:
            break
        answer = again
    return None


async def _polished(attempt: Attempt, writer: Writer, rounds: int, emit: events.Emit) -> Part | None:
    """The composer's draft polished, asked for anew at most `rounds` times; None when none of the texts holds.

    One that says less than the draft or more is no polishing, and not to be mended either. Where nothing better
    came than the draft as it was, it remains the composer's: what nobody changed is not the model's.
    """
    task, draft, seen = attempt.task, composed(attempt.task).source, list[str]()
    for turn in range(rounds + 1):
        answer = await writer.polish(task, draft, turn) if turn else await writer.polish(task, draft)
        text = answer.source.strip()
        if turn:
            emit(events.Revised(task.id, turn))
        if text != draft.strip() and text not in seen:
            judged = _judged(attempt, answer, writer, emit)
            unlike = unfaithful(task, draft, answer.source)
            if unlike:
                attempt.why = unlike
            else:
                attempt.offer(answer.source, judged, "polish")
            if not judged.broken and not unlike:
                return Part(source=answer.source, written_by=writer.name, way="polish")
        seen.append(text)
    return composed(task) if draft.strip() in seen else None


async def _unchecked(task: Task, way: Way, writer: Writer, emit: events.Emit, before: Before) -> Part:
    """The first text, as it was read."""
    polish = way == "polish"
    answer = await (writer.polish(task, composed(task).source) if polish else writer.write(task, before))
    show(task, answer.source, emit, 0)
    return Part(source=answer.source, written_by=writer.name, way=way)


def _judged(attempt: Attempt, answer: Answer, writer: Writer, emit: events.Emit) -> Judged:
    judged = judge(attempt.task, answer.source, writer.name)
    show(attempt.task, answer.source, emit, attempt.turn)
    attempt.turn += 1
    if judged.broken:
        emit(events.Found(attempt.task.id, judged.findings))
    return judged


def _repaired(attempt: Attempt, writer: Writer, emit: events.Emit, loop: Loop) -> Written:
    """The best text of the model, mended; the composer's where that is not enough."""
    task = attempt.task
    if loop.mend and attempt.judged and (found := mend(task, attempt.text, writer.name, attempt.judged)):
        finding = stepped_in(task, "section-mended", found.said.in_(task.brief.language))
        emit(events.Mended(task.id, finding.rule, finding.message))
        show(task, found.source, emit, attempt.turn)
        return Written(Part(source=found.source, written_by=writer.name, way="mend"), (finding,))
    if loop.compose:
        return _composed(task, emit, attempt.why)
    return Written(Part(source=attempt.text, written_by=writer.name, way=attempt.way))


def _composed(task: Task, emit: events.Emit, why: Said | None = None) -> Written:
    """The composer's text; with the finding that says so and why, where a model should have written."""
    part = composed(task)
    findings: tuple[Finding, ...] = ()
    if why is not None:
        findings = (stepped_in(task, "section-composed", why.in_(task.brief.language)),)
        emit(events.Mended(task.id, findings[0].rule, findings[0].message))
    show(task, part.source, emit, 0)
    return Written(part, findings)


def show(task: Task, source: str, emit: events.Emit, turn: int) -> None:
    """Tells those who listen how the piece reads now."""
    text = render(source, task.brief.facts, task.brief.language).text
    emit(events.SectionText(task.id, source, text, turn))
