"""A chat model around a chat model: every answer is kept by the hash of its request, and paid for once."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from assistant.errors import AnswerError
from assistant.report.findings import PromptUsed
from assistant.service.answers import Answers
from assistant.service.spent import Spent
from assistant.store import REFUSED, Call, Pace
from assistant.writers.chat_model.seam import ChatModel, Reply, Request

_FRESH = 5.0  # seconds that a look into the record holds; less than a silent worker is waited for


class RecordedChat:
    """Answers as the model inside does, from the record where it can.

    The key is the SHA-256 of run, section, attempt, request, and how often this request was made before: a text that
    is asked for twice on purpose is two calls, one that is asked for again after a crash is the same. A refusal is
    kept too, within its generation: who begins a run anew asks again.
    """

    def __init__(
        self,
        model: ChatModel,
        answers: Answers,
        *,
        run: str,
        section: str,
        attempt: int,
        generation: int = 0,
        begun_here: bool = False,
        pace: Pace | None = None,
        spent: Spent | None = None,
    ) -> None:
        self.model = model
        self.prompts: Callable[[], Sequence[PromptUsed]] = tuple
        self._answers = answers
        self._place = (run, section, attempt)
        self._generation, self._begun_here, self._begun = generation, begun_here, time.monotonic()
        self._pace, self._spent = pace, spent
        self._asked: Counter[str] = Counter()

    @property
    def name(self) -> str:
        return self.model.name

    async def answer(self, request: Request) -> Reply:
        """The reply, recorded before it is given back. Raises what the model raises; of that an AnswerError is recorded."""
        key = self._key(request)
        known = await self._known(key)
        if known is None:
            known = await self._asked_for(key, request)
        told: dict[str, Any] = json.loads(known.answer)
        if known.purpose == REFUSED:
            raise AnswerError(**told)
        return Reply(**told)

    async def close(self) -> None:
        """Nothing: the model inside serves all sections of the run, and is closed with it."""

    def _key(self, request: Request) -> str:
        asked = [self.name, request.purpose, request.grammar, *((m.role, m.text) for m in request.messages)]
        bare = json.dumps([self._place, asked], ensure_ascii=False)
        self._asked[bare] += 1
        return hashlib.sha256(f"{self._asked[bare]}\n{bare}".encode("utf-8", "backslashreplace")).hexdigest()

    def _refusal(self, key: str) -> str:
        return hashlib.sha256(f"{self._generation}\n{key}".encode()).hexdigest()

    async def _known(self, key: str) -> Call | None:
        """The kept answer; None when it has to be paid for now, its turn having come."""
        looked, keys = time.monotonic(), (key, self._refusal(key))
        # That nobody else has begun it holds no longer than a look does: this process may have stood still since.
        begun_here = self._begun_here and looked - self._begun <= _FRESH
        known = await self._answers.find(*keys, begun_here=begun_here)
        if known is None and self._pace is not None:
            await asyncio.sleep(await asyncio.to_thread(self._pace.wait))
        # A process may have waited, or stood still, for so long that another has taken its work over meanwhile.
        while known is None and time.monotonic() - looked > _FRESH:
            looked = time.monotonic()
            known = await self._answers.look(*keys)
        return known

    async def _asked_for(self, key: str, request: Request) -> Call:
        """The call as it is on record from now on."""
        try:
            paid = await self._paid(key, request)
        except AnswerError as error:
            told = {"zh": error.said.zh, "en": error.said.en, "answer": error.answer}
            paid = self._call(self._refusal(key), REFUSED, told)
        return await self._answers.keep(paid)

    async def _paid(self, key: str, request: Request) -> Call:
        if self._spent is not None:
            await asyncio.to_thread(self._spent.look)
        started = time.perf_counter()
        reply = await self.model.answer(request)
        call = self._call(
            key, request.purpose, asdict(reply), input_tokens=reply.input_tokens,
            output_tokens=reply.output_tokens, seconds=time.perf_counter() - started,
        )  # fmt: skip
        if self._spent is not None:
            self._spent.will_keep(call)
        return call

    def _call(self, key: str, purpose: str, answer: dict[str, Any], **cost: Any) -> Call:
        run, section, _ = self._place
        used = list(self.prompts())
        return Call(
            key,
            self.name,
            json.dumps(answer, ensure_ascii=False),
            run=run,
            section=section,
            purpose=purpose,
            prompt=" ".join(f"{p.name}.{p.language}.v{p.version}" for p in used)[:100],
            prompt_hash=hashlib.sha256("".join(p.hash for p in used).encode()).hexdigest() if used else "",
            **cost,
        )
