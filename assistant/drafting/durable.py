"""The order of a draft made durable: the only file that knows DBOS.

A run is a workflow and each of its sections a child workflow, so that no two sections share a count of steps. What is
written is decided by the same plain functions as in `workflow.py`. A run that is tried again is another generation
with ids of its own: it costs nothing but time, for every answer that was paid for is kept by the hash of its request.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from dbos import (
    DBOS,
    DBOSClient,
    DBOSConfig,
    DBOSPortableJSONSerializer,
    EnqueueOptions,
    SetWorkflowID,
)

from assistant.brief import Brief, Task
from assistant.drafting.passes import over_the_whole
from assistant.drafting.plan import Plan
from assistant.drafting.provenance import provenance
from assistant.drafting.section import Written, write_piece
from assistant.drafting.steps import assemble, composed, stepped_in
from assistant.drafting.ways import Setting, Ways
from assistant.drafting.workflow import sums_up
from assistant.errors import EndpointError, NigaoError
from assistant.report import events
from assistant.report.findings import Finding, PromptUsed, Usage
from assistant.report.model import Part, Report
from assistant.writers.writer import Writer

# The shape of the workflows below. A process works on runs of its own shape only; an edited log line is no new shape.
SHAPE = "nigao-1"
DRAFTS, SECTIONS = "nigao-drafts", "nigao-sections"
_log = logging.getLogger("nigao")
_BROKE = ("模型服务中断", "the model's endpoint failed")


class Job(Protocol):
    """One run as the desk hands it out. Everything here may be done twice and must come to the same."""

    brief: Brief
    planned: Plan
    model: str
    rounds: int
    side_by_side: int
    way: Setting
    emit: events.Emit

    def begin(self) -> bool:
        """Marks the run as running; False when it was cancelled."""

    def writer(self, section: str) -> Writer:
        """A writer whose answered calls are kept, and given back when the same is asked again."""

    def keep(self, report: Report) -> None:
        """Keeps the finished report and marks the run as done."""

    def fail(self, error: NigaoError) -> None:
        """Marks the run as failed, with the reason."""


Jobs = Callable[[str, int], Job]  # run and generation
_desk: dict[str, Jobs] = {}
_limits: dict[str, asyncio.Semaphore] = {}


@DBOS.workflow(name="nigao.draft")
async def draft_run(run: str, generation: int) -> str:
    """Drafts a run and keeps its report; how it ended. Never raises for what the model or the brief did."""
    job = await asyncio.to_thread(_desk["jobs"], run, generation)
    if not await asyncio.to_thread(job.begin):
        return "cancelled"
    try:
        planned = job.planned
        job.emit(events.Planned(tuple((t.id, t.heading) for t in planned.tasks), job.model))
        _limits[run] = asyncio.Semaphore(job.side_by_side)
        results = await _sections(run, generation, [t for t in planned.tasks if not sums_up(t)], [])
        seen = [
            [t.heading, results[t.id]["part"]["source"]]
            for t in planned.tasks
            if "part" in results.get(t.id, {})
        ]
        results |= await _sections(run, generation, [t for t in planned.tasks if sums_up(t)], seen)
        report = await asyncio.to_thread(_report, job, planned, results)
        await asyncio.to_thread(job.keep, report)
        return "done"
    except NigaoError as error:
        await asyncio.to_thread(job.fail, error)
        return "failed"
    except Exception as error:
        # The engine's own errors (cancelled, taken over by another) are its business.
        if type(error).__module__.startswith("dbos"):
            raise
        _log.exception("run %s failed", run)
        message = NigaoError("起草时程序出错，详见日志", "the program failed while drafting; see the log")
        await asyncio.to_thread(job.fail, message)
        return "failed"
    finally:
        _limits.pop(run, None)


async def _sections(
    run: str, generation: int, tasks: Sequence[Task], before: list[list[str]]
) -> dict[str, dict[str, Any]]:
    """Starts a child for each piece in their order, and waits for them in the same order."""
    handles = {}
    for task in tasks:
        with SetWorkflowID(f"{run}.{generation}.{task.id}"):
            handles[task.id] = await DBOS.start_workflow_async(
                write_section, run, generation, task.id, before
            )
    return {name: await handle.get_result() for name, handle in handles.items()}


@DBOS.workflow(name="nigao.section")
async def write_section(run: str, generation: int, section: str, before: list[list[str]]) -> dict[str, Any]:
    """One piece as JSON: part, findings, what it cost, by which prompts; or `down`, when the endpoint never answered."""
    job = await asyncio.to_thread(_desk["jobs"], run, generation)
    task = next(task for task in job.planned.tasks if task.id == section)
    writer = job.writer(section)
    async with _limits.setdefault(run, asyncio.Semaphore(job.side_by_side)):
        try:
            written = await write_piece(
                task,
                writer,
                rounds=job.rounds,
                ways=Ways(job.way, writer.first_way),
                emit=job.emit,
                before=[(heading, source) for heading, source in before],
            )
        except EndpointError as error:
            return {"down": [error.said.zh, error.said.en]}
    job.emit(events.SectionDone(section, 0, 0))
    return {
        "part": written.part.model_dump(mode="json"),
        "findings": [finding.model_dump(mode="json") for finding in written.findings],
        "usage": writer.spent.model_dump(mode="json"),
        "prompts": [prompt.model_dump(mode="json") for prompt in writer.prompts_used],
    }


async def as_step(name: str, ask: Callable[[], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
    """What `ask` gives, as JSON; recorded when this runs within a section's workflow."""
    if not DBOS.workflow_id:
        return await ask()

    async def asked() -> dict[
        str, Any
    ]:  # the engine looks whether a function is a coroutine's: a lambda is none
        return await ask()

    return await DBOS.run_step_async({"name": name}, asked)


