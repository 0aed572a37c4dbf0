"""Drafts that run while others watch: each has an id, its events so far, and in the end a kept report.

They are written by the durable engine: one that was running when the server ended goes on at its next start.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any

from assistant.brief import Brief
from assistant.errors import DocumentError, NigaoError
from assistant.report.events import Emit
from assistant.report.model import Report
from assistant.service.run import Run, Status

if TYPE_CHECKING:  # whoever makes the store has loaded the database by then
    from assistant.service.worker import Engine
    from assistant.store import RunRecord, Store, Version

__all__ = ["Run", "Runs", "Status"]

_log = logging.getLogger("nigao")
_REMEMBERED = 500
_AT_ONCE = 8  # runs that begin without waiting for a turn
_STOPPING = 30.0  # seconds to wait for what a stopped run keeps; on an idle machine it takes a tenth of one


class Runs:
    """The runs of one store, as this process sees them.

    The latest 500 finished runs keep their events; of older ones only the stored report remains. The engine is
    started by the first draft, or by `go_on` where one is waiting; there is one in a process, so a second `Runs`
    that needs it takes it from the first.
    """

    _with_engine: Runs | None = None

    def __init__(self, store: Store) -> None:
        self.store = store
        self._runs: OrderedDict[str, Run] = OrderedDict()
        self._lock = Lock()
        self._engine: Engine | None = None
        self._starting = ThreadPoolExecutor(1, thread_name_prefix="nigao-starting")

    def start(
        self, brief: Brief, model: str = "", *, owner: str = "", limits: Mapping[str, Any] | None = None
    ) -> Run:
        """Accepts a draft and returns at once: from here on it is not lost. The report will be the owner's.

        `limits` stand in for settings of that name, as in `draft_report`. Raises InputError when the model's
        name has no known form.
        """
        from assistant.service.batch import hand_in

        (name,) = hand_in(self.store, [("", brief)], model=model, owner=owner, limits=limits)
        run = self._remembered(Run(name, brief, owner, look=self._look))
        self._starting.submit(self._begin, name)
        return run

    def take_up(self, name: str) -> Run:
        """Goes on with a draft that was stopped or failed: what stands is kept, what is missing is written.

        By the model of today's settings. One that is being written already is given back as it is. Raises
        DocumentError when nothing is known of the run, InputError when the model may not see the brief.
        """
        from assistant.service.batch import reopened
        from assistant.service.jobs import brief_from_text, generation_of
        from assistant.store import RunRecords
        from assistant.writers.models import chosen

        run = self.get(name)
        if run is not None and run.status == "running":
            return run
        record = reopened(self.store, name, model=chosen("").name)
        brief = brief_from_text(RunRecords(self.store.engine).brief(name))
        with self._lock:
            self._runs.pop(name, None)
        run = self._remembered(Run(name, brief, str(record.settings.get("owner", "")), look=self._look))
        self._starting.submit(self._begin, name, generation_of(record))
        return run

    def can_take_up(self, name: str, report: Report | None) -> bool:
        """Whether something is missing in this report of a run, or in the run that came to none."""
        from assistant.service.standing import missing

        if report is not None and not missing(report):
            return False
        run = self.get(name)
        return run is not None and run.status in ("cancelled", "failed")

    def go_on(self) -> None:
        """Lets what broke off be written to its end, in the background; nothing where nothing did."""
        self._starting.submit(self._go_on)

    def get(self, name: str) -> Run | None:
        """A run by its id, also one that another process began; None for one long done, and for an unknown one."""
        from assistant.service.jobs import brief_from_text
        from assistant.store import RunRecords

        run = self._runs.get(name)
        if run is not None or not name:
            return run
        records = RunRecords(self.store.engine)
        try:
            record = records.get(name)
            if record.status == "done":
                return None
            brief = brief_from_text(records.brief(name))
        except DocumentError:
            return None
        run = Run(name, brief, str(record.settings.get("owner", "")), look=self._look)
        _as_recorded(run, record)
        return self._remembered(run)

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
        """Stops a run; what it has finished is kept as the report. Nothing happens to one that has ended."""
        run = self.get(name)
        if run is None or run.status != "running":
            return
        if await asyncio.to_thread(self._cancel, name):
            with suppress(TimeoutError):
                async with asyncio.timeout(_STOPPING):
                    await run.over()
        self._look(run)

    def close(self) -> None:
        """Stops the engine, if there is one; what runs goes on at the next start. The store stays open."""
        self._starting.shutdown(wait=True, cancel_futures=True)
        self._release()

    def _remembered(self, run: Run) -> Run:
        with self._lock:
            run = self._runs.setdefault(run.id, run)
            for name in [n for n, r in self._runs.items() if r.status != "running"][:-_REMEMBERED]:
                del self._runs[name]
        return run

    def _begin(self, name: str, generation: int = 0) -> None:
        """Hands a run to the engine; runs in the one thread that starts."""
        try:
            # A few begin at once, for somebody looks on; of a crowd the rest waits: each that runs holds threads.
            crowd = sum(run.status == "running" for run in list(self._runs.values())) > _AT_ONCE
            self._running().start(name, generation, waits=crowd)
        except Exception:
            from assistant.service.jobs import mark_failed

            _log.exception("run %s could not be begun", name)
            message = NigaoError("起草不能开始，详见日志", "the draft could not be begun; see the log")
            mark_failed(self.store, name, message)
            self._ended(name)

    def _go_on(self) -> None:
        from assistant.service.batch import put_on_queue
        from assistant.store import OPEN, RunRecords

        try:
            if RunRecords(self.store.engine).list(statuses=OPEN, limit=1):
                self._running()
                put_on_queue(self.store)
        except Exception:
            _log.exception("what broke off could not be taken up")

    def _running(self) -> Engine:
        from assistant.service.worker import Engine
        from assistant.settings import settings

        if self._engine is None:
            if Runs._with_engine is not None:
                Runs._with_engine._release()
            at_once = settings().drafts_at_once
            self._engine = Engine(self.store, drafts=at_once, emit_of=self._emit_of, ended=self._ended)
            Runs._with_engine = self
        return self._engine

    def _release(self) -> None:
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()
            Runs._with_engine = None

    def _emit_of(self, name: str) -> Emit:
        from assistant.report.events import silence

        run = self.get(name)
        return run.add if run else silence

    def _ended(self, name: str) -> None:
        run = self._runs.get(name)
        if run is not None:
            self._look(run, ended=True)

    def _look(self, run: Run, *, ended: bool = False) -> None:
        """Brings a run up to its record. One that was stopped here goes on until what it had is kept: it will say so."""
        from assistant.store import RunRecords

        if run.status != "running":
            return
        record = RunRecords(self.store.engine).get(run.id)
        if record.status == "cancelled" and not ended and _is_here(run.id):
            return
        _as_recorded(run, record)
        run.wake()

    def _cancel(self, name: str) -> bool:
        """Whether the run was under way in this process, and will tell its end."""
        from assistant.service.batch import cancel

        cancel(self.store, name)
        return _is_here(name)


def _is_here(name: str) -> bool:
    from assistant.drafting.durable import is_under_way

    return is_under_way(name)


def _as_recorded(run: Run, record: RunRecord) -> None:
    import json

    if record.status == "failed":
        said = json.loads(record.error) if record.error else ["起草失败", "the draft failed"]
        run.error = NigaoError(*said)
    run.status = "running" if record.status == "queued" else record.status
