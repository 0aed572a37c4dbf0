"""The server under load: 500 drafts at once, and clients that behave badly."""

from __future__ import annotations

import asyncio
import os
import random
import resource
import socket
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx2

from tests.bench.fake_model import fake_model
from tests.served import Served, served

Row = Mapping[str, object]
DRAFTS = int(os.environ.get("NIGAO_BENCH_DRAFTS", "500"))
STREAMS = int(os.environ.get("NIGAO_BENCH_STREAMS", "10000"))
# Memory that a wave took and the next does not add to was given back, or is used again.
WAVES = int(os.environ.get("NIGAO_BENCH_WAVES", "3"))
_STEMS = "甲乙丙丁戊己庚辛"


def brief(number: int = 0, sections: int = 4) -> dict[str, Any]:
    """A brief of some sections, each with a point and a fact."""
    stems = _STEMS[:sections]
    facts = [
        {"id": f"{s}类检查数", "value": 1000 + 37 * i + number, "unit": "家"} for i, s in enumerate(stems)
    ]
    parts = [
        {"heading": f"推进{s}类工作", "points": ["加强督导检查"], "facts": [f"{s}类检查数"]} for s in stems
    ]
    return {"title": f"第{number}号工作报告", "facts": facts, "sections": parts}


def report(characters: int = 3000) -> str:
    """A text of so many characters: the brief's four sections, each with its figure amid plain prose."""
    choose = random.Random(7)
    whats = [
        "责任体系不断健全",
        "排查整治扎实推进",
        "宣传教育持续深化",
        "应急准备更加充分",
        "基层基础得到夯实",
    ]
    hows = ["各乡镇各部门密切配合", "通过定期调度和现场督导", "按照统一部署和要求", "坚持问题导向和目标导向"]
    text = "第0号工作报告\n"
    for at, stem in enumerate(_STEMS[:4]):
        text += f"\n{'一二三四'[at]}、推进{stem}类工作\n\n{stem}类检查数为{1000 + 37 * at}家。"
        while len(text) < characters * (at + 1) / 4:
            text += f"{choose.choice(hows)}，{choose.choice(whats)}，工作取得积极进展。"
        text += "\n"
    return text[:characters]


def main() -> list[Row]:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    rows: list[Row] = []
    for wait, parts in ((200, (_drafts, _bad_clients)), (60_000, (_streams,))):
        with tempfile.TemporaryDirectory() as folder, fake_model(wait) as model:
            endpoint: dict[str, Any] = {
                "OPENAI_BASE_URL": model,
                "OPENAI_API_KEY": "x",
                "model": "openai:fake",
                "log": "json",
            }
            with served(Path(folder), **endpoint) as server:
                for part in parts:
                    # Each part is told as soon as it is done, for the whole takes minutes.
                    rows += part(server)
                    print(f"- {part.__name__.strip('_')} done", flush=True)
    return rows


# ---- drafts -------------------------------------------------------------------------------------------------------


def _drafts(server: Served) -> list[Row]:
    before = server.memory()
    took, ended, alive = asyncio.run(all_drafts(server))
    return [
        {
            "what": f"{DRAFTS} drafts at once, model of 200 ms",
            "measured": f"{ended.get('done', 0)} done, {ended} in {took:.0f} s",
            "bar": "all finish",
        },
        {
            "what": "/healthz meanwhile",
            "measured": f"p99 {worst_but_one_percent(alive):.0f} ms, worst {max(alive) * 1000:.0f} ms of {len(alive)}, each 200",
            "bar": "p99 < 200 ms",
        },
        {"what": "memory before and after", "measured": f"{before} → {server.memory()} MB"},
    ]


async def all_drafts(server: Served, sections: int = 2) -> tuple[float, dict[str, int], list[float]]:
    """How long they took, how they ended, and meanwhile how long /healthz took."""
    async with _client(server) as http:
        running = [True]
        watching = asyncio.ensure_future(_watch(http, lambda: running[0]))
        started = time.perf_counter()
        gate = asyncio.Semaphore(50)

        async def begin(number: int) -> str:
            async with gate:
                answer = await http.post("/v1/drafts", json={"brief": brief(number, sections)})
                assert answer.status_code == 202, answer.text
                return str(answer.json()["id"])

        names = await asyncio.gather(*(begin(n) for n in range(DRAFTS)))
        open_ones, ended = set(names), dict[str, int]()
        while open_ones and time.perf_counter() - started < 900:
            await asyncio.sleep(1)
            for name in sorted(open_ones)[:40]:
                status = (await http.get(f"/v1/drafts/{name}")).json()["status"]
                if status not in ("queued", "running"):
                    ended[status] = ended.get(status, 0) + 1
                    open_ones.discard(name)
        took = time.perf_counter() - started
        running[0] = False
        return took, ended, await watching


