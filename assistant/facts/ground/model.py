"""What the grounding says of one figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Verdict = Literal["supported", "derived", "unsupported", "contradicted"]


@dataclass(frozen=True, slots=True)
class Grounding:
    """One judged figure: where it stands, what becomes of it, and why.

    `start`/`end` are character offsets into the text, of number and unit. `facts` are the ids that
    it states, is computed from, or contradicts. `rule` is the name a finding carries, empty when
    there is nothing to report; `expected` is what should stand there, `candidates` the ids that
    the words leave open.
    """

    start: int
    end: int
    text: str
    verdict: Verdict
    facts: tuple[str, ...] = ()
    arithmetic: str = ""
    message: str = ""
    rule: str = ""
    expected: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether a fact stands behind the figure."""
        return self.verdict in ("supported", "derived")

    def as_dict(self) -> dict[str, Any]:
        """The verdict as JSON holds it."""
        return {name: getattr(self, name) for name in self.__slots__}
