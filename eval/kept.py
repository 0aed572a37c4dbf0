"""A model behind the answers that are known: what was answered before is not asked again."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

from assistant.errors import AnswerError, EndpointError, InputError, ModelError
from assistant.writers.chat_model import ChatModel, Reply, Request
from eval.answers import Answers, Key


class UnansweredError(InputError):
    """A recording has no answer to what is asked: it is of another prompt, or of less than is wanted."""


@dataclass
class Call:
    """One question of a draft and what came: a reply, or why there is none."""

    request: Request
    reply: Reply | None = None
    failed: str = ""


class Kept:
    """A ChatModel that looks into the answers first, asks the model where there is none, and keeps what it says.

    For one draft: the same request may come twice in it, and then has two answers. Without a model it only
    replays, and raises UnansweredError where the recording has no answer, for then it is of another prompt.

    `of` is what answers for the name, `grammar` says whether the model is sent one. `calls` are those of the draft.
    """

    def __init__(
        self,
        answers: Answers,
        name: str,
        model: ChatModel | None,
        case: str,
        repeat: int,
        *,
        of: str = "",
        grammar: bool = False,
    ) -> None:
        self._answers, self._name, self._model = answers, name, model
        self._case, self._repeat, self._of, self._grammar = case, repeat, of, grammar
        self._seen: Counter[str] = Counter()
        self.replayed = 0
        self.calls: list[Call] = []

    @property
    def name(self) -> str:
        return self._name

    async def answer(self, request: Request) -> Reply:
        """The reply. Raises what the model raises, and what it raised when it was recorded."""
        sent = _hash(request, self._grammar)
        key = (self._name, self._of, self._case, sent, self._repeat, self._seen[sent])
        self._seen[sent] += 1
        call = Call(request)
        self.calls.append(call)
        try:
            call.reply = await self._replied(key, request)
        except ModelError as error:
            call.failed = str(error)
            raise
        return call.reply

    async def close(self) -> None:
        if self._model:
            await self._model.close()

    async def _replied(self, key: Key, request: Request) -> Reply:
        if known := self._answers.replay(key):
            self.replayed += 1
            return _reply(known)
        if self._model is None:
            raise UnansweredError(
                "录下的回答里没有这一问", "the recording has no answer to this", found=key[3]
            )
        return await self._asked(self._model, request, key)

    async def _asked(self, model: ChatModel, request: Request, key: Key) -> Reply:
        started = time.perf_counter()
        try:
            reply = await model.answer(request)
        except ModelError as error:
            kind = "answer" if isinstance(error, AnswerError) else "endpoint"
            self._answers.add(key, {"failed": kind, "zh": error.said.zh, "en": error.said.en})
            raise
        self._answers.add(
            key,
            {
                "text": reply.text,
                "input_tokens": reply.input_tokens,
                "output_tokens": reply.output_tokens,
                "finish": reply.finish,
                "seconds": round(time.perf_counter() - started, 3),
            },
        )
        return reply


def _hash(request: Request, grammar: bool) -> str:
    """Of roles and texts, which are all that the model gets to see, and of what bounds its answer."""
    whole = hashlib.sha256(f"{request.purpose}\0{request.grammar if grammar else ''}\0".encode())
    for message in request.messages:
        whole.update(f"{message.role}\0{message.text}\0".encode("utf-8", "backslashreplace"))
    return whole.hexdigest()[:24]


def _reply(line: dict[str, Any]) -> Reply:
    if failed := line.get("failed"):
        error: type[ModelError] = AnswerError if failed == "answer" else EndpointError
        raise error(line["zh"], line["en"])
    return Reply(line["text"], line["input_tokens"], line["output_tokens"], line["finish"])
