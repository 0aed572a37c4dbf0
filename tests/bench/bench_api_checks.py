"""POST /v1/check beside the bare check, with keys, limits, counts and log: a second, and in processor time."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from assistant.store import Keys, Store
from tests.bench.bench_api import brief, report, watch_for, worst_but_one_percent
from tests.served import Served, served

Row = Mapping[str, object]
# Answers a second, and milliseconds of a processor for one of them, by who spent them.
Rate = tuple[float, ...]
SECONDS = float(os.environ.get("NIGAO_BENCH_SECONDS", "10"))
ROUNDS = int(os.environ.get("NIGAO_BENCH_ROUNDS", "3"))
_TICK = os.sysconf("SC_CLK_TCK")


def main() -> list[Row]:
    """Bare and served by turns, so that what else the machine does falls on both."""
    cores = os.cpu_count() or 1
    bares: list[Rate] = []
    ways: dict[str, list[Rate]] = {"no key": [], "with a key": []}
    waits: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        token = _key(Path(folder))
        with served(Path(folder), log="json", requests_per_minute="10000000") as server:
            asked = {"no key": request(""), "with a key": request(f"authorization: Bearer {token}\r\n")}
            _load(server, asked["no key"], cores * 2, 1.0)  # the processes start
            for _ in range(ROUNDS):
                bares.append(_bare(cores, SECONDS / ROUNDS))
                for name, text in asked.items():
                    before = _spent(server)
                    rate, took = _load(server, text, cores * 2, SECONDS / ROUNDS)
                    spent = [b - a for a, b in zip(before, _spent(server), strict=True)]
                    ways[name].append((rate, *(1000 * part / len(took) for part in spent)))
                    waits += took
            alive = _alive(server, asked["with a key"], cores * 2)
    bare = _middle(bares)
    return [
        {
            "what": f"bare check of 3,000 characters, {cores} processes",
            "measured": f"{bare[0]:.1f} a second",
            "processor ms": f"{bare[1]:.2f}",
        },
        *(_row(f"POST /v1/check, {cores * 2} clients, {name}", bare, _middle(ways[name])) for name in ways),
        {"what": "how long one waits", "measured": f"median {statistics.median(waits) * 1000:.0f} ms"},
        {"what": "/healthz meanwhile", "measured": f"p99 {alive:.0f} ms"},
    ]


def _middle(rates: list[Rate]) -> Rate:
    """The median of each part."""
    return tuple(statistics.median(part) for part in zip(*rates, strict=True))


def _row(what: str, bare: Rate, found: Rate) -> Row:
    rate, server, others, clients = found
    total = server + others + clients
    return {
        "what": what,
        "measured": f"{rate:.1f} a second",
        "bar": "300 a second, or bare / 1.5",
        "ratio": f"bare / served = {bare[0] / rate:.2f}, in processor time {total / bare[1]:.2f}",
        "processor ms": f"{total:.2f}: server {server:.2f}, its checking processes {others:.2f}, clients {clients:.2f}",
    }


def request(headers: str) -> bytes:
    """The whole request. Clients send it as it is: they share the cores with the server and should cost next to nothing."""
    body = json.dumps({"text": report(), "brief": brief()}, ensure_ascii=False).encode()
    head = (
        "POST /v1/check HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
        f"{headers}content-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _key(folder: Path) -> str:
    store = Store(folder / "data")
    token = Keys(store.engine).create("试", ["read"])[1]
    store.close()
    return token


def _bare(processes: int, seconds: float) -> Rate:
    """Of so many processes that do nothing but check, each from the brief as it was sent."""
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        pool.map(_bare_for, [0.3] * processes, chunksize=1)
        found = pool.map(_bare_for, [seconds] * processes, chunksize=1)
    return sum(rate for rate, _ in found), 1000 * statistics.mean(spent for _, spent in found)


def _bare_for(seconds: float) -> tuple[float, float]:
    from assistant import service
    from assistant.brief.read import read_brief

    text, told = report(), brief()
    done, started, spent = 0, time.perf_counter(), time.process_time()
    while time.perf_counter() - started < seconds:
        service.check(text, read_brief(told, paths=False))
        done += 1
    return done / (time.perf_counter() - started), (time.process_time() - spent) / done


def _load(server: Served, asked: bytes, clients: int, seconds: float) -> tuple[float, list[float]]:
    """Answers a second to so many clients, and how long each answer took."""
    waits: list[float] = []
    until = time.perf_counter() + seconds
    threads = [threading.Thread(target=_client, args=(server, asked, until, waits)) for _ in range(clients)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(waits) / (time.perf_counter() - started), waits


def _client(server: Served, asked: bytes, until: float, waits: list[float]) -> None:
    with socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2]))) as connection:
        answers = connection.makefile("rb")
        while time.perf_counter() < until:
            started = time.perf_counter()
            connection.sendall(asked)
            status, size = answers.readline(), 0
            while (line := answers.readline()) != b"\r\n":
                if line.startswith(b"content-length:"):
                    size = int(line.partition(b":")[2])
            body = answers.read(size)
            assert b" 200 " in status and body.startswith(b'{"findings":['), (status, body)
            waits.append(time.perf_counter() - started)


def _alive(server: Served, asked: bytes, clients: int) -> float:
    """The p99 of /healthz while checks go on, in milliseconds."""
    load = threading.Thread(target=_load, args=(server, asked, clients, 3.5))
    load.start()
    waits = asyncio.run(watch_for(server, 3.0))
    load.join()
    return worst_but_one_percent(waits)


def _spent(server: Served) -> tuple[float, float, float]:
    """Processor seconds so far: of the server, of its processes, of this one with the clients."""
    main_ = server.process.pid
    others = Path(f"/proc/{main_}/task/{main_}/children").read_text().split()
    return _seconds(main_), sum(_seconds(int(other)) for other in others), time.process_time()


def _seconds(process: int) -> float:
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / _TICK
