"""A request in a thread of its own, while Writer goes on painting and taking keys; it ends by its own time limit."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from .words import Speech

_T = TypeVar("_T")
_STEP = 0.05  # seconds between two looks


class Waiting:
    """How to wait: with a window before one, the status bar says so; headless, plainly."""

    def __init__(self, context: Any, frame: Any | None, say: Speech) -> None:
        self._context, self._frame, self._say = context, frame, say

    def __call__(self, ask: Callable[[], _T]) -> _T:
        """The answer. Raises what `ask` raises."""
        if self._frame is None:
            return ask()
        got: dict[str, Any] = {}

        def work() -> None:
            try:
                got["answer"] = ask()
            except BaseException as error:
                got["error"] = error

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        self._show(thread)
        if "error" in got:
            raise got["error"]
        answer: _T = got["answer"]
        return answer

    def _show(self, thread: threading.Thread) -> None:
        manager = self._context.ServiceManager
        toolkit = manager.createInstanceWithContext("com.sun.star.awt.Toolkit", self._context)
        indicators: list[Any] = []
        for _ in range(8):
            thread.join(_STEP)
        if thread.is_alive() and self._frame is not None:
            indicators.append(self._frame.createStatusIndicator())
            indicators[0].start(self._say("waiting"), 0)
        while thread.is_alive():
            toolkit.processEventsToIdle()
            time.sleep(_STEP)
        for indicator in indicators:
            indicator.end()
