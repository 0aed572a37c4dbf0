"""Runs that this process is writing: whose turn it is, what is done, and a person's word to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from assistant.drafting.durable.job import Job
from assistant.drafting.section import Written
from assistant.report import events


class StoppedError(Exception):
    """A person stopped the run while this was being written."""


@dataclass
class UnderWay:
    """A run in this process: how many of its sections are written at once, which are, which are done, which it began."""

    turns: asyncio.Semaphore
    generation: int = 0
    of: int = 0
    writing: set[asyncio.Task[Any]] = field(default_factory=set)
    done: set[str] = field(default_factory=set)
    begun: set[str] = field(default_factory=set)  # sections that nobody had begun before this process did
    stopped: bool = False

    async def unless_stopped(self, work: Coroutine[Any, Any, Written]) -> Written:
        """What the work gives, when its turn has come. Raises StoppedError as soon as the run is stopped."""

        async def in_turn() -> Written:
            async with self.turns:
                # Those under way are stopped one after the other: the turn that the first gives up is nobody's.
                if self.stopped:
                    raise StoppedError
                return await work

        if self.stopped:
            work.close()
            raise StoppedError
        task = asyncio.ensure_future(in_turn())
        self.writing.add(task)
        try:
            return await task
        except asyncio.CancelledError:
            if self.stopped:
                raise StoppedError from None
            raise
        finally:
            work.close()  # of one that never had its turn; nothing where it has ended
            self.writing.discard(task)

    def ended(self, section: str, job: Job) -> None:
        """Tells those who listen that one more section is done."""
        self.done.add(section)
        job.emit(events.SectionDone(section, len(self.done), self.of))


UNDER_WAY: dict[str, UnderWay] = {}


def joined(run: str, job: Job, generation: int) -> UnderWay:
    """The run's state in this process; a section that is taken over may come before its run.

    A run that is begun anew has nothing to do with its last generation, which may not have quite ended yet.
    """
    found = UNDER_WAY.get(run)
    if found is None or found.generation < generation:
        found = UNDER_WAY[run] = UnderWay(asyncio.Semaphore(job.side_by_side), generation)
    found.of = len(job.planned.tasks)
    found.stopped = found.stopped or job.stopped
    return found


def left(run: str, generation: int) -> None:
    """This process has no more to do with the run in that generation."""
    found = UNDER_WAY.get(run)
    if found is not None and found.generation == generation:
        del UNDER_WAY[run]


def halt(run: str) -> bool:
    """Stops a run of this process: what is being written is dropped, what is done is kept. Whether it was under way."""
    found = UNDER_WAY.get(run)
    if found is None:
        return False
    found.stopped = True
    for task in list(found.writing):
        task.get_loop().call_soon_threadsafe(task.cancel)
    return True


def under_way() -> list[str]:
    """The runs that this process is writing, whole or in part."""
    return list(UNDER_WAY)


def is_under_way(run: str) -> bool:
    """Whether this process is writing the run."""
    return run in UNDER_WAY
