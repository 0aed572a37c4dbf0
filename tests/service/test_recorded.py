"""An answer that was kept is not paid for again, whoever stood still meanwhile."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.service import recorded
from assistant.service.kept import open_store
from assistant.service.recorded import RecordedChat
from assistant.store import Call, Calls
from assistant.writers.chat_model.seam import Message, Reply, Request


class Paid:
    """A model that counts how often it was asked."""

    name = "paid"

    def __init__(self) -> None:
        self.times = 0

    async def answer(self, request: Request) -> Reply:
        self.times += 1
        return Reply(f"答{self.times}")

    async def close(self) -> None: ...


async def at_once(name: str, ask: Callable[[], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
    return await ask()


def asked_of(chat: RecordedChat) -> str:
    request = Request((Message("user", "写"),), "write", task=None)  # type: ignore[arg-type]
    return asyncio.run(chat.answer(request)).text


@pytest.mark.parametrize("stood", [0.0, 60.0])
def test_who_stood_still_before_asking_looks_again(
    stood: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGAO_DATA", str(tmp_path))
    store, model = open_store(), Paid()
    calls = Calls(store.engine)
    find, looks = calls.find, itertools.count()

    def found(key: str) -> Call | None:
        """The first look finds nothing; right after it another process keeps its answer."""
        answer = find(key)
        if next(looks) == 0:
            calls.keep(Call(key, "paid", '{"text": "另一进程的答"}', run="r", section="1"))
        return answer

    monkeypatch.setattr(calls, "find", found)
    clock = itertools.chain([0.0], itertools.repeat(stood))
    time = SimpleNamespace(monotonic=lambda: next(clock), perf_counter=lambda: 0.0)
    monkeypatch.setattr(recorded, "time", time)
    chat = RecordedChat(model, calls, run="r", section="1", attempt=0, step=at_once)
    assert asked_of(chat) == "另一进程的答"  # the first answer kept is the one for everybody
    assert model.times == (0 if stood else 1)
    store.close()
