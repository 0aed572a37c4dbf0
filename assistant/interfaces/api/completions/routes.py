"""The routes: what is asked is done by the same desk, and answered at once or as a stream."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool

from assistant.interfaces.access import Caller
from assistant.interfaces.api import examples
from assistant.interfaces.api.bodies import inline_brief
from assistant.interfaces.api.completions.asked import Asked, read_asked
from assistant.interfaces.api.completions.bodies import MODELS, Completion, CompletionBody, ModelList
from assistant.interfaces.api.completions.shown import figures_shown, findings_shown
from assistant.interfaces.api.events import SERVER_SENT, Stream, with_pulse
from assistant.interfaces.api.front import Front
from assistant.interfaces.api.problems import good, problems
from assistant.interfaces.api.scopes import Drafter, Reader
from assistant.report.events import Planned, SectionDone
from assistant.service.run import Run

_PULSE = 10.0
_STREAM = 'data: {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": {"content": "# 青禾县…"}}]}\n\n'
_ANSWER = good(examples.COMPLETED, "the report, or what was found in the text")
_ANSWER["content"]["text/event-stream"] = {
    "schema": SERVER_SENT,
    "example": _STREAM + "data: [DONE]\n\n",
}


def add_completions(router: APIRouter, front: Front) -> None:
    @router.get("/models", tags=["chat"], responses={200: good(examples.MODELS)})
    async def models(caller: Reader) -> ModelList:
        """The names that `model` may have in a chat completion."""
        data = [{"id": name, "object": "model", "created": 0, "owned_by": "nigao"} for name in MODELS]
        return ModelList(object="list", data=data)

    @router.post(
        "/chat/completions",
        tags=["chat"],
        response_model=Completion,
        responses={200: _ANSWER, **problems(404, 500, 502, 503)},
    )
    async def complete(body: CompletionBody, caller: Drafter) -> Any:
        """A brief in the conversation comes back as the report, a pasted text as its findings or its figures.

        The brief is YAML or JSON, its facts inline or in a table (Markdown, CSV, TSV); or an outline in Markdown with
        such a table. A report is kept, and `nigao.id` says as which.
        """
        asked = await run_in_threadpool(read_asked, body)
        answer = _Answer(front, caller, body, asked)
        if body.stream:
            await answer.begin()
            with ExitStack() as place:
                place.enter_context(front.stream())
                return Stream(answer.chunks(), place.pop_all())
        return await answer.whole()


class _Answer:
    """One answer under way."""

    def __init__(self, front: Front, caller: Caller, body: CompletionBody, asked: Asked) -> None:
        self.front, self.caller, self.body, self.asked = front, caller, body, asked
        self.id, self.created = f"chatcmpl-{secrets.token_hex(8)}", int(time.time())
        self.run: Run | None = None
        self.told: dict[str, Any] = {"act": asked.act}
        self.usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}

    async def begin(self) -> None:
        """Begins a draft, so that bad input is answered before the first word. Raises InputError."""
        if self.asked.act == "draft":
            brief = await run_in_threadpool(inline_brief, self.asked.given)
            self.run = await self.front.draft(self.caller, brief, self.asked.model)

    async def whole(self) -> dict[str, Any]:
        """The answer in one piece. Raises what made a draft fail."""
        await self.begin()
        if self.run:
            async for _ in self.run.watch():
                pass
        text = await self._text()
        message = {"role": "assistant", "content": text}
        return {
            **self._head("chat.completion"),
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": self.usage,
            "nigao": self.told,
        }

    async def chunks(self) -> AsyncIterator[str]:
        """The answer as chunks: how the sections come along as reasoning, then the report, which stands by then.

        Nothing of the report is sent before it is whole: what has been sent could not be mended any more.
        """
        yield self._chunk({"role": "assistant", "content": ""})
        if self.run:
            headings: dict[str, str] = {}
            async for _, event in with_pulse(self.run.watch(), _PULSE):
                if event is None:
                    yield ": still there\n\n"
                elif isinstance(event, Planned):
                    headings = dict(event.pieces)
                elif isinstance(event, SectionDone):
                    line = f"{event.done}/{event.of} {headings.get(event.section, '')}\n"
                    yield self._chunk({"reasoning_content": line})
        try:
            text = await self._text()
        except Exception as error:
            said = str(error) if self.run and error is self.run.error else "the program failed; see the log"
            yield f"data: {json.dumps({'error': {'message': said, 'type': 'server_error'}}, ensure_ascii=False)}\n\n"
        else:
            for piece in text.splitlines(keepends=True):
                yield self._chunk({"content": piece})
            yield self._chunk({}, finish="stop", nigao=self.told)
            if self.body.stream_options and self.body.stream_options.include_usage:
                whole = {**self._head("chat.completion.chunk"), "choices": [], "usage": self.usage}
                yield f"data: {json.dumps(whole)}\n\n"
        yield "data: [DONE]\n\n"

    async def _text(self) -> str:
        if self.run is None:
            return await self._looked_at()
        if self.run.error:
            raise self.run.error
        return await run_in_threadpool(self._report, self.run.id)

    async def _looked_at(self) -> str:
        language = "en" if self.asked.given.get("language") == "en" else "zh"
        result = await self.front.workshop.do(self.asked.act, self.asked.given)
        self.told |= result
        return (findings_shown if self.asked.act == "check" else figures_shown)(result, language)  # type: ignore[arg-type]

    def _report(self, name: str) -> str:
        from assistant.documents import to_bytes

        report, version = self.front.shelf(self.caller).report(name)
        findings = [finding.model_dump() for finding in report.findings]
        self.told |= {"id": name, "version": version, "findings": findings}
        self.told |= {"coverage": report.coverage.model_dump(), "gaps": list(report.brief.facts.gaps)}
        sent, answered = report.usage.input_tokens, report.usage.output_tokens
        self.usage = {"prompt_tokens": sent, "completion_tokens": answered, "total_tokens": sent + answered}
        return to_bytes(report, ".md").decode()

    def _head(self, kind: str) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": self.created, "model": self.body.model}

    def _chunk(self, delta: dict[str, Any], finish: str | None = None, **more: Any) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        whole = {**self._head("chat.completion.chunk"), "choices": [choice], **more}
        return f"data: {json.dumps(whole, ensure_ascii=False)}\n\n"
