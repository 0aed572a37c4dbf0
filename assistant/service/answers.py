"""What one run has on record, as this process knows it."""

from __future__ import annotations

import asyncio
import time

from assistant.store import Call, Calls

_HOLDS = 1.0  # seconds that the look at all of it holds: a draft asks for its first texts within them


class Answers:
    """The recorded answers of a run.

    All are read at once when the run is opened; after a second each is looked up by itself, and at once in a section
    that was taken over. Those that come while
    the disk is busy with another are kept together, in one transaction.
    """

    def __init__(self, calls: Calls, run: str) -> None:
        self._calls = calls
        self._looked = time.monotonic()
        self._read = {call.hash: call for call in calls.on_record(run)}
        self._waiting: list[tuple[Call, asyncio.Future[Call]]] = []
        self._keeping: asyncio.Task[None] | None = None

    async def find(self, *keys: str, begun_here: bool) -> Call | None:
        """A call of one of these hashes; None when there was none on record a second ago.

        `begun_here`: this process began the section, so that no other can have asked for it since the run was opened.
        One that was taken over may have been kept a moment ago by who is dead now: that is looked for.
        """
        known = next((self._read[key] for key in keys if key in self._read), None)
        if known is None and (not begun_here or time.monotonic() - self._looked > _HOLDS):
            return await self.look(*keys)
        return known

    async def look(self, *keys: str) -> Call | None:
        """The same as of now."""
        return await asyncio.to_thread(self._calls.find, *keys)

    async def keep(self, call: Call) -> Call:
        """The call that stands from now on under its hash, once it is on record: this one, or another process's."""
        kept: asyncio.Future[Call] = asyncio.get_running_loop().create_future()
        self._waiting.append((call, kept))
        if self._keeping is None:
            self._keeping = asyncio.ensure_future(self._keep_all())
        return await kept

    async def _keep_all(self) -> None:
        """Keeps what waits, until nothing does. A text that nobody waits for any more is kept as well: it was paid for."""
        try:
            while self._waiting:
                now, self._waiting = self._waiting, []
                await self._keep_together(now)
        finally:
            self._keeping = None

    async def _keep_together(self, now: list[tuple[Call, asyncio.Future[Call]]]) -> None:
        waiting = [kept for _, kept in now]
        try:
            stand = await asyncio.to_thread(self._calls.keep_all, [call for call, _ in now])
        except Exception as error:
            for kept in waiting:
                if not kept.done():
                    kept.set_exception(error)
        else:
            for kept, call in zip(waiting, stand, strict=True):
                if not kept.done():
                    kept.set_result(call)
