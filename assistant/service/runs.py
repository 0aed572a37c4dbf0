"""Drafts that run while others watch: each has an id, its events so far, and in the end a kept report."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from assistant.brief import Brief
from assistant.errors import DocumentError, InputError, NigaoError
from assistant.report.events import Event
from assistant.report.model import Report
from assistant.service.desk import draft_report

if TYPE_CHECKING:  # whoever makes the store has loaded the database by then
    from assistant.store import Store, Version

_log = logging.getLogger("nigao")
_REMEMBERED = 500

Status = Literal["running", "done", "failed", "cancelled"]


@dataclass
class Run:
    """One draft under way or finished. `events` only grows; watchers read it from any place."""

    id: str
    brief: Brief
    status: Status = "running"
    events: list[Event] = field(default_factory=list)
    report: Report | None = None
    error: NigaoError | None = None
    task: asyncio.Task[None] | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, event: Event) -> None:
        self.events.append(event)
        self.wake()

    def wake(self) -> None:
        """Lets every watcher look again; the next wait gets a fresh flag."""
        self.changed.set()
        self.changed = asyncio.Event()

    async def watch(self, start: int = 0) -> AsyncIterator[tuple[int, Event]]:
        """Every event from the `start`-th on, as it comes, until the run has ended."""
        at = start
        while True:
            changed = self.changed
            while at < len(self.events):
                yield at, self.events[at]
                at += 1
            if self.status != "running":
                return
            await changed.wait()


class Runs:
    """The runs of this process, and the store in which their reports are kept.

    The latest 500 finished runs keep their events; of older ones only the stored report remains.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._runs: OrderedDict[str, Run] = OrderedDict()
        self._keys: OrderedDict[str, tuple[str, str]] = OrderedDict()

    def start(self, brief: Brief, model: str = "") -> Run:
        """Begins a draft in the running event loop and returns at once."""
        run = Run(self.store.new_id(), brief)
        self._runs[run.id] = run
        run.task = asyncio.create_task(self._work(run, brief, model))
        for name in [n for n, r in self._runs.items() if r.status != "running"][:-_REMEMBERED]:
            del self._runs[name]
        return run

    def started_by(self, key: str, asked: str) -> Run | None:
        """The run that a request with this key started. Raises InputError when it asked for something else."""
        before, name = self._keys.get(key, ("", ""))
        if name and before != asked:
            raise InputError("同一幂等键用于不同的请求", "this idempotency key was used for another request")
        return self._runs.get(name)

    def remember(self, key: str, asked: str, run: Run) -> None:
        """Keeps which run a key started; the latest 500."""
        self._keys[key] = (asked, run.id)
        while len(self._keys) > _REMEMBERED:
            self._keys.popitem(last=False)

    def get(self, name: str) -> Run | None:
        return self._runs.get(name)

    def report(self, name: str) -> tuple[Report, int]:
        """The newest version of a report and its number. Raises DocumentError when there is none, or none yet."""
        run = self._runs.get(name)
        if run and run.status == "running":
            raise DocumentError("报告还在起草", "the report is still being drafted", found=name)
        return self.store.load_with_version(name)

    def keep(
        self, name: str, report: Report, *, base: int, why: str, note: str = "", who: str = ""
    ) -> Version:
        """Keeps a changed report as its next version. Raises ConflictError when `base` is no longer the newest."""
        return self.store.save(name, report, base=base, why=why, note=note, who=who)

    async def cancel(self, name: str) -> None:
        run = self._runs.get(name)
        if run and run.task and not run.task.done():
            run.task.cancel()
            await asyncio.wait([run.task])

    async def _work(self, run: Run, brief: Brief, model: str) -> None:
        try:
            run.report = await draft_report(brief, model=model, emit=run.add)
            self.store.create(run.id, run.report)
            run.status = "done"
        except NigaoError as error:
            run.error, run.status = error, "failed"
        except asyncio.CancelledError:
            run.status = "cancelled"
            raise
        except Exception:
            # What went wrong stays in the log; no text of an error ever becomes report text.
            _log.exception("run %s failed", run.id)
            run.error = NigaoError(
                "起草时程序出错，详见日志", "the program failed while drafting; see the log"
            )
            run.status = "failed"
        finally:
            run.wake()
