"""The server under mixed work, NIGAO_BENCH_MINUTES long (10 unless set): what it answers, and whether its memory grows.

It is counted once 500 drafts have filled what the server remembers by intent: the events of so many runs.
"""

from __future__ import annotations

import asyncio
import itertools
import math
import os
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import httpx2

from tests.bench.bench_api import all_drafts, brief, report
from tests.bench.fake_model import fake_model
from tests.served import Served, served

MINUTES = float(os.environ.get("NIGAO_BENCH_MINUTES", "10"))
_PARTS = 20  # of the time; the memory of one is the median of its readings
_LATE = 10  # minutes at the end of a longer run
_WARM = 2  # parts in which what the first drafts did not need is loaded: a Word file's writer, the checking processes

Reading = tuple[float, int, int]  # minute, megabytes of the server, of its checking processes


def main() -> list[Mapping[str, object]]:
    with tempfile.TemporaryDirectory() as folder, fake_model(200) as model:
        endpoint = {"OPENAI_BASE_URL": model, "OPENAI_API_KEY": "x", "model": "openai:fake", "log": "json"}
        with served(Path(folder), **endpoint) as server:
            begun = server.memory()
            asyncio.run(all_drafts(server, sections=4))
            filled = server.memory()
            counts, readings = asyncio.run(_soak(server))
    rows: list[Mapping[str, object]] = [
        {"what": "memory at first, and with 500 drafts behind it", "measured": f"{begun} MB, {filled} MB"},
        *({"what": what, "measured": f"{count} answered"} for what, count in sorted(counts.items())),
    ]
    for name, at in (("the server", 1), ("its checking processes", 2)):
        points = _medians([(reading[0], reading[at]) for reading in readings])
        slope, error = _slope(points[_WARM:])
        curve = " ".join(f"{megabytes:.0f}" for _, megabytes in points)
        rows.append({"what": f"memory of {name}, {_PARTS} medians", "measured": f"{curve} MB"})
        told = f"{slope:+.2f} ± {2 * error:.2f} MB a minute"
        rows.append({"what": f"slope over the last {_PARTS - _WARM} (± 2 standard errors)", "measured": told})
        late = [point for point in points if point[0] > MINUTES - _LATE]
        if len(late) < len(points) - _WARM:
            slope, error = _slope(late)
            told = f"{slope:+.2f} ± {2 * error:.2f} MB a minute"
            rows.append({"what": f"slope over the last {_LATE} minutes", "measured": told})
    return rows


def _medians(points: list[tuple[float, int]]) -> list[tuple[float, float]]:
    """Of each part of the time: neighbouring readings are too alike to be counted each."""
    found = list[tuple[float, float]]()
    for part in range(_PARTS):
        inside = [point for point in points if part <= point[0] / MINUTES * _PARTS < part + 1]
        if inside:
            found.append((statistics.mean(m for m, _ in inside), statistics.median(mb for _, mb in inside)))
    return found


def _slope(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Megabytes that are added in a minute, by least squares over (minute, megabytes), and the standard error of that."""
    if len(points) < 3:
        return 0.0, math.inf
    minutes, megabytes = zip(*points, strict=True)
    slope, start = statistics.linear_regression(minutes, megabytes)
    rest = sum((mb - start - slope * m) ** 2 for m, mb in points)
    spread = sum((m - statistics.mean(minutes)) ** 2 for m in minutes)
    return slope, math.sqrt(rest / (len(points) - 2) / spread)


async def _soak(server: Served) -> tuple[dict[str, int], list[Reading]]:
    """How often each kind of request was answered well, and the memory over time."""
    counts, readings = dict[str, int](), list[Reading]()
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
                readings.append(((seconds - left()) / 60, server.memory(), server.memory_of_others()))
                await asyncio.sleep(2)

        await asyncio.gather(watch(), *(work(n) for n in range(3)))
    return counts, readings


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
