"""Processes that write durable drafts: the engine with its heartbeat, and what dead processes left taken over."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.brief import Brief
from assistant.errors import DocumentError, NigaoError
from assistant.report.events import Emit, silence
from assistant.report.model import Report
from assistant.service.batch import accept, place_of, put_on_queue
from assistant.service.jobs import Desk, Ended
from assistant.service.kept import open_store
from assistant.settings import settings
from assistant.store import OPEN, RunRecords, Store, Workers

if TYPE_CHECKING:
    from assistant.drafting.durable import Remote

_log = logging.getLogger("nigao")
BEAT = 2.0  # seconds between two heartbeats
SILENCE = 12.0  # seconds after which a worker that says nothing is taken for dead


def worker_name() -> str:
    """A name that no other process ever had; it begins with machine and process, so that its end can be seen."""
    return f"{_machine()}:{os.getpid()}:{secrets.token_hex(4)}"


def _machine() -> str:
    """Where a process number means what it means here: two containers, or two machines, may have one host name."""
    told = [socket.gethostname()]
    with suppress(OSError):
        told += [
            Path("/proc/sys/kernel/random/boot_id").read_text("ascii"),
            str(Path("/proc/self/ns/pid").readlink()),
        ]
    return f"{told[0][:50]}-{hashlib.sha256(''.join(told).encode()).hexdigest()[:8]}"


class Engine:
    """The engine of this process, with its heartbeat; there is one at a time.

    With `drafts` it takes work from the queues, and takes over what dead processes left. A process that `only_works`
    ends itself with code 3 when it finds that others must have taken it for dead.
    """

    def __init__(
        self,
        store: Store,
        *,
        drafts: int = 0,
        emit_of: Callable[[str], Emit] = lambda run: silence,
        ended: Ended = lambda run: None,
        only_works: bool = False,
    ) -> None:
        from assistant.drafting import durable

        self.store, self._name, self._over = store, worker_name(), threading.Event()
        Workers(store.engine).beat(self._name)
        desk = Desk(store, emit_of, ended)
        launched = threading.Event()
        self._heart = threading.Thread(
            target=_live,
            args=(store, self._name, self._over, launched, bool(drafts), only_works),
            daemon=True,
        )
        # Before the launch, which may wait for another's migration: its first work must find it known to be alive.
        self._heart.start()
        try:
            durable.launch(place_of(store), self._name, desk, drafts=drafts)
        except BaseException:
            self._over.set()
            raise
        finally:
            launched.set()

    def start(self, run: str, generation: int = 0, *, waits: bool = False) -> Callable[[], str]:
        """Begins a run in this process, or lets it wait for its turn; the function given back waits for its end."""
        from assistant.drafting import durable

        return durable.start(run, generation, waits=waits)

    def close(self) -> None:
        """Stops the engine; what it had begun goes on elsewhere or at the next start. The store stays open."""
        from assistant.drafting import durable

        self._over.set()
        self._heart.join(timeout=BEAT * 2)
        durable.stop()
        Workers(self.store.engine).leave(self._name)


@contextmanager
def engine(
    *, drafts: int = 0, emits: Mapping[str, Emit] | None = None, only_works: bool = False
) -> Iterator[Store]:
    """The engine over the store that the settings name, as long as the context lasts; the store."""
    store, listening = open_store(), dict(emits or {})
    try:
        running = Engine(
            store, drafts=drafts, emit_of=lambda run: listening.get(run, silence), only_works=only_works
        )
        try:
            yield store
        finally:
            running.close()
    finally:
        store.close()


def _live(
    store: Store, name: str, ended: threading.Event, launched: threading.Event, reaps: bool, only_works: bool
) -> None:
    """Beats, and looks for the dead. A worker that could not be heard for too long has been replaced, and ends."""
    from assistant.drafting.durable import Remote

    workers = Workers(store.engine)
    while not launched.wait(BEAT):
        with suppress(Exception):
            workers.beat(name)
    if ended.is_set():
        return
    last, remote = time.monotonic(), Remote(place_of(store)) if reaps else None
    try:
        while True:
            if only_works and time.monotonic() - last > SILENCE:
                os._exit(3)
            try:
                workers.beat(name)
                last = time.monotonic()
                halt_stopped(store)
                if remote:
                    reap(store, remote)
            except Exception:
                # A database that is away for a moment is no reason to die; one that stays away is, see above.
                _log.warning("no heartbeat", exc_info=True)
            if ended.wait(BEAT):
                return
    finally:
        if remote:
            remote.close()


def halt_stopped(store: Store) -> None:
    """Stops what this process is writing of runs that were stopped from another one."""
    from assistant.drafting import durable

    if names := durable.under_way():
        for name in RunRecords(store.engine).stopped_of(names):
            durable.halt(name)


def reap(store: Store, remote: Remote) -> list[str]:
    """Puts the work of dead processes back on the queues; what was put back. One process at a time does this."""
    workers = Workers(store.engine)
    with workers.reaping() as mine:
        if not mine:
            return []
        taken = remote.take_over(lambda: [name for name in workers.alive(SILENCE) if not _has_ended(name)])
        for name in workers.dead(SILENCE * 10):
            workers.leave(name)
    return taken


def _has_ended(name: str) -> bool:
    """Whether a worker of this machine is no longer a process; of another machine only its silence tells."""
    machine, pid, _ = name.rsplit(":", 2)
    if machine != _machine():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def draft_durably(
    brief: Brief,
    *,
    model: str = "",
    source: str = "",
    limits: Mapping[str, float] | None = None,
    emit: Emit | None = None,
) -> tuple[str, Report]:
    """Drafts in this process so that it survives its end; run id and report. Raises what made the run fail."""
    from assistant.drafting import durable

    store = open_store()
    (run,) = accept(store, [(source, brief)], model=model, limits=limits)
    store.close()
    with engine(emits={run: emit} if emit else {}) as store:
        durable.start(run, 0)()
        return run, finished(store, run)


def finished(store: Store, run: str) -> Report:
    """The report of a run that has ended. Raises the error that it failed with."""
    record = RunRecords(store.engine).get(run)
    if record.status == "done":
        return store.load(record.report)
    if record.status == "failed" and record.error:
        raise NigaoError(*json.loads(record.error))
    raise DocumentError("起草没有完成", "the draft is not finished", found=f"{run} {record.status}")


def work(
    *, drafts: int = 0, until_done: bool = False, told: Callable[[dict[str, int]], None] | None = None
) -> None:
    """Works the queues off: until nothing is open, or for ever. `told` hears the counts of all runs when they change."""
    config = settings()
    with engine(drafts=drafts or config.drafts_at_once, only_works=True) as store:
        put_on_queue(store)
        runs, last = RunRecords(store.engine), dict[str, int]()
        while True:
            counts = runs.totals()
            if told and counts != last:
                told(counts)
                last = counts
            if until_done and not any(counts.get(status) for status in OPEN):
                return
            time.sleep(0.2)
