"""What durability costs beside plain asyncio in the same process, and how fast local workers go through many briefs."""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, event

from assistant.brief import Brief
from assistant.drafting.workflow import draft
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.service import batch, worker
from assistant.service.kept import open_store
from assistant.settings import settings
from assistant.writers.models import choose

_STEMS = "甲乙丙丁戊己庚辛壬癸子丑"
_RUNS = 15
# The real number of the issue is 2,000; NIGAO_BENCH_BRIEFS sets another.
_BRIEFS = int(os.environ.get("NIGAO_BENCH_BRIEFS", "2000"))
_SLOW = int(os.environ.get("NIGAO_BENCH_SLOW", "200"))
# Seconds for an answer, as quick as an endpoint is: with less, this machine's processors are what is measured.
_LATENCY = float(os.environ.get("NIGAO_BENCH_LATENCY", "2"))

_WORKER = """
import resource, sys
from assistant.service.worker import work
work(drafts=int(sys.argv[1]), until_done=True)
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_maxrss // 1024, used.ru_utime + used.ru_stime)
"""


def brief(sections: int, number: int = 0) -> Brief:
    """A brief of so many sections, each with a fact of its own."""
    facts = [
        {"id": f"{s}数", "label": f"{s}类检查数", "value": 100 + number + i, "unit": "家"}
        for i, s in enumerate(_STEMS[:sections])
    ]
    outline = make_outline(
        [
            {"heading": f"推进{s}类工作", "points": ["加强督导"], "facts": [f"{s}数"]}
            for s in _STEMS[:sections]
        ]
    )
    return Brief(title=f"第{number}号工作报告", facts=FactSheet.of(facts), outline=outline)


def main() -> list[Mapping[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "quick.yaml").write_text("default: {obey: true}\n", "utf-8")
        (here / "slow.yaml").write_text(f"default: {{obey: true, delay: {_LATENCY}}}\n", "utf-8")
        return [*_overhead(here), *_fleet(here)]


class Written:
    """What all databases of this process are asked meanwhile: statements, and transactions that end well."""

    def __init__(self) -> None:
        self.statements = self.transactions = 0

    def __enter__(self) -> Written:
        event.listen(Engine, "before_cursor_execute", self._statement)
        event.listen(Engine, "commit", self._transaction)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(Engine, "before_cursor_execute", self._statement)
        event.remove(Engine, "commit", self._transaction)

    def _statement(self, *_: object) -> None:
        self.statements += 1

    def _transaction(self, *_: object) -> None:
        self.transactions += 1


def _overhead(here: Path) -> list[Mapping[str, object]]:
    _data(here / "one")
    model = f"scripted:{here / 'quick.yaml'}"
    from assistant.drafting import durable

    rows: list[Mapping[str, object]] = []
    with worker.engine() as store:
        for sections in (4, 12):
            wanted = brief(sections)
            plain, kept, worked = [], [], []
            for _ in range(_RUNS):
                started, busy = time.perf_counter(), time.process_time()
                asyncio.run(draft(wanted, choose(model)))
                plain.append(time.perf_counter() - started)
                worked.append(busy - time.process_time())
                (run,) = batch.accept(store, [("bench", wanted)], model=model)
                started, busy = time.perf_counter(), time.process_time()
                durable.start(run, 0)()
                kept.append(time.perf_counter() - started)
                worked[-1] += time.process_time() - busy
            (run,) = batch.accept(store, [("bench", wanted)], model=model)
            with Written() as written:
                durable.start(run, 0)()
            more = (statistics.median(kept) - statistics.median(plain)) * 1000
            rows.append(
                {
                    "what": f"one report of {sections} sections",
                    "plain ms": f"{statistics.median(plain) * 1000:.0f}",
                    "durable ms": f"{statistics.median(kept) * 1000:.0f}",
                    "more ms a section": f"{more / sections:.1f} (bar 10)",
                    "more ms a report": f"{more:.0f} (bar 100)",
                    # On a machine with others on it, the time that is ours.
                    "of it processor": f"{statistics.median(worked) * 1000:.0f}",
                    "statements": written.statements,
                    "transactions": written.transactions,
                }
            )
    return rows


def _fleet(here: Path) -> list[Mapping[str, object]]:
    rows: list[Mapping[str, object]] = []
    rates: dict[int, float] = {}
    for workers, count, script in ((2, _BRIEFS, "quick"), (2, _SLOW, "slow"), (4, _SLOW, "slow")):
        _data(here / f"{script}{workers}")
        rate, lost, memory, busy = _worked_off(here, workers, count, script)
        model = "quick model" if script == "quick" else f"model of {_LATENCY:g} s"
        rows.append(
            {
                "what": f"{count} briefs, {workers} workers, {model}",
                "reports a minute": f"{rate:.0f}",
                "lost": lost,
                "memory MB": "、".join(map(str, memory)),
                "of all processors": f"{busy:.0%}",
            }
        )
        if script == "slow":
            rates[workers] = rate
    rows.append(
        {"what": "four workers against two", "reports a minute": f"{rates[4] / rates[2]:.2f} times (bar 1.8)"}
    )
    return rows


def _worked_off(here: Path, workers: int, count: int, script: str) -> tuple[float, int, list[int], float]:
    """Reports a minute, how many were lost, and of the workers: memory in MB, their share of all processors."""
    store = open_store()
    briefs = [(str(i), brief(4, i)) for i in range(count)]
    runs = batch.accept(store, briefs, model=f"scripted:{here / f'{script}.yaml'}")
    batch.put_on_queue(store)
    command = [sys.executable, "-c", _WORKER, "2" if script == "slow" else "4"]
    started = time.monotonic()
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(workers)]
    told = [process.communicate()[0].split()[-2:] for process in processes]
    share = sum(float(busy) for _, busy in told) / (time.monotonic() - started) / (os.cpu_count() or 1)
    done = {entry.id: entry.updated for entry in store.list(limit=count + 1)}
    store.close()
    # From the first report to the last: how long Python takes to start is measured elsewhere.
    ends = sorted(datetime.fromisoformat(moment) for moment in done.values())
    seconds = (ends[-1] - ends[0]).total_seconds()
    return (
        (len(ends) - 1) / seconds * 60,
        len(set(runs) - set(done)),
        [int(memory) for memory, _ in told],
        share,
    )


def _data(folder: Path) -> None:
    os.environ["NIGAO_DATA"] = str(folder)
    url = os.environ.get("NIGAO_BENCH_DATABASE", "")
    os.environ["NIGAO_DATABASE"] = url
    settings.cache_clear()
