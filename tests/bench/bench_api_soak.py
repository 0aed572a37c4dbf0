"""The server for minutes under mixed work: what it answers, and whether its memory grows. NIGAO_BENCH_MINUTES, 10 unless set."""

from __future__ import annotations

import asyncio
import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import httpx2

from tests.bench.bench_api import brief, report
from tests.bench.fake_model import fake_model
from tests.served import Served, served

MINUTES = float(os.environ.get("NIGAO_BENCH_MINUTES", "10"))
# The first part warms up: code is loaded, pools fill. It is not counted.
WARM = 0.25


def main() -> list[Mapping[str, object]]:
    with tempfile.TemporaryDirectory() as folder, fake_model(200) as model:
        endpoint = {"OPENAI_BASE_URL": model, "OPENAI_API_KEY": "x", "model": "openai:fake", "log": "json"}
        with served(Path(folder), **endpoint) as server:
            counts, memory = asyncio.run(_soak(server))
    warm = [(share * MINUTES, megabytes) for share, megabytes in memory if share >= WARM]
    rows: list[Mapping[str, object]] = [
        {"what": what, "measured": f"{count} answered"} for what, count in sorted(counts.items())
    ]
    for share in (WARM, 0.5, 0.75, 1.0):
        near = min(memory, key=lambda one: abs(one[0] - share))
        rows.append({"what": f"memory at {share * MINUTES:.1f} min", "measured": f"{near[1]} MB"})
    half = len(warm) // 2
    for name, part in (("the first half", warm[:half]), ("the second half", warm[half:])):
        told = f"{_slope(part):+.1f} MB a minute"
        rows.append({"what": f"slope over {name}, after warming up", "measured": told})
    return rows


def _slope(points: list[tuple[float, int]]) -> float:
    """Megabytes that are added in a minute, by least squares over (minute, megabytes)."""
    return statistics.linear_regression(*zip(*points, strict=True)).slope if len(points) > 1 else 0.0


async def _soak(server: Served) -> tuple[dict[str, int], list[tuple[float, int]]]:
    """How often each kind of request was answered well, and the memory over time, as a share of all of it."""
    counts, memory = dict[str, int](), list[tuple[float, int]]()
    started, seconds = time.perf_counter(), MINUTES * 60

    def left() -> float:
        return started + seconds - time.perf_counter()

    limits = httpx2.Limits(max_connections=100)
    async with httpx2.AsyncClient(base_url=server.url, timeout=120, trust_env=False, limits=limits) as http:

        async def work(first: int) -> None:
            for number in itertools.count(first, 10):
                if left() <= 0:
                    return
                for what in await _round(http, number):
                    counts[what] = counts.get(what, 0) + 1

        async def watch() -> None:
            while left() > 0:
                memory.append((1 - left() / seconds, server.memory()))
                await asyncio.sleep(2)

        await asyncio.gather(watch(), *(work(n) for n in range(3)))
    return counts, memory


async def _round(http: httpx2.AsyncClient, number: int) -> list[str]:
    """What a caller does with one report, from its brief to its file; the kinds of requests that were answered."""
    told = brief(number % 50)
    begun = await http.post("/v1/drafts", json={"brief": told})
    name = begun.raise_for_status().json()["id"]
    (await http.get(f"/v1/drafts/{name}/events")).raise_for_status()
    (await http.get(f"/v1/drafts/{name}")).raise_for_status()
    fact = {"id": told["facts"][0]["id"], "value": 5000 + number}
    (await http.patch(f"/v1/drafts/{name}/facts", json={"facts": [fact]})).raise_for_status()
    (await http.get(f"/v1/drafts/{name}/export", params={"format": "docx"})).raise_for_status()
    (await http.get("/v1/drafts", params={"limit": 20})).raise_for_status()
    (await http.post("/v1/check", json={"text": report(), "brief": told})).raise_for_status()
    (await http.post("/v1/figures", json={"text": report()})).raise_for_status()
    return ["drafts", "events", "reports", "changes", "files", "lists", "checks", "figures"]
