"""One call to an endpoint, and what it says about what the endpoint can do."""

from __future__ import annotations

import time
from dataclasses import dataclass

from assistant.brief import Brief, Task
from assistant.facts.sheet import FactSheet
from assistant.figures.slots import find_slots
from assistant.outline.model import make_outline
from assistant.writers.chat_model.endpoint import OpenAIChat
from assistant.writers.chat_model.writer import ChatWriter
from assistant.writers.composer import compose


@dataclass(frozen=True, slots=True)
class Probed:
    """What one call showed. `slots` says whether the model left the two slots of a small task as they were."""

    model: str
    address: str
    seconds: float
    streams: bool
    counts_tokens: bool
    takes_temperature: bool
    slots: bool


async def probe(chat: OpenAIChat) -> Probed:
    """Polishes two made-up clauses. Raises EndpointError or AnswerError, as every call does."""
    writer, started = ChatWriter(chat), time.perf_counter()
    task = _task()
    answer = await writer.polish(task, compose(task))
    wanted = {slot.expression for slot in find_slots(compose(task))}
    return Probed(
        chat.name,
        chat.address,
        time.perf_counter() - started,
        streams=chat.streams,
        counts_tokens=answer.usage.input_tokens > 0,
        takes_temperature=chat.takes_temperature,
        slots=wanted <= {slot.expression for slot in find_slots(answer.source)},
    )


def _task() -> Task:
    """Nobody's data: a section with two facts."""
    facts = FactSheet.of(
        [
            {"id": "植树", "label": "栽植树木", "value": 12, "unit": "棵"},
            {"id": "参加", "label": "参加人数", "value": 5, "unit": "人"},
        ]
    )
    outline = make_outline([{"heading": "植树活动", "facts": ["植树", "参加"], "points": ["组织植树活动"]}])
    brief = Brief(title="植树活动情况", facts=facts, outline=outline)
    placed = next(iter(outline.walk()))
    return Task(placed.id, brief, placed.section, placed.section.facts, placed)
