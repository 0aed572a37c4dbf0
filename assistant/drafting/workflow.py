"""The order of the steps: plan, write side by side, check, revise within bounds, fall back, assemble."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from assistant.brief import Brief, Task
from assistant.drafting.plan import plan
from assistant.drafting.steps import assemble, checked, composed, errors, part_findings, stepped_in
from assistant.errors import AnswerError, EndpointError, InputError, ModelError
from assistant.report import events
from assistant.report.findings import Finding, Usage
from assistant.report.model import Part, Report
from assistant.report.render import render
from assistant.writers.writer import Answer, Writer


@dataclass(frozen=True, slots=True)
class Written:
    """One finished piece: its text, what the program had to do about it, what it cost."""

    part: Part
    findings: tuple[Finding, ...] = ()
    usage: Usage = Usage()


async def draft(
    brief: Brief,
    writer: Writer,
    *,
    rounds: int = 1,
    side_by_side: int = 4,
    emit: events.Emit = events.silence,
) -> Report:
    """A whole report, checked.

    The first piece is written alone: when the endpoint fails there, EndpointError is raised and
    nothing has been written. One that fails later is written by the composer, and said to be.
    """
    planned = plan(brief)
    emit(events.Planned(tuple((t.id, t.heading) for t in planned.tasks), writer.name))
    limit = asyncio.Semaphore(side_by_side)
    done = 0

    async def one(task: Task, first: bool = False) -> Written:
        nonlocal done
        async with limit:
            written = await write_piece(task, writer, rounds=rounds, emit=emit, first=first)
        done += 1
        emit(events.SectionDone(task.id, done, len(planned.tasks)))
        return written

    pieces: list[Written] = []
    if planned.tasks:
        pieces.append(await one(planned.tasks[0], first=True))
        pieces += await asyncio.gather(*(one(task) for task in planned.tasks[1:]))
    parts = {task.id: piece.part for task, piece in zip(planned.tasks, pieces, strict=True)}
    own = [*planned.findings, *(finding for piece in pieces for finding in piece.findings)]
    usage = Usage()
    for piece in pieces:
        usage = usage.plus(piece.usage)
    report = assemble(brief, parts, writer.name, findings=own, usage=usage)
    emit(events.Spent(report.usage))
    emit(events.Done(len(errors(report.findings)), len(brief.facts.gaps)))
    return report


async def write_piece(
    task: Task, writer: Writer, *, rounds: int, emit: events.Emit, first: bool = False
) -> Written:
    """One piece of text that holds: written, checked, revised at most `rounds` times, else composed."""
    emit(events.SectionStarted(task.id, task.heading))
    try:
        answer = await writer.write(task)
        written = await _until_it_holds(task, writer, answer, rounds, emit)
    except EndpointError:
        if first:
            raise
        written = _fall_back(task, "模型服务中断", "the model's endpoint failed", emit)
    except AnswerError as error:
        written = _fall_back(task, error.said.zh, error.said.en, emit)
    return written


async def revise_section(
    report: Report, name: str, instruction: str, writer: Writer, *, emit: events.Emit = events.silence
) -> Report:
    """The report with one section written anew after the person's instruction; all others to the byte as they were.

    A revision that loses a required figure or brings one without a fact is sent back once and then
    refused with InputError: the report stays as it is.
    """
    task = next((task for task in plan(report.brief).tasks if task.id == name), None)
    part = report.opening if name == "opening" else report.section(name)
    if task is None or part is None:
        raise InputError("这一节没有正文，无从改写", "this section has no text to revise", found=name)
    emit(events.SectionStarted(task.id, task.heading))
    answer = await writer.revise(task, part.source, (), instruction)
    usage = answer.usage
    broken = errors(part_findings(task, answer.source, by=writer.name))
    if broken and writer.name != "composer":
        answer = await writer.revise(task, answer.source, broken, instruction)
        usage = usage.plus(answer.usage)
        broken = errors(part_findings(task, answer.source, by=writer.name))
    if broken:
        raise InputError(
            f"改写稿未通过检查，原文未动：{broken[0].message}",
            f"the revision does not pass the checks; the text is unchanged: {broken[0].message}",
        )
    _show(task, answer.source, emit, 1)
    new = Part(source=answer.source, written_by=writer.name, locked=part.locked)
    return checked(report.with_part(name, lambda _: new).model_copy(update={"usage": usage}))


async def _until_it_holds(
    task: Task, writer: Writer, answer: Answer, rounds: int, emit: events.Emit
) -> Written:
    usage = answer.usage
    for turn in range(rounds + 1):
        _show(task, answer.source, emit, turn)
        found = part_findings(task, answer.source, by=writer.name)
        if not errors(found) or writer.name == "composer":
            return Written(Part(source=answer.source, written_by=writer.name), usage=usage)
        emit(events.Found(task.id, found))
        if turn == rounds:
            break
        try:
            answer = await writer.revise(task, answer.source, found)
        except ModelError as error:
            return _fall_back(task, error.said.zh, error.said.en, emit, usage)
        usage = usage.plus(answer.usage)
        emit(events.Revised(task.id, turn + 1))
    broken = "、".join(dict.fromkeys(finding.rule for finding in errors(found)))
    return _fall_back(task, f"模型稿未通过检查（{broken}）", f"the model's text failed {broken}", emit, usage)


def _fall_back(task: Task, zh: str, en: str, emit: events.Emit, usage: Usage | None = None) -> Written:
    """The composer's text in the place of the model's, with the finding that says so and why."""
    finding = stepped_in(task, "section-composed", zh if task.brief.language == "zh" else en)
    part = composed(task)
    emit(events.Mended(task.id, finding.rule, finding.message))
    _show(task, part.source, emit, 0)
    return Written(part, (finding,), usage or Usage())


def _show(task: Task, source: str, emit: events.Emit, turn: int) -> None:
    text = render(source, task.brief.facts, task.brief.language).text
    emit(events.SectionText(task.id, source, text, turn))
