"""The order of the steps: plan, write side by side, sum up, look over the whole, assemble; and to revise one section."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine, Mapping, Sequence
from typing import Any

from assistant.brief import Brief, Task
from assistant.drafting.judge import judge
from assistant.drafting.loop import ALL, Loop
from assistant.drafting.passes import over_the_whole
from assistant.drafting.plan import plan, planned_with
from assistant.drafting.provenance import provenance
from assistant.drafting.section import Written, show, write_piece
from assistant.drafting.steps import assemble, checked, errors, part_findings
from assistant.drafting.ways import Setting, Ways
from assistant.errors import InputError
from assistant.report import events
from assistant.report.findings import Finding
from assistant.report.model import Part, Report
from assistant.writers.writer import Writer

# Sections that sum the others up; like the lead they are written last, and see them.
_SUMS_UP = re.compile(r"(?:结语|结束语|小结|全文总结|摘要|概述|(?:executive )?summary|conclusions?)\Z", re.I)


async def draft(
    brief: Brief,
    writer: Writer,
    *,
    rounds: int = 2,
    side_by_side: int = 4,
    way: Setting = "auto",
    emit: events.Emit = events.silence,
    loop: Loop = ALL,
) -> Report:
    """A whole report, checked. `loop` leaves parts of the loop out, for an evaluation of what each gains.

    While no call has been answered at all, an endpoint that fails ends the draft: EndpointError is raised,
    the other calls are cancelled and nothing has been written. One that fails later costs a section its
    model, not the report: the composer writes it, and it is said so.
    """
    ways = Ways(way, writer.first_way)
    # A model that can only polish is not asked to plan.
    by_model = loop.plan and writer.name != "composer" and ways.order()[0] == "write"
    planned = await planned_with(brief, writer) if by_model else plan(brief)
    tasks = {task.id: task for task in planned.tasks}
    emit(events.Planned(tuple((t.id, t.heading) for t in planned.tasks), writer.name))
    limit = asyncio.Semaphore(side_by_side)
    pieces: dict[str, Written] = {}

    async def one(task: Task, before: Sequence[tuple[str, str]] = ()) -> None:
        async with limit:
            pieces[task.id] = await write_piece(
                task, writer, rounds=rounds, ways=ways, emit=emit, before=before, loop=loop
            )
        emit(events.SectionDone(task.id, len(pieces), len(tasks)))

    last = [task for task in planned.tasks if sums_up(task)]
    await _together([one(task) for task in planned.tasks if not sums_up(task)])
    seen = [(t.heading, pieces[t.id].part.source) for t in planned.tasks if t.id in pieces]
    await _together([one(task, seen) for task in last])

    def assembled(written: Mapping[str, Written]) -> Report:
        return _report(brief, written, writer, planned.findings)

    whole = loop.whole and loop.checks
    report = over_the_whole(tasks, pieces, assembled, emit, loop) if whole else assembled(pieces)
    emit(events.Spent(report.usage))
    emit(events.Done(len(errors(report.findings)), len(brief.facts.gaps)))
    return report


def sums_up(task: Task) -> bool:
    """Whether a piece speaks of the others: the lead, a summary that the outline asks for, a heading that says so."""
    asked = bool(task.placed and task.placed.section.summary)
    return task.id == "opening" or asked or bool(_SUMS_UP.match(task.heading.strip()))


async def _together(works: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Runs all; when one raises, the others are cancelled and waited for first."""
    running = [asyncio.ensure_future(work) for work in works]
    try:
        await asyncio.gather(*running)
    finally:
        for one in running:
            one.cancel()
        await asyncio.gather(*running, return_exceptions=True)


def _report(
    brief: Brief, pieces: Mapping[str, Written], writer: Writer, findings: tuple[Finding, ...]
) -> Report:
    own = [*findings, *(finding for piece in pieces.values() for finding in piece.findings)]
    parts = {name: piece.part for name, piece in pieces.items()}
    report = assemble(brief, parts, writer.name, findings=own, usage=writer.spent)
    return report.model_copy(update={"provenance": provenance(writer)})


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
    broken = _broken(task, answer.source, writer)
    if broken and writer.name != "composer":
        answer = await writer.revise(task, answer.source, broken, instruction)
        broken = _broken(task, answer.source, writer)
    if broken:
        raise InputError(
            f"改写稿未通过检查，原文未动：{broken[0].message}",
            f"the revision does not pass the checks; the text is unchanged: {broken[0].message}",
        )
    show(task, answer.source, emit, 1)
    new = Part(source=answer.source, written_by=writer.name, locked=part.locked, way="write")
    update = {"usage": writer.spent, "provenance": provenance(writer)}
    return checked(report.with_part(name, lambda _: new).model_copy(update=update))


def _broken(task: Task, source: str, writer: Writer) -> Sequence[Finding]:
    if writer.name == "composer":
        return errors(part_findings(task, source, by=writer.name))
    return judge(task, source, writer.name).broken
