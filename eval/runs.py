"""Drafts every case with every system, and gives each record as soon as it stands and those before it do."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.brief import Brief
from assistant.brief.read import read_brief
from assistant.documents import read_text
from assistant.errors import AnswerError, NigaoError
from assistant.settings import Settings
from eval.answers import Answers
from eval.cases import Case
from eval.key import key_of, parts
from eval.record import Record, scored
from eval.sample import Sample
from eval.systems import drafted


@dataclass(frozen=True, slots=True)
class Job:
    """One draft to make: a case, its brief, a system, and which repetition it is. `first` is the system's first."""

    case: Case
    brief: Brief
    system: str
    repeat: int
    key: str
    first: bool


def read_briefs(cases: Sequence[Case]) -> dict[str, Brief]:
    """The brief of every case by its name. All are read first: a broken one must not cost a paid call."""
    return {case.name: read_brief(case.brief) for case in cases}


def jobs(
    cases: Sequence[Case], briefs: Mapping[str, Brief], systems: Sequence[str], repeats: int, config: Settings
) -> list[Job]:
    """What is to be drafted, system by system, in an order that is always the same."""
    made = []
    for system in dict.fromkeys(systems):
        places = [(case, repeat) for repeat in range(repeats) for case in cases]
        for index, (case, repeat) in enumerate(places):
            brief = briefs[case.name]
            key = key_of(parts(case.name, brief, reference_of(case), system, repeat, config))
            made.append(Job(case, brief, system, repeat, key, not index))
    return made


async def records(
    wanted: Sequence[Job], known: Mapping[str, Record], answers: Answers, config: Settings, at_once: int = 1
) -> AsyncIterator[Record]:
    """A record for every job, in their order; one that is known is given again.

    So many are drafted at once, but never past the first of a system, whose error is raised: the others would fail
    alike. Only a model that answered badly may do better on the next case.
    """
    running: dict[int, asyncio.Task[Record]] = {}
    try:
        for index, job in enumerate(wanted):
            for ahead, later in enumerate(wanted[index : index + at_once], index):
                if ahead > index and (later.first or job.first):
                    break
                if ahead not in running and later.key not in known:
                    running[ahead] = asyncio.create_task(drafted_record(later, answers, config))
            if job.key in known:
                yield known[job.key]
                continue
            try:
                yield await running.pop(index)
            except NigaoError as error:
                if job.first and not isinstance(error, AnswerError):
                    raise
                failed = Record(job.case.name, job.system, job.case.digest, failed=str(error))
                yield replace(failed, key=job.key, repeat=job.repeat)
    finally:
        for task in running.values():
            task.cancel()
            with suppress(asyncio.CancelledError, NigaoError):
                await task


async def drafted_record(job: Job, answers: Answers, config: Settings) -> Record:
    """One draft, scored. Raises what drafting raises."""
    started = time.perf_counter()
    made = await drafted(job.system, job.brief, (job.case.name, job.repeat), answers, config)
    seconds = None if made.replayed else time.perf_counter() - started
    sample = Sample(made.report, made.page, reference_of(job.case), seconds, made.rounds, made.calls)
    return replace(scored(job.case, job.system, sample), key=job.key, repeat=job.repeat)


def reference_of(case: Case) -> str | None:
    """The sample report as it is read; None where nobody has written one."""
    return _read(case.reference) if case.reference else None


@cache
def _read(reference: Path) -> str:
    return read_text(reference)
