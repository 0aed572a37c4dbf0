"""What the doors share: the runs, the keys, the counts, and where texts are worked on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool

from assistant.brief import Brief
from assistant.interfaces.access import Caller, Shelf
from assistant.interfaces.allowed import allowed_model, named_endpoint
from assistant.interfaces.api.gate import Doors
from assistant.interfaces.texts import BusyError, Workshop
from assistant.service.run import Run
from assistant.service.runs import Runs
from assistant.store import Repeats


@dataclass
class Front:
    """One server's front office. `streams` is how many event streams may be open at the same time."""

    runs: Runs
    doors: Doors
    workshop: Workshop
    streams: int = 1000
    open_streams: int = 0

    def shelf(self, caller: Caller) -> Shelf:
        """The reports as this caller sees them."""
        return Shelf(self.runs, caller)

    @property
    def repeats(self) -> Repeats:
        return Repeats(self.runs.store.engine)

    async def draft(self, caller: Caller, brief: Brief, model: str, endpoint: str = "") -> Run:
        """Begins a draft for a caller. Raises TooManyError, InputError."""
        limits, name = named_endpoint(endpoint), allowed_model(model)
        self.doors.rates.draft(caller)
        run = await run_in_threadpool(self.shelf(caller).start, brief, name, limits=limits)
        self.doors.metrics.drafts.inc()
        return run

    @contextmanager
    def stream(self) -> Iterator[None]:
        """While one event stream is open. Raises BusyError when there are too many."""
        if self.open_streams >= self.streams:
            raise BusyError("打开的事件流太多，请稍后再试", "too many event streams are open; try again")
        self.open_streams += 1
        self.doors.metrics.streams.set(self.open_streams)
        try:
            yield
        finally:
            self.open_streams -= 1
            self.doors.metrics.streams.set(self.open_streams)
