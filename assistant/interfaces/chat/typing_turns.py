"""Who types into a table: one browser's events in their turn, each upon the version that the one before it kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

_BROWSERS = 1000


@dataclass
class Typed:
    """What one browser has last kept by typing: the report, and its version; 0 for nothing yet.

    `shown` is what each fact's cell may read without anybody having typed there: an event that is under way when the
    table is drawn anew still tells the value from before.
    """

    report: str = ""
    version: int = 0
    shown: dict[str, set[str]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def drew(self, values: Mapping[str, str]) -> None:
        """The table was drawn with these values."""
        for fact, value in values.items():
            self.shown.setdefault(fact, set()).add(value)

    def news(self, values: Mapping[str, str]) -> set[str]:
        """The facts whose cells read otherwise than ever shown: somebody typed there."""
        return {fact for fact, value in values.items() if value not in self.shown.get(fact, ())}

    def read(self, values: Mapping[str, str], computed: Mapping[str, str]) -> None:
        """The table read so, and that was dealt with; what it read before would be typed anew.

        What a formula gives nobody types: whatever it has come to, `computed` among it, may still be read.
        """
        self.shown |= {fact: {value} for fact, value in values.items() if fact not in computed}
        self.drew(computed)


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
                typed.report, typed.version, typed.shown = report, 0, {}
            yield typed
