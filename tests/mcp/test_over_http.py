"""The tools over HTTP, by the official client, with keys: each caller's own reports and scopes."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from assistant.interfaces.api.examples import BRIEF
from tests.api.conftest import Live, live

__all__ = ["live"]


def ask(live: Live, who: str, act: Callable[[ClientSession], Awaitable[Any]], path: str = "/mcp") -> Any:
    headers = {"Authorization": f"Bearer {live.tokens[who]}"} if who else {}

    async def run() -> Any:
        async with (
            httpx.AsyncClient(headers=headers, trust_env=False, timeout=30) as http,
            streamable_http_client(f"{live.url}{path}", http_client=http) as (reading, writing, _),
            ClientSession(reading, writing) as client,
        ):
            await client.initialize()
            return await act(client)

    return asyncio.run(run())


async def call(client: ClientSession, tool: str, **arguments: Any) -> dict[str, Any]:
    answer = await client.call_tool(tool, arguments)
    assert not answer.isError, answer.content
    assert answer.structuredContent is not None
    return answer.structuredContent


@pytest.mark.parametrize("path", ["/mcp", "/mcp/"])
def test_every_act_of_the_desk_is_there_with_its_schema(live: Live, path: str) -> None:
    tools = {tool.name: tool for tool in ask(live, "reader", lambda client: client.list_tools(), path).tools}
    assert {"draft", "check", "figures", "learn", "revise", "update", "export"} <= set(tools)
    writing = {name for name, tool in tools.items() if not tool.annotations.readOnlyHint}
    assert writing == {"draft", "revise", "update"}
    figures = tools["figures"]
    assert figures.inputSchema["required"] == ["text"] and "asked" not in figures.inputSchema["properties"]
    assert {"figures", "non_figures", "placeholders"} == set(figures.outputSchema["properties"])


def test_a_report_goes_its_whole_way(live: Live) -> None:
    async def act(client: ClientSession) -> str:
        drafted = await call(client, "draft", brief=BRIEF)
        name = str(drafted["id"])
        proposed = await call(client, "revise", id=name, section="1", instruction="更简练", model="composer")
        assert proposed["accepted"] is False
        changed = await call(client, "update", id=name, facts=[{"id": "整改隐患数", "value": 150}])
        assert changed["version"] == 2 and changed["changed"][0]["after"] == "150处"
        text = base64.b64decode((await call(client, "export", id=name, format="md"))["base64"]).decode()
        found = await call(client, "check", text=text.replace("150", "510"), brief=BRIEF)
        assert "figure-contradicts" in [f["rule"] for f in found["findings"]]
        learned = await call(client, "learn", text=text)
        assert [s["heading"] for s in learned["outline"]["sections"]] == ["主要做法", "工作成效"]
        return name

    name = ask(live, "drafter", act)

    async def another(client: ClientSession) -> None:
        for tool, more in (
            ("report", {}),
            ("export", {}),
            ("update", {"facts": [{"id": "整改隐患数", "value": 1}]}),
            ("revise", {"section": "1", "instruction": "x"}),
        ):
            answer = await client.call_tool(tool, {"id": name, **more})
            assert answer.isError and "没有这份报告" in str(answer.content), tool

    ask(live, "other", another)


def test_a_key_that_only_reads_does_not_write(live: Live) -> None:
    async def act(client: ClientSession) -> None:
        assert (await call(client, "figures", text="整改149处"))["figures"][0]["text"] == "149处"
        for tool, more in (
            ("draft", {"brief": BRIEF}),
            ("update", {"id": "x", "facts": [{"id": "a", "value": 1}]}),
        ):
            answer = await client.call_tool(tool, more)
            assert answer.isError and "没有 draft 权限" in str(answer.content)

    ask(live, "reader", act)


@pytest.mark.parametrize("who", ["", "revoked"])
def test_without_a_good_key_nothing_is_listed(live: Live, who: str) -> None:
    with pytest.raises(ExceptionGroup) as refused:
        ask(live, who, lambda client: client.list_tools())
    assert "401" in str(_leaves(refused.value))


def _leaves(error: BaseException) -> list[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        return [leaf for one in error.exceptions for leaf in _leaves(one)]
    return [error]
