"""Durable drafting: one brief or two thousand, accepted once and then finished by whoever is alive."""

from __future__ import annotations

import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.brief import Brief
from assistant.errors import DocumentError, InputError, NigaoError
from assistant.report.events import Emit
from assistant.report.model import Report
from assistant.service.jobs import Desk, brief_from_text, brief_to_text, generation_of
from assistant.service.kept import open_store
from assistant.settings import Settings, settings
from assistant.store import OPEN, RunRecord, RunRecords, Store, Workers

if TYPE_CHECKING:
    from assistant.drafting.durable import Remote

BEAT = 2.0  # seconds between two heartbeats
SILENCE = 12.0  # seconds after which a worker that says nothing is taken for dead
SUFFIXES = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Enqueued:
    """What became of a folder of briefs: the runs that were accepted, and the files that could not be."""

    batch: str
    runs: tuple[str, ...]
    refused: tuple[tuple[Path, NigaoError], ...]


def where(config: Settings) -> str | Path:
    """Where this installation keeps everything: a database by URL, or the data folder."""
    return config.database or config.data


def accept(
    store: Store,
    briefs: Sequence[tuple[str, Brief]],
    *,
    model: str = "",
    batch: str = "",
    targets: Sequence[Sequence[Path]] = (),
    limits: Mapping[str, float] | None = None,
) -> list[str]:
    """Keeps briefs as runs, all or none; their ids. From here on none of them is lost.

    Raises InputError when the model has no known form: before anything is accepted.
    """
    from assistant.writers.models import choose

    config = settings()
    choose(model, config)
    from assistant.writers.models import chosen

    asked = chosen(model, config).name
    common = {"rounds": config.rounds, "way": config.way, "side_by_side": config.side_by_side}
    runs = []
    for index, (source, brief) in enumerate(briefs):
        files = [str(target.resolve()) for target in targets[index]] if targets else []
        record = RunRecord(
            store.new_id(),
            model=asked,
            batch=batch,
            source=source,
            settings={**common, "targets": files, "limits": dict(limits or {})},
        )
        runs.append((record, brief_to_text(brief)))
    RunRecords(store.engine).add(runs)
    return [record.id for record, _ in runs]


def enqueue_folder(
    store: Store, folder: Path, *, out: Path | None = None, model: str = "", suffix: str = ".docx"
) -> Enqueued:
    """Every brief beneath a folder as a run of one batch. Raises InputError when there is none at all."""
    from assistant.brief.read import read_brief

    found, refused = [], []
    for file in briefs_in(folder):
        try:
            found.append((str(file), read_brief(file)))
        except NigaoError as error:
            refused.append((file, error))
    if not found:
        raise (
            refused[0][1]
            if refused
            else InputError(
                "没有拟稿说明", "there is no brief", file=folder, expected="brief.yaml, *.yaml, *.json"
            )
        )
    batch = f"{folder.resolve().name[:80]}-{secrets.token_hex(3)}"
    targets = [_targets(Path(source), folder, out, suffix) for source, _ in found] if out else []
    runs = accept(store, found, model=model, batch=batch, targets=targets)
    put_on_queue(store)
    return Enqueued(batch, tuple(runs), tuple(refused))


def briefs_in(folder: Path) -> list[Path]:
    """The briefs beneath a folder: each folder's brief.yaml; where there is none anywhere, every .yaml and .json."""
    if not folder.is_dir():
        raise DocumentError("没有这个文件夹", "there is no such folder", file=folder)
    named = sorted(path for path in folder.rglob("brief.*") if path.suffix in SUFFIXES)
    if named:
        return named
    return sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES)


def _targets(source: Path, folder: Path, out: Path, suffix: str) -> list[Path]:
    relative = source.relative_to(folder)
    name = relative.parent / relative.stem if relative.stem != "brief" else relative.parent
    flat = "-".join(name.parts) or folder.resolve().name
    return [out / f"{flat}{suffix}", out / f"{flat}.json"]


def put_on_queue(store: Store) -> int:
    """Hands every accepted run that the engine does not know yet to it; how many. Does no harm when done twice."""
    from assistant.drafting.durable import Remote

    waiting = RunRecords(store.engine).list(statuses=OPEN, limit=1_000_000)
    remote = Remote(where(settings()))
    try:
        known = remote.known([workflow_of(record) for record in waiting])
        new = [record for record in waiting if workflow_of(record) not in known]
        remote.enqueue((record.id, generation_of(record)) for record in new)
    finally:
        remote.close()
    return len(new)


