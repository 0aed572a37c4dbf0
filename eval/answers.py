"""Answers of a model, kept as they come: so that nothing is asked twice, and a run can be replayed without a network.

One line an answer: a hash of what was sent, the how-manieth of its kind in its draft, and what came back.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.errors import AnswerError, EndpointError, InputError, ModelError
from assistant.writers.chat_model import ChatModel, Reply, Request
from eval.lines import append, continued, prepared, read_lines

Key = tuple[
    str, str, str, int, int
]  # model, case, hash of what was sent, repeat, how often before in this draft


@dataclass
class Answers:
    """The answers that are known, and the files that take new ones: those of a run, and a recording."""

    known: dict[Key, dict[str, Any]] = field(default_factory=dict)
    file: Path | None = None
    recording: Path | None = None
    recorded: set[Key] = field(default_factory=set)  # what the recording has already

    @classmethod
    def kept(cls, file: Path | None, recording: Path | None = None) -> Answers:
        """Those of a run that is continued, without those calls that failed: they are asked again.

        Raises OutputError when the recording cannot be written: better before the first call than after it.
        """
        if recording:
            prepared(recording)
        taken = _answers(continued(recording)) if recording else {}
        known = {**taken, **(_answers(continued(file)) if file else {})}
        return cls(known, file, recording, set(taken))

    @classmethod
    def of_recording(cls, file: Path) -> Answers:
        """Those of a recording, failures among them. Raises InputError when it cannot be read."""
        return cls({_key(line): line for line in read_lines(file)})

    @property
    def models(self) -> list[str]:
        return list(dict.fromkeys(model for model, *_ in self.known))

    def add(self, key: Key, data: dict[str, Any]) -> None:
        """Keeps what came, in the files first."""
        model, case, sent, repeat, nth = key
        line = {"model": model, "case": case, "sent": sent, "repeat": repeat, "nth": nth, **data}
        if self.file:
            append(self.file, line)
        self._record(key, line)
        if "failed" not in line:
            self.known[key] = line

    def replay(self, key: Key) -> dict[str, Any] | None:
        """The answer if it is known; a recording that was asked for later gets it, too."""
        line = self.known.get(key)
        if line and key not in self.recorded:
            self._record(key, line)
        return line

    def _record(self, key: Key, line: dict[str, Any]) -> None:
        if self.recording:
            append(self.recording, line)
            self.recorded.add(key)


def _answers(lines: list[dict[str, Any]]) -> dict[Key, dict[str, Any]]:
    return {_key(line): line for line in lines if "failed" not in line}


class Kept:
    """A ChatModel that looks into the answers first, asks the model where there is none, and keeps what it says.

    For one draft: the same request may come twice in it, and then has two answers. Without a model it only
    replays, and raises InputError where the recording has no answer, for then it is of another prompt.
    """

    def __init__(self, answers: Answers, name: str, model: ChatModel | None, case: str, repeat: int) -> None:
        self._answers, self._name, self._model = answers, name, model
        self._case, self._repeat = case, repeat
        self._seen: Counter[str] = Counter()
        self.replayed = 0

    @property
    def name(self) -> str:
        return self._name

    async def answer(self, request: Request) -> Reply:
        """The reply. Raises what the model raises, and what it raised when it was recorded."""
        sent = _hash(request)
        key = (self._name, self._case, sent, self._repeat, self._seen[sent])
        self._seen[sent] += 1
        if known := self._answers.replay(key):
            self.replayed += 1
            return _reply(known)
        if self._model is None:
            raise InputError("录下的回答里没有这一问", "the recording has no answer to this", found=sent)
        return await self._asked(self._model, request, key)

    async def close(self) -> None:
        if self._model:
            await self._model.close()

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


def _hash(request: Request) -> str:
    """Of roles and texts: all that the model gets to see."""
    whole = hashlib.sha256()
    for message in request.messages:
        whole.update(f"{message.role}\0{message.text}\0".encode("utf-8", "backslashreplace"))
    return whole.hexdigest()[:24]


def _key(line: dict[str, Any]) -> Key:
    try:
        return (
            str(line["model"]), str(line["case"]), str(line["sent"]), int(line["repeat"]), int(line["nth"])
        )  # fmt: skip
    except (KeyError, TypeError, ValueError):
        raise InputError("不是录下的回答", "not a recorded answer", found=line) from None


def _reply(line: dict[str, Any]) -> Reply:
    if failed := line.get("failed"):
        error: type[ModelError] = AnswerError if failed == "answer" else EndpointError
        raise error(line["zh"], line["en"])
    return Reply(line["text"], line["input_tokens"], line["output_tokens"], line["finish"])
