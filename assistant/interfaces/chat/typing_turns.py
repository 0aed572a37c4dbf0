"""Who types into a table: one browser's events in their turn, each upon the version that the one before it kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

_BROWSERS = 1000


@dataclass
class Typed:
    """What one browser has last kept by typing: the report, and its version; 0 for nothing yet."""

    report: str = ""
    version: int = 0
    lock: Lock = field(default_factory=Lock)


class Typing:
    """The browsers that type, the latest 1000 of them."""

    def __init__(self) -> None:
        self._browsers: OrderedDict[str, Typed] = OrderedDict()
        self._lock = Lock()

    @contextmanager
    def turn(self, browser: str, report: str) -> Iterator[Typed]:
        """Waits until the browser's events before this one are done; what they kept of this report."""
        with self._lock:
            typed = self._browsers.setdefault(browser, Typed())
            self._browsers.move_to_end(browser)
            while len(self._browsers) > _BROWSERS:
                self._browsers.popitem(last=False)
        with typed.lock:
            if typed.report != report:
                typed.report, typed.version = report, 0
            yield typed
