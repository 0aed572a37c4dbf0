"""Which way a section is written: from facts and points, or by polishing the composer's draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from assistant.writers.writer import Way

Setting = Literal["auto", "write", "polish"]
# After so many sections in a row that writing lost, the rest is polished from the start.
_LOST = 2


@dataclass
class Ways:
    """What has been seen of a model in this draft. `setting` auto begins as the writer proposes."""

    setting: Setting = "auto"
    first: Way = "write"
    lost: int = field(default=0, init=False)

    def order(self) -> tuple[Way, ...]:
        """The ways to try, in turn."""
        if self.setting != "auto":
            return (self.setting,)
        if self.first == "polish" or self.lost >= _LOST:
            return ("polish",)
        return ("write", "polish")

    def saw(self, way: Way, *, held: bool) -> None:
        """Keeps in mind whether a section that was written held."""
        if way == "write":
            self.lost = 0 if held else self.lost + 1
