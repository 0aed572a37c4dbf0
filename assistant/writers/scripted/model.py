"""The scripted model, and the writer over it. Prompts and reading are those of every chat model."""

from __future__ import annotations

import asyncio
from collections import deque
from pathlib import Path

from assistant.errors import AnswerError
from assistant.settings import Settings
from assistant.writers.chat_model import ChatWriter, Reply, Request, failure
from assistant.writers.chat_model.failures import Failure
from assistant.writers.chat_model.limits import limited
from assistant.writers.chat_model.seam import estimated_tokens
from assistant.writers.scripted.obedient import obedient
from assistant.writers.scripted.script import Fault, Line, Script, read_script

_FAILURES: dict[Fault, Failure] = {"drop": "dropped"}


class ScriptedModel:
    """A ChatModel that answers from a script and keeps every request in `history`."""

    def __init__(self, script: Script, name: str = "scripted") -> None:
        self._name = name
        self._default = script.default
        self._answers = deque(script.answers)
        self._sections = {section: deque(lines) for section, lines in script.sections.items()}
        self._revisions = {section: deque(lines) for section, lines in script.revisions.items()}
        self.history: list[Request] = []
        self.closed = False

    @property
    def name(self) -> str:
        return self._name

    async def answer(self, request: Request) -> Reply:
        """The next answer for the request's section. Raises what the script says should go wrong."""
        self.history.append(request)
        line = self._next(request)
        await asyncio.sleep(line.delay)
        if line.fault is not None:
            return self._fault(line.fault)
        text = obedient(request.task) if line.obey else line.text or ""
        return Reply(
            text,
            input_tokens=estimated_tokens(request.text) if line.input_tokens is None else line.input_tokens,
            output_tokens=estimated_tokens(text) if line.output_tokens is None else line.output_tokens,
            finish=line.finish,
        )

    async def close(self) -> None:
        self.closed = True

    def _next(self, request: Request) -> Line:
        revising = self._revisions.get(request.task.id) if request.purpose == "revise" else None
        for queue in (revising, self._sections.get(request.task.id), self._answers):
            if queue:
                return queue.popleft()
        if self._default is None:
            raise AnswerError(
                f"脚本里没有 {request.task.id} 的回答了",
                f"the script has no answer left for {request.task.id}",
            )
        return self._default

    def _fault(self, fault: Fault) -> Reply:
        if fault == "empty":
            return Reply("")
        raise failure(_FAILURES.get(fault) or fault, self._name)  # type: ignore[arg-type]


class ScriptedWriter(ChatWriter):
    """A ChatWriter over a script; `history` holds every request with the full text sent."""

    def __init__(self, script: Script, name: str = "scripted", config: Settings | None = None) -> None:
        self.scripted = ScriptedModel(script, name)
        super().__init__(limited(self.scripted, config) if config else self.scripted)

    @classmethod
    def from_file(cls, path: str | Path, config: Settings | None = None) -> ScriptedWriter:
        """The writer of a YAML or JSON script, within the settings' limits. Raises InputError when it cannot be read."""
        return cls(read_script(path), f"scripted:{Path(path).name}", config)

    @property
    def history(self) -> list[Request]:
        return self.scripted.history
