"""What happens to a caller who dawdles, hangs up or comes as one too many; and to a process that dies at its work."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.errors import BriefError
from assistant.interfaces.api import build_api, open_front
from assistant.interfaces.api.limits import Limits
from assistant.interfaces.texts import BusyError, Workshop
from assistant.service.runs import Runs
from assistant.store import Store
from tests.api.test_api import BRIEF


def test_a_body_that_does_not_come_is_given_up() -> None:
    sent: list[dict[str, Any]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await receive()

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(30)
        raise AssertionError("waited for ever")

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/v1/check", "headers": [(b"content-length", b"9")]}
    asyncio.run(Limits(app, most=100, seconds=0.05)(scope, receive, send))
    assert sent[0]["status"] == 408 and (b"connection", b"close") in sent[0]["headers"]


def test_one_event_stream_too_many_is_told_when_to_come_again(tmp_path: Path) -> None:
    runs = Runs(Store(tmp_path))
    front = open_front(runs)
    with TestClient(build_api(runs, front=front)) as client:
        name = client.post("/v1/drafts", json={"brief": BRIEF, "model": "composer"}).json()["id"]
        path = f"/v1/drafts/{name}/events"
        assert "event: done" in client.get(path).text and front.open_streams == 0
        front.open_streams = front.streams
        refused = client.get(path)
        assert refused.status_code == 503 and int(refused.headers["retry-after"]) >= 1
        front.open_streams = 0
        assert client.get(path).status_code == 200 and front.open_streams == 0
    runs.close()


def test_texts_are_worked_on_in_processes_that_may_die(tmp_path: Path) -> None:
    async def run() -> None:
        workshop = Workshop(2, seconds=60)
        asked = {"text": "整改149处", "language": "zh"}
        both = await asyncio.gather(*(workshop.do("figures", asked) for _ in range(4)))
        assert [one["figures"][0]["text"] for one in both] == ["149处"] * 4
        with pytest.raises(BriefError, match="没有标题"):
            await workshop.do("check", {"text": "x", "brief": {"title": ""}})
        for process in workshop._idle:
            os.kill(process.pid, signal.SIGKILL)
            await process.wait()
        assert (await workshop.do("figures", asked))["figures"]
        await workshop.close()

    asyncio.run(run())


def test_what_takes_too_long_is_stopped() -> None:
    async def run() -> None:
        workshop = Workshop(1, seconds=0.01)
        with pytest.raises(BusyError, match="没有处理完"):
            await workshop.do("check", {"text": "整改149处。" * 2000, "facts": [{"id": "a", "value": 1}]})
        assert workshop._idle == []
        await workshop.close()

    asyncio.run(run())