def _report(job: Job, planned: Plan, results: Mapping[str, Mapping[str, Any]]) -> Report:
    """The report of all pieces. Raises EndpointError when not one call was answered, as an undurable draft does."""
    down = [result["down"] for result in results.values() if "down" in result]
    if down and not any(result.get("usage", {}).get("calls") for result in results.values()):
        raise EndpointError(*down[0])
    tasks = {task.id: task for task in planned.tasks}
    pieces = {name: _written(tasks[name], results[name]) for name in tasks}
    made = _Made(job.model, results.values())

    def assembled(written: Mapping[str, Written]) -> Report:
        own: list[Finding] = [*planned.findings, *(f for piece in written.values() for f in piece.findings)]
        parts = {name: piece.part for name, piece in written.items()}
        report = assemble(job.brief, parts, job.model, findings=own, usage=made.spent)
        return report.model_copy(update={"provenance": provenance(made)})  # type: ignore[arg-type]

    return over_the_whole(tasks, pieces, assembled, job.emit)


def _written(task: Task, result: Mapping[str, Any]) -> Written:
    if "down" in result:
        why = _BROKE[0] if task.brief.language == "zh" else _BROKE[1]
        return Written(composed(task), (stepped_in(task, "section-composed", why),))
    findings = tuple(Finding.model_validate(finding) for finding in result["findings"])
    return Written(Part.model_validate(result["part"]), findings)


class _Made:
    """What a report was made with, put together from its sections."""

    def __init__(self, name: str, results: Iterable[Mapping[str, Any]]) -> None:
        self.name = name
        self.spent = Usage()
        used: dict[str, PromptUsed] = {}
        for result in results:
            self.spent = self.spent.plus(Usage.model_validate(result.get("usage", {})))
            for prompt in result.get("prompts", ()):
                used.setdefault(str(prompt), PromptUsed.model_validate(prompt))
        self.prompts_used = tuple(sorted(used.values(), key=lambda prompt: (prompt.name, prompt.version)))


def engine_url(where: str | Path) -> str:
    """The URL of the engine's database: the same PostgreSQL, or runs.db beside nigao.db in the data folder."""
    if isinstance(where, str) and "://" in where:
        return where
    folder = Path(where)
    folder.mkdir(parents=True, exist_ok=True)
    _prepare(folder / "runs.db")
    return f"sqlite:///{folder / 'runs.db'}"


