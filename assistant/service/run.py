"""One draft that others watch while it is written, by whichever process writes it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Literal

from assistant.brief import Brief
from assistant.errors import NigaoError
from assistant.report.events import Event

Status = Literal["running", "done", "failed", "cancelled"]
_LOOK = 1.0  # seconds after which one that waits looks at the record: another process may be writing

Watcher = tuple[asyncio.AbstractEventLoop, asyncio.Event]


@dataclass(eq=False)
class Run:
    """One draft under way or finished. `events` only grows; watchers read it from any place, in any event loop.

    `look` brings status and error up to what is on record.
    """

    id: str
    brief: Brief
    owner: str = ""
    status: Status = "running"
    events: list[Event] = field(default_factory=list)
    error: NigaoError | None = None
    look: Callable[[Run], None] = lambda run: None
    _watching: set[Watcher] = field(default_factory=set)
    _looked: float = 0.0

    def add(self, event: Event) -> None:
        self.events.append(event)
        self.wake()

    def wake(self) -> None:
        """Lets every watcher look again, from whatever thread."""
        for loop, flag in list(self._watching):
            if not loop.is_closed():
                loop.call_soon_threadsafe(flag.set)

    async def watch(self, start: int = 0) -> AsyncIterator[tuple[int, Event]]:
        """Every event from the `start`-th on, as it comes, until the run has ended."""
        at, flag = start, asyncio.Event()
        me = (asyncio.get_running_loop(), flag)
        self._watching.add(me)
        try:
            while True:
                flag.clear()
                ended = self.status != "running"  # asked first: what came before the end is still told
                while at < len(self.events):
                    yield at, self.events[at]
                    at += 1
                if ended:
                    return
                await self._woken(flag)
        finally:
            self._watching.discard(me)

    async def over(self) -> None:
        """Waits for the end."""
        async for _ in self.watch(len(self.events)):
            pass

    async def _woken(self, flag: asyncio.Event) -> None:
        try:
            async with asyncio.timeout(_LOOK):
                await flag.wait()
        except TimeoutError:
            # One of all who watch looks for the others too: a thousand would ask the database a thousand times.
            if time.monotonic() - self._looked >= _LOOK:
                self._looked = time.monotonic()
                await asyncio.to_thread(self.look, self)
