"""A run as a workflow, and each of its sections as a child of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextvars import Context
from typing import Any

from dbos import DBOS, SetWorkflowID

from assistant.brief import Task
from assistant.drafting.durable.job import Job, Jobs
from assistant.drafting.durable.under_way import StoppedError, halt, joined, left
from assistant.drafting.durable.whole import whole_report
from assistant.drafting.section import show, write_piece
from assistant.drafting.steps import errors
from assistant.drafting.ways import Ways
from assistant.drafting.workflow import sums_up
from assistant.errors import EndpointError, NigaoError
from assistant.report import events

_log = logging.getLogger("nigao")
DESK: dict[str, Jobs] = {}


@DBOS.workflow(name="nigao.draft")
async def draft_run(run: str, generation: int) -> str:
    """Drafts a run and keeps its report; how it ended. Never raises for what the model or the brief did."""
    job: Job | None = None
    try:
        job = await asyncio.to_thread(DESK["jobs"], run, generation)
        joined(run, job, generation)  # before it is marked as running: from then on a person may stop it
        # The first sections need not wait until the disk has it that the run is under way.
        begun = asyncio.ensure_future(_begun(job, run))
        try:
            return await _drafted(job, run, generation, begun)
        except Exception:
            await asyncio.wait({begun})  # that it failed is put on record after that it was under way
            raise
    except NigaoError as error:
        await asyncio.to_thread(job.fail if job else _refuse(run), error)
        return "failed"
    except Exception as error:
        # The engine's own errors (cancelled, taken over by another) are its business.
        if type(error).__module__.startswith("dbos"):
            raise
        _log.exception("run %s failed", run)
        message = NigaoError("起草时程序出错，详见日志", "the program failed while drafting; see the log")
        await asyncio.to_thread(job.fail if job else _refuse(run), message)
        return "failed"
    finally:
        left(run, generation)


async def _begun(job: Job, run: str) -> None:
    """Marks the run as running. In one that was stopped nothing more is asked for; what is on record is put together."""
    if not await asyncio.to_thread(job.begin):
        halt(run)


def _refuse(run: str) -> Callable[[NigaoError], None]:
    """What to tell of a run that could not even be opened: its model is unknown, say."""
    return lambda error: DESK["jobs"].refuse(run, error)


async def _drafted(job: Job, run: str, generation: int, begun: Awaitable[None]) -> str:
    planned, under_way = job.planned, joined(run, job, generation)
    job.emit(events.Planned(tuple((t.id, t.heading) for t in planned.tasks), job.model))
    results = {name: dict(stands) for name, stands in job.standing.items()}
    for task in planned.tasks:
        if task.id in results:
            show(task, results[task.id]["part"]["source"], job.emit, 0)
            under_way.ended(task.id, job)
    missing = [task for task in planned.tasks if task.id not in results]
    results |= await _sections(job, run, generation, [t for t in missing if not sums_up(t)], [])
    seen = [
        [t.heading, results[t.id]["part"]["source"]] for t in planned.tasks if "part" in results.get(t.id, {})
    ]
    results |= await _sections(job, run, generation, [t for t in missing if sums_up(t)], seen)
    await begun
    if any("stopped" in result for result in results.values()):
        some = any("part" in result for result in results.values())
        stood = await asyncio.to_thread(whole_report, job, planned, results) if some else None
        await asyncio.to_thread(job.keep_stopped, stood)
        return "cancelled"
    report = await asyncio.to_thread(whole_report, job, planned, results)
    if under_way.stopped:
        await asyncio.to_thread(job.keep_stopped, report)
        return "cancelled"
    job.emit(events.Spent(report.usage))
    job.emit(events.Done(len(errors(report.findings)), len(job.brief.facts.gaps)))
    await asyncio.to_thread(job.keep, report)
    return "done"


async def _sections(
    job: Job, run: str, generation: int, tasks: Sequence[Task], before: list[list[str]]
) -> dict[str, dict[str, Any]]:
    """Starts a child for each piece in their order, and waits for them in the same order.

    The waiting is no step: whoever takes the run over finds the same children and waits for them again.
    """
    if not tasks:
        return {}
    handles, under_way = {}, joined(run, job, generation)
    for task in tasks:
        under_way.begun.add(task.id)  # before it is started: it may come to its first question at once
        with SetWorkflowID(f"{run}.{generation}.{task.id}"):
            handles[task.id] = await DBOS.start_workflow_async(
                write_section, run, generation, task.id, before
            )
        if not hasattr(handles[task.id], "task"):
            under_way.begun.discard(task.id)  # somebody had begun it before, or is writing it
    results = {}
    for task in tasks:
        results[task.id] = result = await _ended(handles[task.id])
        under_way = joined(run, job, generation)
        if "part" in result and task.id not in under_way.done:
            # It was written by a process that is gone, or by another: those who listen here have not heard of it.
            show(task, result["part"]["source"], job.emit, 0)
            under_way.ended(task.id, job)
    return results


async def _ended(child: Any) -> dict[str, Any]:
    """What a child gave, by its task when it runs here; else looked for on record every tenth of a second.

    Outside of the workflow's context: within it the engine writes down each result that was waited for once more.
    """
    if hasattr(child, "task"):
        return dict(await child.task)
    looked = child.get_result(polling_interval_sec=0.1)
    return dict(await asyncio.create_task(looked, context=Context()))


@DBOS.workflow(name="nigao.section")
async def write_section(run: str, generation: int, section: str, before: list[list[str]]) -> dict[str, Any]:
    """One piece as JSON: part, findings, what it cost, by which prompts.

    Or `down`, when the endpoint never answered; or `stopped`, when a person stopped the run.
    """
    # Its run was opened a moment ago, as a rule: then no other thread is troubled.
    desk = DESK["jobs"]
    opened = desk.opened(run, generation)
    job = opened if opened is not None else await asyncio.to_thread(desk, run, generation)
    task = next(task for task in job.planned.tasks if task.id == section)
    under_way = joined(run, job, generation)
    writer = job.writer(section, begun_here=section in under_way.begun)
    try:
        written = await under_way.unless_stopped(
            write_piece(
                task,
                writer,
                rounds=job.rounds,
                ways=Ways(job.way, writer.first_way),
                emit=job.emit,
                before=[(heading, source) for heading, source in before],
            )
        )
    except StoppedError:
        return {"stopped": True}
    except EndpointError as error:
        return {"down": [error.said.zh, error.said.en]}
    under_way.ended(section, job)
    return {
        "part": written.part.model_dump(mode="json"),
        "findings": [finding.model_dump(mode="json") for finding in written.findings],
        "usage": writer.spent.model_dump(mode="json"),
        "prompts": [prompt.model_dump(mode="json") for prompt in writer.prompts_used],
    }
