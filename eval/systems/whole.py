"""nigao as it is, with any model or none; and without the revisions."""

from __future__ import annotations

from assistant.brief import Brief
from assistant.drafting.workflow import draft
from assistant.report import events
from assistant.settings import Settings
from assistant.writers.writer import Writer
from eval.systems.drafted import Drafted, page_of


async def drafted(brief: Brief, writer: Writer, config: Settings) -> Drafted:
    """What `nigao draft` gives."""
    rounds = 0

    def count(event: events.Event) -> None:
        nonlocal rounds
        rounds += isinstance(event, events.Revised)

    report = await draft(
        brief,
        writer,
        rounds=config.rounds,
        side_by_side=config.side_by_side,
        way=config.way,
        emit=count,
    )
    return Drafted(report, page_of(report), rounds)


async def drafted_at_once(brief: Brief, writer: Writer, config: Settings) -> Drafted:
    """The same, no section being sent back: what does not hold is mended or composed at once."""
    return await drafted(brief, writer, config.model_copy(update={"rounds": 0}))