def _prepare(file: Path) -> None:
    """Write-ahead logging stays with the file: readers and the writer no longer wait for each other."""
    with sqlite3.connect(file, timeout=30) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


class _Quick(sqlite3.Connection):
    """A connection that does not wait for the disk at each commit.

    After a loss of power the engine may have forgotten its last steps and does them again; answers that were paid for
    are in the store, which waits. A process that is killed loses nothing either way.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.execute("PRAGMA synchronous = NORMAL")


def launch(where: str | Path, name: str, jobs: Jobs, *, drafts: int = 0, sections: int = 0) -> None:
    """Starts the engine in this process under a name that no other ever had.

    `drafts` and `sections` are how many from the queues it works on at once; with 0 it only does what it starts itself.
    """
    for logger in ("dbos", "alembic"):
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    _desk["jobs"] = jobs
    config: DBOSConfig = {
        "name": "nigao",
        "system_database_url": engine_url(where),
        "application_version": SHAPE,
        "executor_id": name,
        "serializer": DBOSPortableJSONSerializer(),
        "log_level": "CRITICAL",
        "console_log_level": "CRITICAL",
        "notification_listener_polling_interval_sec": 0.1,
    }
    if config["system_database_url"].startswith("sqlite"):  # type: ignore[union-attr]
        config["db_engine_kwargs"] = {"connect_args": {"factory": _Quick}}
    DBOS(config=config)
    DBOS.listen_queues([DRAFTS, SECTIONS] if drafts else [])
    DBOS.launch()
    if drafts:
        for queue, at_once in ((DRAFTS, drafts), (SECTIONS, sections or drafts * 4)):
            DBOS.register_queue(
                queue, worker_concurrency=at_once, polling_interval_sec=0.1, on_conflict="always_update"
            )


def stop() -> None:
    """Stops the engine; what it had begun goes on elsewhere or at the next start."""
    DBOS.destroy()
    _desk.clear()
    _limits.clear()


def start(run: str, generation: int) -> Callable[[], str]:
    """Begins a run in this process; the function given back waits for its end."""
    with SetWorkflowID(f"{run}.{generation}"):
        handle = DBOS.start_workflow(draft_run, run, generation)
    return lambda: str(handle.get_result())


class Remote:
    """The engine's database from outside: for a process that hands work on and does none itself."""

    def __init__(self, where: str | Path) -> None:
        url = engine_url(where)
        # The first that comes makes the tables; then this only looks.
        DBOS.migrate(url)
        self._client = DBOSClient(system_database_url=url, serializer=DBOSPortableJSONSerializer())

    def close(self) -> None:
        self._client.destroy()

    def enqueue(self, runs: Iterable[tuple[str, int]]) -> None:
        """Puts runs with their generations on the queue; one that is there already stays as it is."""
        for run, generation in runs:
            options: EnqueueOptions = {
                "queue_name": DRAFTS,
                "workflow_name": "nigao.draft",
                "workflow_id": f"{run}.{generation}",
                "app_version": SHAPE,
            }
            self._client.enqueue(options, run, generation)

    def cancel(self, run: str, generation: int) -> None:
        """Stops a run and its sections at their next step."""
        self._client.cancel_workflow(f"{run}.{generation}", cancel_children=True)

    def known(self, ids: Sequence[str]) -> dict[str, str]:
        """Workflow id → its status, of those that the engine knows."""
        found: dict[str, str] = {}
        for at in range(0, len(ids), 500):
            for one in self._client.list_workflows(
                workflow_ids=list(ids[at : at + 500]), load_input=False, load_output=False
            ):
                found[one.workflow_id] = one.status
        return found

    def take_over(self, alive: Iterable[str]) -> list[str]:
        """Puts back on the queues whatever is under way in processes that are not alive; the ids."""
        living, taken = set(alive), []
        pending = self._client.list_workflows(
            status="PENDING", app_version=SHAPE, load_input=False, load_output=False
        )
        for one in pending:
            if one.executor_id not in living:
                queue = DRAFTS if one.name == "nigao.draft" else SECTIONS
                self._client.resume_workflow(one.workflow_id, queue_name=queue)
                taken.append(one.workflow_id)
        return taken
