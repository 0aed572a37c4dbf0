"""What the baselines share: they ask a chat model directly, without the program's prompts and reading."""

from __future__ import annotations

import time

from assistant.brief import Task
from assistant.errors import InputError
from assistant.language import Language
from assistant.report.findings import PromptUsed, Provenance, Usage
from assistant.writers.chat_model import ChatModel, ChatWriter, Message, Request
from assistant.writers.prompts import Prompt, read_prompt
from assistant.writers.writer import Writer
from eval.key import OWN_PROMPTS


class Asking:
    """A chat model, and what it has cost. Raises InputError for a writer that has none."""

    def __init__(self, writer: Writer) -> None:
        if not isinstance(writer, ChatWriter):
            raise InputError(
                "对照做法要有模型", "a baseline needs a model", found=writer.name, expected="openai:NAME"
            )
        self.model: ChatModel = writer.model
        self.spent = Usage()

    async def ask(self, system: str, own: str, task: Task) -> str:
        """The answer as it came. Raises EndpointError or AnswerError."""
        messages = (Message("system", system), Message("user", own))
        started = time.perf_counter()
        reply = await self.model.answer(Request(messages, "write", task))
        self.spent = self.spent.plus(
            Usage(
                calls=1,
                input_tokens=reply.input_tokens,
                output_tokens=reply.output_tokens,
                seconds=time.perf_counter() - started,
            )
        )
        return reply.text


def own_prompt(name: str, language: Language) -> Prompt:
    """A prompt of the baselines."""
    return read_prompt(OWN_PROMPTS / f"{name}.{language}.v1.jinja")


def provenance(*prompts: Prompt) -> Provenance:
    return Provenance(prompts=tuple(PromptUsed.model_validate(prompt.record()) for prompt in prompts))
