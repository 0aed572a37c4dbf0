"""Baseline: one prompt a section, with the values in it, and the answer as it comes. No slots, no checks, no mending.

The program still writes the headings: against `one-prompt` this shows what the outline gains, against the whole
system what slots and checks gain.
"""

from __future__ import annotations

import asyncio

from assistant.brief import Brief, Task
from assistant.drafting.plan import plan
from assistant.drafting.steps import assemble
from assistant.report.model import Part
from assistant.settings import Settings
from assistant.writers.answer.markup import without_markup
from assistant.writers.answer.wrapping import unwrapped
from assistant.writers.prompts.discreet import Discreet
from assistant.writers.writer import Writer
from eval.systems.asking import Asking, own_prompt, provenance
from eval.systems.drafted import Drafted, page_of
from eval.systems.material import fact_lines, outline_lines


async def drafted(brief: Brief, writer: Writer, config: Settings) -> Drafted:
    """A call for each section, so many at a time as the settings say."""
    asking, say = Asking(writer), Discreet(brief)
    system, prompt = own_prompt("system", brief.language), own_prompt("part", brief.language)
    limit = asyncio.Semaphore(config.side_by_side)
    outline = outline_lines(say)

    async def one(task: Task) -> tuple[str, Part]:
        asked = prompt.render(
            title=say.line(brief.title),
            outline=outline,
            heading=say.line(task.heading),
            points=[say.line(point) for point in task.passage.points],
            phrases=[say.line(phrase) for phrase in task.passage.phrases],
            length=task.passage.length,
            facts=fact_lines(say, task.facts),
        )
        async with limit:
            answer = await asking.ask(system.render(), asked, task)
        return task.id, Part(source=without_markup(unwrapped(answer), task), written_by=asking.model.name)

    parts = dict(await asyncio.gather(*(one(task) for task in plan(brief).tasks)))
    report = assemble(brief, parts, asking.model.name, usage=asking.spent)
    report = report.model_copy(update={"provenance": provenance(system, prompt)})
    return Drafted(report, page_of(report))
