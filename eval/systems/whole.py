"""nigao as it is, with any model or none; and with one part of it left out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from assistant.brief import Brief
from assistant.drafting.loop import ALL, Loop
from assistant.drafting.workflow import draft
from assistant.report import events
from assistant.settings import Settings
from assistant.writers.writer import Writer
from eval.systems.drafted import Drafted, page_of

Way = Callable[[Brief, Writer, Settings], Awaitable[Drafted]]


async def drafted(brief: Brief, writer: Writer, config: Settings, loop: Loop = ALL) -> Drafted:
    """What `nigao draft` gives."""
    rounds = 0

    def count(event: events.Event) -> None:
        nonlocal rounds
        rounds += isinstance(event, events.Revised)

    report = await draft(
        brief,
        writer,
        rounds=config.rounds,
        side_by_side=_at_once(writer, config),
        way=config.way,
        emit=count,
        loop=loop,
    )
    return Drafted(report, page_of(report), rounds)


def without(loop: Loop = ALL, **settings: Any) -> Way:
    """nigao with this loop, and these settings in the place of the user's."""

    async def part(brief: Brief, writer: Writer, config: Settings) -> Drafted:
        return await drafted(brief, writer, config.model_copy(update=settings), loop)

    return part


# What is left out by each: the name is what stands before the model.
LESS: Mapping[str, Way] = {
    "": drafted,
    # No text is judged: the first that can be read stands, whatever figures it holds.
    "no-checks": without(Loop(checks=False)),
    # No section is sent back: what does not hold is mended or composed at once.
    "no-rounds": without(rounds=0),
    # What does not hold after its rounds is not repaired by rule: it is the composer's.
    "no-mend": without(Loop(mend=False)),
    # ... nor composed: the text with the fewest faults stands.
    "no-repair": without(Loop(mend=False, compose=False)),
    # Text is written from facts and points only, never by polishing the composer's draft.
    "no-polish": without(way="write"),
    # The sections are not looked over side by side.
    "no-whole": without(Loop(whole=False)),
}


def _at_once(writer: Writer, config: Settings) -> int:
    """How many sections are written at a time: one, where what came of the first ones decides how the next are asked.

    Side by side, that would depend on which answer comes first, and a run that is continued, whose known answers come
    at once, would ask other questions than one that was not. Drafts still go side by side.
    """
    settled = config.way != "auto" or writer.first_way == "polish"
    return config.side_by_side if settled else 1
