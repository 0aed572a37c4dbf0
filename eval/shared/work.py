"""What one worker of a shared run does: takes drafts, makes them, and at the end writes all of them into its folder."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant.errors import AnswerError, NigaoError
from assistant.settings import Settings
from eval.answers import Answers, Key
from eval.progress import Progress
from eval.record import Record, as_line
from eval.results import files_of, restored
from eval.runs import Job, drafted_record
from eval.shared.table import Shared

BEAT = 2.0  # seconds between two signs of life
SILENCE = 20.0  # seconds without one, after which a draft is taken over
_PAUSE = 0.2


@dataclass
class SharedAnswers(Answers):
    """Answers that all workers know; one that a machine was given is lost with no machine."""

    shared: Shared | None = None

    def replay(self, key: Key) -> dict[str, Any] | None:
        assert self.shared
        return super().replay(key) or self.shared.answer(key)

    def add(self, key: Key, data: dict[str, Any]) -> None:
        assert self.shared
        super().add(key, data)
        if key in self.known:
            self.shared.keep_answer(key, self.known[key])


@dataclass
class _Seen:
    """When a beat of another worker was last seen to change, by our own clock: theirs may be wrong."""

    beats: dict[str, tuple[tuple[str, int], float]] = field(default_factory=dict)

    def silent(self, key: str, now: tuple[str, int]) -> bool:
        last, since = self.beats.get(key, (None, 0.0))
        if last != now:
            self.beats[key] = (now, time.monotonic())
            return False
        return time.monotonic() - since > SILENCE


async def together(
    wanted: Sequence[Job], where: str | Path, folder: Path, config: Settings, at_once: int, heard: Progress
) -> AsyncIterator[Record]:
    """A record for every job, in their order, whoever made it; `heard` hears of those that were made here.

    Raises what a system's first draft raises here, when it says that the others would fail alike.
    """
    shared = Shared(where, f"{socket.gethostname()[:50]}:{os.getpid()}")
    keys = [job.key for job in wanted]
    try:
        shared.add(keys)
        answers = SharedAnswers(shared=shared)
        await asyncio.gather(*(_worker(wanted, shared, answers, config, heard) for _ in range(at_once)))
        for job in wanted:
            yield restored(shared.kept(job.key), folder)
    finally:
        shared.close()


async def _worker(
    wanted: Sequence[Job], shared: Shared, answers: Answers, config: Settings, heard: Progress
) -> None:
    """Takes one draft after another, until all are made; what failed elsewhere is tried once here."""
    tried: set[str] = set()
    seen = _Seen()
    while True:
        states = shared.states(job.key for job in wanted)
        left = [job for job in wanted if states[job.key] != "done"]
        left = [job for job in left if states[job.key] != "failed" or job.key not in tried]
        if not left:
            return
        job = next((job for job in left if _took(job, states[job.key], shared, seen)), None)
        if job is None:
            await asyncio.sleep(_PAUSE)
            continue
        tried.add(job.key)
        record = await _made(job, shared, answers, config)
        kept = {"line": as_line(record), "files": files_of(record)}
        shared.finish(job.key, kept, failed=bool(record.failed))
        heard(record, False)


def _took(job: Job, state: str, shared: Shared, seen: _Seen) -> bool:
    if state != "taken":
        return shared.take(job.key, state)
    now = shared.taken([job.key]).get(job.key)
    return bool(now and seen.silent(job.key, now) and shared.take(job.key, "taken", *now))


async def _made(job: Job, shared: Shared, answers: Answers, config: Settings) -> Record:
    """The draft; given back to the others where the error is not of this draft alone."""
    try:
        async with _alive(job.key, shared):
            return await drafted_record(job, answers, config)
    except NigaoError as error:
        if job.first and not isinstance(error, AnswerError):
            shared.give_back(job.key)
            raise
        failed = Record(job.case.name, job.system, job.case.digest, failed=str(error))
        return replace(failed, key=job.key, repeat=job.repeat)


@asynccontextmanager
async def _alive(key: str, shared: Shared) -> AsyncIterator[None]:
    """Beats while a draft is made."""

    async def beating() -> None:
        while True:
            await asyncio.sleep(BEAT)
            shared.beat([key])

    task = asyncio.create_task(beating())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
