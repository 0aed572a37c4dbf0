"""The tools as the official client calls them."""

from __future__ import annotations

import asyncio
import base64
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.shared.memory import create_connected_server_and_client_session

from assistant import __version__
from assistant.interfaces.mcp import build_mcp
from assistant.service.runs import Runs
from assistant.store import Store

BRIEF: dict[str, Any] = {
    "title": "青禾县工作报告",
    "facts": [{"id": "整改", "label": "整改隐患数", "value": 149, "unit": "处"}],
    "sections": [{"heading": "做法", "facts": ["整改"]}],
}


def ask(folder: Path, act: Callable[[ClientSession], Awaitable[Any]]) -> Any:
    runs = Runs(Store(folder))

    async def run() -> Any:
        server = build_mcp(runs)
        async with create_connected_server_and_client_session(server._mcp_server) as client:
            return await act(client)

    try:
        return asyncio.run(run())
    finally:
        # An engine that goes on polling is seen by whatever test comes next.
        runs.close()
        runs.store.close()


async def call(client: ClientSession, tool: str, **arguments: Any) -> dict[str, Any]:
    answer = await client.call_tool(tool, arguments)
    assert not answer.isError, answer.content
    assert answer.structuredContent is not None
    return answer.structuredContent


def test_every_tool_says_what_it_does_and_whether_it_only_reads(tmp_path: Path) -> None:
    tools = {tool.name: tool for tool in ask(tmp_path, lambda client: client.list_tools()).tools}
    assert set(tools) == {
        "figures",
        "check",
        "learn",
        "kinds",
        "report",
        "export",
        "draft",
        "revise",
        "update",
    }
    reading = {name for name, tool in tools.items() if tool.annotations.readOnlyHint}
    assert reading == {"figures", "check", "learn", "kinds", "report", "export"}
    assert all(tool.description and tool.inputSchema for tool in tools.values())


def test_a_report_is_drafted_changed_and_exported(tmp_path: Path) -> None:
    async def act(client: ClientSession) -> None:
        drafted = await call(client, "draft", brief=BRIEF)
        assert drafted["report"]["coverage"]["figures"]["missing"] == []
        changed = await call(client, "update", id=drafted["id"], facts=[{"id": "整改", "value": 150}])
        assert changed["changed"] == [{"section": "1", "before": "149处", "after": "150处"}]
        kept = await call(client, "report", id=drafted["id"])
        assert kept["version"] == 2 and "150处" in kept["report"]["sections"][0]["text"]
        file = await call(client, "export", id=drafted["id"], format="md")
        assert "150处" in base64.b64decode(file["base64"]).decode()

    ask(tmp_path, act)


def test_the_command_speaks_to_the_official_client_on_stdio(tmp_path: Path) -> None:
    code = "from assistant.interfaces.mcp import serve_stdio; serve_stdio()"
    env = {**os.environ, "NIGAO_DATA": str(tmp_path)}
    command = StdioServerParameters(command=sys.executable, args=["-c", code], env=env)

    async def run() -> dict[str, Any]:
        async with stdio_client(command) as (reading, writing), ClientSession(reading, writing) as client:
            server = (await client.initialize()).serverInfo
            assert (server.name, server.version) == ("nigao", __version__)
            return await call(client, "figures", text="整改149处")

    assert asyncio.run(run())["figures"][0]["text"] == "149处"


def test_the_command_ends_in_peace_when_the_client_hangs_up(tmp_path: Path) -> None:
    code = "from assistant.interfaces.mcp import serve_stdio; serve_stdio(); print('done')"
    env = {**os.environ, "NIGAO_DATA": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=env,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0 and ended.stdout.endswith(b"done\n")


def test_bad_input_is_an_error_in_one_line_and_no_file_is_read(tmp_path: Path) -> None:
    async def act(client: ClientSession) -> None:
        for brief in ({"title": "x"}, {**BRIEF, "facts": "/etc/passwd"}):
            answer = await client.call_tool("draft", {"brief": brief})
            assert (
                answer.isError
                and "Traceback" not in str(answer.content)
                and "root:" not in str(answer.content)
            )
        assert (await client.call_tool("draft", {"brief": BRIEF, "model": "scripted:/etc/passwd"})).isError
        assert (await client.call_tool("report", {"id": "../../x"})).isError

    ask(tmp_path, act)