def workflow_of(record: RunRecord) -> str:
    """The engine's name of a run's present generation."""
    return f"{record.id}.{generation_of(record)}"


def cancel(store: Store, name: str) -> bool:
    """Stops a run wherever it is; whether there was anything to stop."""
    from assistant.drafting.durable import Remote

    runs = RunRecords(store.engine)
    record = runs.get(name)
    if record.status not in OPEN or not runs.mark(name, "cancelled"):
        return False
    remote = Remote(where(settings()))
    try:
        if remote.known([workflow_of(record)]):
            remote.cancel(record.id, generation_of(record))
    finally:
        remote.close()
    return True


def retry(store: Store, name: str, section: str = "") -> RunRecord:
    """Opens a run again: one section of it anew, or without a section whatever failed. Raises InputError, DocumentError.

    Every other section comes from the recorded answers, at no cost and to the byte.
    """
    from assistant.drafting.plan import plan

    runs = RunRecords(store.engine)
    if section:
        known = [task.id for task in plan(brief_from_text(runs.brief(name))).tasks]
        if section not in known:
            raise InputError("没有这一节", "no such section", found=section, expected=", ".join(known))
    elif runs.get(name).status in OPEN:
        return runs.get(name)
    record = runs.retry(name, section)
    put_on_queue(store)
    return record


def worker_name() -> str:
    """A name that no other process ever had; it begins with machine and process, so that its end can be seen."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{secrets.token_hex(4)}"


@contextmanager
def engine(*, drafts: int = 0, emits: dict[str, Emit] | None = None) -> Iterator[Store]:
    """The engine running in this process, with its heartbeat; the store it works on.

    With `drafts` it takes work from the queues, and takes over what dead processes left.
    """
    from assistant.drafting import durable

    store, config = open_store(), settings()
    name, ended = worker_name(), threading.Event()
    Workers(store.engine).beat(name)
    desk = Desk(store, config, durable.as_step)
    desk.emits.update(emits or {})
    durable.launch(where(config), name, desk, drafts=drafts)
    heart = threading.Thread(target=_live, args=(store, name, ended, bool(drafts)), daemon=True)
    heart.start()
    try:
        yield store
    finally:
        ended.set()
        heart.join(timeout=BEAT * 2)
        durable.stop()
        Workers(store.engine).leave(name)
        store.close()


def _live(store: Store, name: str, ended: threading.Event, reaps: bool) -> None:
    """Beats, and looks for the dead. A process that finds that it slept too long has been replaced, and ends."""
    from assistant.drafting.durable import Remote

    workers, last = Workers(store.engine), time.monotonic()
    remote = Remote(where(settings())) if reaps else None
    try:
        if remote:
            reap(store, remote)
        while not ended.wait(BEAT):
            if time.monotonic() - last > SILENCE:
                os._exit(3)
            last = time.monotonic()
            workers.beat(name)
            if remote:
                reap(store, remote)
    finally:
        if remote:
            remote.close()


def reap(store: Store, remote: Remote) -> list[str]:
    """Puts the work of dead processes back on the queues; what was put back. One process at a time does this."""
    workers = Workers(store.engine)
    with workers.reaping() as mine:
        if not mine:
            return []
        taken = remote.take_over([name for name in workers.alive(SILENCE) if not _has_ended(name)])
        for name in workers.dead(SILENCE * 10):
            workers.leave(name)
    return taken


def _has_ended(name: str) -> bool:
    """Whether a worker of this machine is no longer a process; of another machine only its silence tells."""
    host, pid, _ = name.rsplit(":", 2)
    if host != socket.gethostname()[:60]:
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
    import json

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
    with engine(drafts=drafts or config.drafts_at_once) as store:
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


@contextmanager
def going_on() -> Iterator[None]:
    """Beside what the process does otherwise, what broke off is written to its end; nothing where nothing did."""
    store, config = open_store(), settings()
    waiting = RunRecords(store.engine).list(statuses=OPEN, limit=1)
    store.close()
    if not waiting:
        yield
        return
    with engine(drafts=config.drafts_at_once) as store:
        put_on_queue(store)
        yield
