"""Durable drafting: one brief or two thousand, accepted once and then finished by whoever is alive."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.brief import Brief
from assistant.errors import DocumentError, InputError, NigaoError
from assistant.service.jobs import brief_from_text, brief_to_text, generation_of
from assistant.settings import settings
from assistant.store import OPEN, Calls, RunRecord, RunRecords, Store

SUFFIXES = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Enqueued:
    """What became of a folder of briefs: the runs that were accepted, and the files that could not be."""

    batch: str
    runs: tuple[str, ...]
    refused: tuple[tuple[Path, NigaoError], ...]


def place_of(store: Store) -> str | Path:
    """Where a store keeps everything, as the engine wants to know it: a database by URL, or the data folder."""
    url = store.engine.url
    if url.get_backend_name() == "sqlite":
        return Path(str(url.database)).parent
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def accept(
    store: Store,
    briefs: Sequence[tuple[str, Brief]],
    *,
    model: str = "",
    batch: str = "",
    targets: Sequence[Sequence[Path]] = (),
    limits: Mapping[str, Any] | None = None,
) -> list[str]:
    """Keeps briefs as runs, all or none; their ids. From here on none of them is lost.

    Raises InputError when the model has no known form, EndpointError when its address is none: before anything is
    accepted.
    """
    from assistant.writers.models import choose

    choose(model, settings())
    return hand_in(store, briefs, model=model, batch=batch, targets=targets, limits=limits)


def hand_in(
    store: Store,
    briefs: Sequence[tuple[str, Brief]],
    *,
    model: str = "",
    batch: str = "",
    owner: str = "",
    targets: Sequence[Sequence[Path]] = (),
    limits: Mapping[str, Any] | None = None,
) -> list[str]:
    """`accept`, but an endpoint is first looked at when the run begins: its library takes seconds to load.

    `owner` is whose the reports will be.
    """
    from assistant.service.outgoing import may_leave
    from assistant.writers.models import choose, chosen

    config = settings()
    asked = chosen(model, config).name
    if not asked.startswith("openai:"):
        choose(asked, config)
    common = {
        "rounds": config.rounds, "way": config.way, "side_by_side": config.side_by_side,
        "owner": owner, "limits": dict(limits or {}),
    }  # fmt: skip
    runs = []
    for index, (source, brief) in enumerate(briefs):
        may_leave(brief, asked, config)
        files = [str(target.resolve()) for target in targets[index]] if targets else []
        record = RunRecord(
            store.new_id(), model=asked, batch=batch, source=source, settings={**common, "targets": files}
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
    """Hands every accepted run that the engine does not know yet to it; how many. Does no harm when done twice.

    What an older version of this program left under way is begun anew: its recorded answers cost nothing.
    """
    from assistant.drafting.durable import Remote

    runs = RunRecords(store.engine)
    waiting = runs.list(statuses=OPEN, limit=1_000_000)
    remote = Remote(place_of(store))
    try:
        known = remote.known([workflow_of(record) for record in waiting])
        new = [record for record in waiting if workflow_of(record) not in known]
        new += [
            runs.retry(
                record.id,
                "",
                paid=record.settings.get("paid"),
                standing=record.settings.get("standing", 0),
            )
            for record in waiting
            if known.get(workflow_of(record)) is False
        ]
        remote.enqueue((record.id, generation_of(record)) for record in new)
    finally:
        remote.close()
    return len(new)


def workflow_of(record: RunRecord) -> str:
    """The engine's name of a run's present generation."""
    return f"{record.id}.{generation_of(record)}"


def cancel(store: Store, name: str) -> bool:
    """Stops a run wherever it is; whether there was anything to stop. What is written of it is kept.

    In this process it stops at once, in another at its next heartbeat; of a process that is dead whoever takes its
    work over keeps what is on record.
    """
    from assistant.drafting.durable import Remote, halt

    runs = RunRecords(store.engine)
    record = runs.get(name)
    if record.status not in OPEN or not runs.mark(name, "cancelled"):
        return False
    if halt(name):
        return True
    remote = Remote(place_of(store))
    try:
        remote.cancel_waiting(record.id, generation_of(record))
    finally:
        remote.close()
    return True


def retry(store: Store, name: str, section: str = "") -> RunRecord:
    """Opens a run again: one section of it anew, or without a section whatever failed. Raises InputError, DocumentError.

    Every other section comes from the recorded answers, at no cost and to the byte.
    """
    record = reopened(store, name, section)
    put_on_queue(store)
    return record


def reopened(store: Store, name: str, section: str = "", *, model: str = "") -> RunRecord:
    """`retry`, but nobody is told yet; without a section a `model` may stand in for the one before.

    What was stopped keeps what it has: the newest version of its report stands, with the facts that it has now, and
    only what is missing in it will be written.
    """
    from assistant.drafting.plan import plan
    from assistant.service.outgoing import may_leave
    from assistant.service.standing import missing

    runs = RunRecords(store.engine)
    kept: dict[str, Any] = {}
    if section:
        known = [task.id for task in plan(brief_from_text(runs.brief(name))).tasks]
        if section not in known:
            raise InputError("没有这一节", "no such section", found=section, expected=", ".join(known))
    elif runs.get(name).status in OPEN:
        return runs.get(name)
    else:
        with suppress(DocumentError):  # where nothing was kept, all is missing
            report, version = store.load_with_version(name)
            if missing(report):
                kept = {"standing": version, "brief": brief_to_text(report.brief)}
        may_leave(brief_from_text(kept.get("brief") or runs.brief(name)), model or runs.get(name).model)
    paid = Calls(store.engine).spent(name).model_dump()
    return runs.retry(name, section, paid=paid, model=model, **kept)
