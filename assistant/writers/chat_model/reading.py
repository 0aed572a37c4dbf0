"""Reading an answer while it comes, and when to stop: a model that runs on is not waited for."""

from __future__ import annotations

from assistant.writers.answer import runs_on

# No section is as long; thoughts before it may be.
_MOST = 12_000
_MOST_THOUGHTS = 60_000
# How much more must have come before it is looked at again: looking costs as much as the text is long.
_STEP = 600


class Stream:
    """The pieces of one answer. `enough` says that more of it would be of no use."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._looked = 0

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def add(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    @property
    def enough(self) -> bool:
        """Whether the answer is longer than any section, or repeats itself."""
        if self._length - self._looked < _STEP:
            return False
        self._looked = self._length
        text = self.text
        thinking = "<think" in text[:200] and "</think" not in text
        if thinking:
            return self._length > _MOST_THOUGHTS
        answer = text.rpartition("</think")[2]
        return len(answer) > _MOST or runs_on(answer[-4000:])
