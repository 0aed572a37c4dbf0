"""The seam behind which a section is filled: by the composer, by a chat model, by a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.brief import Brief, Task
from assistant.report.findings import Finding, PromptUsed, Usage

Way = Literal["write", "polish"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a writer gives back: a source text (paragraphs parted by line breaks, slots in it)."""

    source: str
    usage: Usage = Usage()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A fact that the outline leaves open: the sections that it may go to, and where the rule would put it.

    `rule` is empty where the rule would leave it out.
    """

    fact: str
    choices: tuple[str, ...]
    rule: str


class Writer(Protocol):
    """Fills one piece of a report. `name` is printed and saved: composer, openai:NAME."""

    @property
    def name(self) -> str: ...

    @property
    def first_way(self) -> Way:
        """With which way to begin: write from facts and points, or polish the composer's draft."""
        ...

    @property
    def spent(self) -> Usage:
        """All answered calls so far, those whose answer was of no use among them."""
        ...

    @property
    def prompts_used(self) -> Sequence[PromptUsed]:
        """The prompts of all calls so far, for the record of the draft; a composer has none."""
        ...

    async def write(self, task: Task, written: Sequence[tuple[str, str]] = ()) -> Answer:
        """The text of the task's section. Raises EndpointError or AnswerError, nothing else.

        `written` are heading and source of the sections that stand already, for a lead or a closing.
        """
        ...

    async def place(self, brief: Brief, unplaced: Sequence[Unplaced]) -> Mapping[str, str]:
        """A section's id for each fact that the writer has an opinion on; not to be trusted. Raises as `write` does."""
        ...

    async def polish(self, task: Task, draft: str, again: int = 0) -> Answer:
        """The composer's draft made into prose, every slot left in its clause. Raises as `write` does.

        `again` is how often it was asked for before; the writer is to give another text, if it can.
        """
        ...

    async def revise(
        self, task: Task, source: str, findings: Sequence[Finding], instruction: str = ""
    ) -> Answer:
        """The text again, with the findings mended and the person's instruction followed."""
        ...

    async def close(self) -> None:
        """Lets go of connections and child processes."""
        ...
