"""The composer behind the seam of all writers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.brief import Brief, Task
from assistant.report.findings import Finding, Usage
from assistant.writers.composer.chinese import compose_chinese
from assistant.writers.composer.english import compose_english
from assistant.writers.writer import Answer, Unplaced, Way


def compose(task: Task) -> str:
    """Plain, connected prose from points, facts and phrases; nothing beyond its input, nothing padded.

    Every expression of `task.facts` stands in it as a slot, once. Without any input the text is a
    marked gap (【待补】) for a person to fill.
    """
    return compose_chinese(task) if task.brief.language == "zh" else compose_english(task)


class ComposerWriter:
    """Writes by rule. A revision is the same text: rules do not change their mind."""

    name = "composer"
    first_way: Way = "write"
    spent = Usage()
    prompts_used = ()

    async def write(self, task: Task, written: Sequence[tuple[str, str]] = ()) -> Answer:
        return Answer(compose(task))

    async def place(self, brief: Brief, unplaced: Sequence[Unplaced]) -> Mapping[str, str]:
        return {}

    async def polish(self, task: Task, draft: str, again: int = 0) -> Answer:
        return Answer(draft)

    async def revise(
        self, task: Task, source: str, findings: Sequence[Finding], instruction: str = ""
    ) -> Answer:
        return Answer(compose(task))

    async def close(self) -> None:
        return None