# ---- clients that behave badly ----------------------------------------------------------------------------------------


def _bad_clients(server: Served) -> list[Row]:
    port = int(server.url.rpartition(":")[2])
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
    head = b"POST /v1/figures HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 9000\r\n\r\n{"
    for number, connection in enumerate(slow):
        connection.sendall(head if number % 2 else head[:40])
    cut = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
    for connection in cut:
        connection.sendall(head + b" " * 100)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        connection.close()
    alive = asyncio.run(watch_for(server, 5.0))
    for connection in slow:
        connection.close()
    return [
        {
            "what": "200 slow clients, 200 cut connections",
            "measured": f"/healthz p99 {worst_but_one_percent(alive):.0f} ms, {len(alive)} of {len(alive)} answered",
        }
    ]


def _streams(server: Served) -> list[Row]:
    rows: list[Row] = [{"what": "memory before the event streams", "measured": f"{server.memory()} MB"}]
    for wave in range(1, WAVES + 1):
        counts, alive, most, after = asyncio.run(_open_streams(server, wave))
        rows += [
            {
                "what": f"wave {wave}: {STREAMS} event streams of one draft",
                "measured": ", ".join(f"{count} × {status}" for status, count in sorted(counts.items())),
                "bar": "answered or refused cleanly",
            },
            {
                "what": f"wave {wave}: /healthz while they are open",
                "measured": f"p99 {worst_but_one_percent(alive):.0f} ms",
            },
            {
                "what": f"wave {wave}: memory while they are open, after; a new stream then",
                "measured": f"{most} MB, {server.memory()} MB; {after}",
            },
        ]
    return rows


async def _open_streams(server: Served, wave: int) -> tuple[dict[str, int], list[float], int, int]:
    """Opens all, counts the first lines of the answers, and hangs up; how much memory they took, and a last stream's answer."""
    port = int(server.url.rpartition(":")[2])
    async with _client(server) as http:
        # The model of this part takes a minute for a call: the draft lasts while the streams are open.
        name = (await http.post("/v1/drafts", json={"brief": brief(wave, 8)})).json()["id"]
        asked = f"GET /v1/drafts/{name}/events HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n".encode()
        counts, writers = dict[str, int](), list[asyncio.StreamWriter]()
        gate = asyncio.Semaphore(200)

        async def one() -> None:
            async with gate:
                try:
                    reader, writer = await asyncio.open_connection("127.0.0.1", port)
                    writers.append(writer)
                    writer.write(asked)
                    line = await asyncio.wait_for(reader.readline(), 60)
                    status = line.split()[1].decode() if line else "closed"
                except (OSError, TimeoutError) as error:
                    status = type(error).__name__
                counts[status] = counts.get(status, 0) + 1

        await asyncio.gather(*(one() for _ in range(STREAMS)))
        alive = await _watch(http, time.perf_counter() + 3)
        most = server.memory()
        for writer in writers:
            writer.close()
        await asyncio.sleep(2)
        return counts, alive, most, await _status_of_stream(http, name)


async def _status_of_stream(http: httpx2.AsyncClient, name: str) -> int:
    async with http.stream("GET", f"/v1/drafts/{name}/events") as answer:
        return answer.status_code


def _client(server: Served) -> httpx2.AsyncClient:
    limits = httpx2.Limits(max_connections=200)
    return httpx2.AsyncClient(base_url=server.url, timeout=120, trust_env=False, limits=limits)


async def watch_for(server: Served, seconds: float) -> list[float]:
    """How long /healthz took, each time it was asked."""
    async with _client(server) as http:
        return await _watch(http, time.perf_counter() + seconds)


async def _watch(http: httpx2.AsyncClient, until: Any) -> list[float]:
    """How long /healthz took, asked every 50 ms, until a moment or while something holds."""
    waits = []
    while until() if callable(until) else time.perf_counter() < until:
        started = time.perf_counter()
        answer = await http.get("/healthz", headers={"connection": "close"})
        assert answer.status_code == 200
        waits.append(time.perf_counter() - started)
        await asyncio.sleep(0.05)
    return waits


def worst_but_one_percent(waits: list[float]) -> float:
    """The 99th percentile, in milliseconds."""
    return sorted(waits)[int(len(waits) * 0.99)] * 1000
