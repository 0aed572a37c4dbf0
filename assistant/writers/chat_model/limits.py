"""Bounds on what one report may cost: a model around a model."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Literal

from assistant.errors import InputError
from assistant.report.findings import Usage
from assistant.settings import Settings
from assistant.writers.chat_model.failures import failure
from assistant.writers.chat_model.seam import ChatModel, Reply, Request, estimated_tokens

Bound = Literal["max-calls", "max-tokens", "max-seconds", "max-cost"]
_PER_PRICE = 1_000_000
# What an answer is taken to need before it is there: one section of some 600 characters.
_ANSWER_TOKENS = 400


@dataclass(frozen=True, slots=True)
class Limits:
    """0 is no limit. Prices are for a million tokens, in whatever currency `cost` is meant."""

    calls: int = 0
    tokens: int = 0
    seconds: float = 0.0
    cost: float = 0.0
    price_input: float = 0.0
    price_output: float = 0.0

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        return cls(
            settings.max_calls,
            settings.max_tokens,
            settings.max_seconds,
            settings.max_cost,
            settings.price_input,
            settings.price_output,
        )

    @property
    def any(self) -> bool:
        return bool(self.calls or self.tokens or self.seconds or self.cost)

    def price(self, sent: int, answered: int) -> float:
        """What so many tokens cost."""
        return (sent * self.price_input + answered * self.price_output) / _PER_PRICE


class Limited:
    """A ChatModel that asks no more once a limit would be passed; an AnswerError says which.

    Calls under way count with what they are estimated to need, so that many side by side do not overshoot together.
    `elsewhere` is what the same report has cost before this process, or beside it; its seconds are those before.
    """

    def __init__(self, model: ChatModel, limits: Limits) -> None:
        self._model = model
        self._limits = limits
        self._started = 0.0
        self._calls = self._sent = self._answered = 0
        self.elsewhere = Usage()

    @property
    def name(self) -> str:
        return self._model.name

    async def answer(self, request: Request) -> Reply:
        """The reply. Raises AnswerError at a limit, and whatever the model raises."""
        self._started = self._started or time.monotonic()
        sent = estimated_tokens(request.text)
        if bound := self._reached(sent):
            raise failure(bound, self.name)
        self._count(1, sent, _ANSWER_TOKENS)
        try:
            async with asyncio.timeout(self._left()):
                reply = await self._model.answer(request)
        except TimeoutError:
            raise failure("max-seconds", self.name) from None
        # The server's own count in the place of the estimate, where it gives one.
        answered = reply.output_tokens or estimated_tokens(reply.text)
        self._count(0, (reply.input_tokens or sent) - sent, answered - _ANSWER_TOKENS)
        return reply

    async def close(self) -> None:
        await self._model.close()

    def _count(self, calls: int, sent: int, answered: int) -> None:
        self._calls += calls
        self._sent += sent
        self._answered += answered

    def _reached(self, sent: int) -> Bound | None:
        """The limit that one more call would pass."""
        limits, before = self._limits, self.elsewhere
        sent += self._sent + before.input_tokens
        answered = self._answered + before.output_tokens + _ANSWER_TOKENS
        tokens, cost = sent + answered, limits.price(sent, answered)
        if limits.calls and self._calls + before.calls >= limits.calls:
            return "max-calls"
        if limits.tokens and tokens > limits.tokens:
            return "max-tokens"
        if limits.cost and cost > limits.cost:
            return "max-cost"
        left = self._left()
        return "max-seconds" if left is not None and left <= 0 else None

    def _left(self) -> float | None:
        """Seconds that remain; None without a limit."""
        if not self._limits.seconds:
            return None
        return self._limits.seconds - self.elsewhere.seconds - (time.monotonic() - self._started)


def limited(model: ChatModel, settings: Settings) -> ChatModel:
    """The model within the settings' limits; as it is where there are none. Raises InputError for a cost without prices."""
    limits = Limits.of(settings)
    if limits.cost and not (limits.price_input or limits.price_output):
        raise InputError(
            "--max-cost 要有价格：请设置 NIGAO_PRICE_INPUT 和 NIGAO_PRICE_OUTPUT（每百万词元）",
            "--max-cost needs prices: set NIGAO_PRICE_INPUT and NIGAO_PRICE_OUTPUT (a million tokens)",
        )
    return Limited(model, limits) if limits.any else model
