"""A chat model around a chat model: every answer is kept by the hash of its request, and paid for once."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from assistant.errors import AnswerError
from assistant.report.findings import PromptUsed
from assistant.service.spent import Spent
from assistant.store import Call, Calls, Pace
from assistant.writers.chat_model.seam import ChatModel, Reply, Request

_FRESH = 5.0  # seconds that a look into the record holds; less than a silent worker is waited for
Step = Callable[[str, Callable[[], Awaitable[dict[str, Any]]]], Awaitable[dict[str, Any]]]


class RecordedChat:
    """Answers as the model inside does, from the record where it can.

    The key is the SHA-256 of run, section, attempt, request, and how often this request was made before: a text that
    is asked for twice on purpose is two calls, one that is asked for again after a crash is the same.
    """

    def __init__(
        self,
        model: ChatModel,
        calls: Calls,
        *,
        run: str,
        section: str,
        attempt: int,
        step: Step,
        pace: Pace | None = None,
        spent: Spent | None = None,
    ) -> None:
        self.model = model
        self.prompts: Callable[[], Sequence[PromptUsed]] = tuple
        self._calls = calls
        self._place = (run, section, attempt)
        self._step = step
        self._pace, self._spent = pace, spent
        self._asked: Counter[str] = Counter()

    @property
    def name(self) -> str:
        return self.model.name

    async def answer(self, request: Request) -> Reply:
        """The reply, recorded before it is given back. Raises what the model raises; nothing is recorded then."""
        key = self._key(request)
        told = await self._step("call", lambda: self._answered(key, request))
        if "refused" in told:
            raise AnswerError(*told["refused"])
        return Reply(**told)

    async def close(self) -> None:
        """Nothing: the model inside serves all sections of the run, and is closed with it."""

    def _key(self, request: Request) -> str:
        asked = [self.name, request.purpose, request.grammar, *((m.role, m.text) for m in request.messages)]
        bare = json.dumps([self._place, asked], ensure_ascii=False)
        self._asked[bare] += 1
        return hashlib.sha256(f"{self._asked[bare]}\n{bare}".encode("utf-8", "backslashreplace")).hexdigest()

    async def _answered(self, key: str, request: Request) -> dict[str, Any]:
        known = await self._known(key)
        if known is None:
            try:
                known = await self._paid(key, request)
            except AnswerError as error:
                # It is the engine that keeps this: a refusal is an answer too, and no error of the step.
                return {"refused": [error.said.zh, error.said.en, error.answer]}
        return dict(json.loads(known.answer))

    async def _known(self, key: str) -> Call | None:
        """The kept answer; None when it has to be paid for now, its turn having come."""
        looked = time.monotonic()
        known = await asyncio.to_thread(self._calls.find, key)
        if known is None and self._pace is not None:
            await asyncio.sleep(await asyncio.to_thread(self._pace.wait))
        # A process may have waited, or stood still, for so long that another has taken its work over meanwhile.
        while known is None and time.monotonic() - looked > _FRESH:
            looked = time.monotonic()
            known = await asyncio.to_thread(self._calls.find, key)
        return known

    async def _paid(self, key: str, request: Request) -> Call:
        if self._spent is not None:
            await asyncio.to_thread(self._spent.look)
        started = time.perf_counter()
        reply = await self.model.answer(request)
        run, section, _ = self._place
        answer = {
            "text": reply.text, "input_tokens": reply.input_tokens,
            "output_tokens": reply.output_tokens, "finish": reply.finish,
        }  # fmt: skip
        used = list(self.prompts())
        whole = hashlib.sha256("".join(prompt.hash for prompt in used).encode()).hexdigest() if used else ""
        call = Call(
            key,
            self.name,
            json.dumps(answer, ensure_ascii=False),
            run=run,
            section=section,
            purpose=request.purpose,
            prompt=" ".join(f"{p.name}.{p.language}.v{p.version}" for p in used)[:100],
            prompt_hash=whole,
            input_tokens=reply.input_tokens,
            output_tokens=reply.output_tokens,
            seconds=time.perf_counter() - started,
        )
        if self._spent is not None:
            self._spent.will_keep(call)
        return await asyncio.to_thread(self._calls.keep, call)
