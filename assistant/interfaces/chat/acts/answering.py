"""Answers of a model that are awaited, one for each browser, so that its person can stop them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any


class Answering:
    """What is being answered, by browser."""

    def __init__(self) -> None:
        self._tasks: dict[str, asyncio.Task[Any]] = {}
        self._stopped: set[asyncio.Task[Any]] = set()

    async def answer(self, browser: str, asked: Coroutine[Any, Any, Any]) -> Any:
        """What `asked` gives; None when the person stopped it meanwhile. Raises what it raises."""
        task = asyncio.ensure_future(asked)
        self._tasks[browser] = task
        try:
            return await task
        except asyncio.CancelledError:
            if task not in self._stopped:
                raise  # it is the page that is gone
            return None
        finally:
            self._stopped.discard(task)
            if self._tasks.get(browser) is task:
                del self._tasks[browser]

    def stop(self, browser: str) -> bool:
        """Ends what is being answered; whether there was anything."""
        task = self._tasks.get(browser)
        if task is None or task.done():
            return False
        self._stopped.add(task)
        task.cancel()
        return True
