"""The seam behind which a section is filled: by the composer, by a chat model, by a script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.brief import Task
from assistant.report.findings import Finding, Usage


@dataclass(frozen=True, slots=True)
class Answer:
    """What a writer gives back: a source text (paragraphs parted by line breaks, slots in it)."""

    source: str
    usage: Usage = Usage()


class Writer(Protocol):
    """Fills one piece of a report. `name` is printed and saved: composer, openai:NAME."""

    @property
    def name(self) -> str: ...

    async def write(self, task: Task) -> Answer:
        """The text of the task's section. Raises EndpointError or AnswerError, nothing else."""
        ...

    async def revise(
        self, task: Task, source: str, findings: Sequence[Finding], instruction: str = ""
    ) -> Answer:
        """The text again, with the findings mended and the person's instruction followed."""
        ...

    async def close(self) -> None:
        """Lets go of connections and child processes."""
        ...
