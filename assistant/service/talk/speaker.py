"""The chat model that may hold a conversation, and what it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.report.model import Report

_EARLIER = 6  # messages before the last that are shown


@dataclass(frozen=True, slots=True)
class Speaker:
    """LangChain's chat model over the configured endpoint, with all that guards it."""

    model: Any
    endpoint: Any

    async def close(self) -> None:
        await self.endpoint.close()


def speaker(name: str = "") -> Speaker | None:
    """The speaker of a model; None for the composer, a local file and a script: they take no tools.

    Raises EndpointError when the settings' address is none.
    """
    from assistant.settings import settings
    from assistant.writers.models import chosen

    config = settings()
    prefix, _, rest = chosen(name, config).name.partition(":")
    if prefix != "openai" or not rest.strip():
        return None
    from assistant.writers.chat_model.endpoint import OpenAIChat

    endpoint = OpenAIChat(rest.strip(), config)
    return Speaker(endpoint.tool_model, endpoint)


def instructions(report: Report, said: Sequence[str]) -> tuple[str, list[str]]:
    """What the model is told about its place, and the person's messages without anything sensitive in them."""
    from assistant.writers.prompts import load_prompt
    from assistant.writers.prompts.discreet import Discreet

    discreet = Discreet(report.brief)
    told = load_prompt("talk", report.brief.language).render(title=discreet.line(report.brief.title))
    return told, [discreet.text(message) for message in said[-_EARLIER - 1 :]]
