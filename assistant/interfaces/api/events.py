"""The route that tells what happens in a draft, as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import ExitStack
from typing import Annotated, Any

from fastapi import APIRouter, Header
from fastapi.responses import StreamingResponse
from pydantic.json_schema import SkipJsonSchema
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from assistant.interfaces.api.drafts import DraftId
from assistant.interfaces.api.front import Front
from assistant.interfaces.api.problems import problems
from assistant.interfaces.api.scopes import Reader
from assistant.report.events import as_dict
from assistant.service.run import Run

_PULSE = 15.0  # seconds of silence after which a comment shows whether anybody is still there
_EXAMPLE = 'id: 0\nevent: planned\ndata: {"event": "planned", "pieces": [["1", "主要做法"]], "model": "composer"}\n\n'


# One event, as whoever reads a stream gets it.
SERVER_SENT = {
    "type": "object",
    "required": ["data"],
    "properties": {name: {"type": "string"} for name in ("id", "event", "data")},
}


class Stream(StreamingResponse):
    """A stream that gives its place back however it ends, also when it never began."""

    def __init__(self, content: AsyncIterator[str], place: ExitStack) -> None:
        super().__init__(content, media_type="text/event-stream", headers={"Cache-Control": "no-store"})
        self._place = place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._place:
            await super().__call__(scope, receive, send)


def add_events(router: APIRouter, front: Front) -> None:
    @router.get(
        "/drafts/{id}/events",
        tags=["drafts"],
        response_class=StreamingResponse,
        responses={
            200: {
                "description": "planned, section-started, text, finding, revised, mended, section-done, usage, done",
                "content": {"text/event-stream": {"schema": SERVER_SENT, "example": _EXAMPLE}},
            },
            **problems(404, 503),
        },
    )
    async def get_events(
        id: DraftId,
        caller: Reader,
        last_event_id: Annotated[int | SkipJsonSchema[None], Header(ge=0, le=10**9, examples=[3])] = None,
    ) -> StreamingResponse:
        """What happens, as server-sent events; goes on behind Last-Event-ID after a broken connection."""
        shelf = front.shelf(caller)
        run = await run_in_threadpool(shelf.run, id)
        if run is None:
            await run_in_threadpool(shelf.report, id)
        start = 0 if last_event_id is None else last_event_id + 1
        with ExitStack() as place:
            place.enter_context(front.stream())
            return Stream(_told(run, start), place.pop_all())
        raise AssertionError


async def _told(run: Run | None, start: int) -> AsyncIterator[str]:
    """The events of a run; of one that is known by its report alone, that it is done."""
    if run is None:
        yield _said("done", {"event": "done"})
        return
    async for at, event in with_pulse(run.watch(start), _PULSE):
        yield ": still there\n\n" if event is None else _said(event.event, as_dict(event), at)
    if run.status != "done":
        yield _said(run.status, {"event": run.status, "error": str(run.error or "")})


def _said(name: str, data: dict[str, Any], at: int | None = None) -> str:
    number = "" if at is None else f"id: {at}\n"
    return f"{number}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


async def with_pulse(items: AsyncIterator[tuple[int, Any]], seconds: float) -> AsyncIterator[tuple[int, Any]]:
    """The items as they come, and `(-1, None)` after so many seconds without one."""
    waiting: asyncio.Future[tuple[int, Any]] | None = None
    try:
        while True:
            waiting = waiting or asyncio.ensure_future(anext(items))
            done, _ = await asyncio.wait([waiting], timeout=seconds)
            if not done:
                yield -1, None
                continue
            try:
                item = waiting.result()
            except StopAsyncIteration:
                return
            finally:
                waiting = None
            yield item
    finally:
        if waiting:
            waiting.cancel()
            await asyncio.wait([waiting])
        await items.aclose()  # type: ignore[attr-defined]
