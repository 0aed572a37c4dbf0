"""A run that is stopped from another process keeps what was written of it, whoever has to put it together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from assistant.brief import Brief
from assistant.errors import DocumentError
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.model import UNWRITTEN, Report
from assistant.service import batch, worker
from assistant.settings import settings
from assistant.store import Calls, RunRecords, Store

# The first two sections are answered at once, the others not before the test is over.
SCRIPT = "default: {obey: true, delay: 60}\nsections: {'1': [{obey: true}], '2': [{obey: true}]}\n"
T = TypeVar("T")
WORKER = "from assistant.service.worker import work; work(drafts=1)"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("NIGAO_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(worker, "BEAT", 0.05)
    settings.cache_clear()
    (tmp_path / "script.yaml").write_text(SCRIPT, "utf-8")
    opened = Store(tmp_path / "data")
    yield opened
    opened.close()


def accepted(store: Store, tmp_path: Path) -> str:
    facts = [{"id": f"{s}数", "label": f"{s}类检查数", "value": 12, "unit": "家"} for s in "甲乙丙丁"]
    outline = make_outline(
        [{"heading": f"推进{s}类工作", "points": ["加强督导"], "facts": [f"{s}数"]} for s in "甲乙丙丁"]
    )
    brief = Brief(title="工作报告", facts=FactSheet.of(facts), outline=outline)
    (run,) = batch.accept(store, [("", brief)], model=f"scripted:{tmp_path / 'script.yaml'}")
    return run


def soon(look: Callable[[], T]) -> T:
    """What `look` gives as soon as it gives something."""
    for _ in range(3000):
        if found := look():
            return found
        time.sleep(0.01)
    raise AssertionError("nothing came")


def kept(store: Store, run: str) -> Report | None:
    try:
        return store.load(run)
    except DocumentError:
        return None


def has_two_sections(report: Report) -> bool:
    texts = [section.source for _, _, section in report.walk()]
    return "甲数" in texts[0] and "乙数" in texts[1] and texts[2:] == [UNWRITTEN["zh"]] * 2


def test_a_run_that_another_process_stops_keeps_its_finished_sections(store: Store, tmp_path: Path) -> None:
    run = accepted(store, tmp_path)
    running = worker.Engine(store)
    try:
        ended = running.start(run)
        soon(lambda: len(Calls(store.engine).of_run(run)) == 2)
        # All that reaches this process of a stop elsewhere is the record.
        RunRecords(store.engine).mark(run, "cancelled")
        assert ended() == "cancelled"
    finally:
        running.close()
    assert has_two_sections(store.load(run))
    assert RunRecords(store.engine).get(run).status == "cancelled"


@pytest.mark.slow
def test_what_a_dead_process_had_written_of_a_stopped_run_is_kept_by_who_comes_next(
    store: Store, tmp_path: Path
) -> None:
    run = accepted(store, tmp_path)
    batch.put_on_queue(store)
    process = subprocess.Popen([sys.executable, "-c", WORKER], env=os.environ)
    soon(lambda: len(Calls(store.engine).of_run(run)) == 2)
    time.sleep(0.5)  # the engine records the ends of both sections
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert batch.cancel(store, run)
    running = worker.Engine(store, drafts=1)
    try:
        report = soon(lambda: kept(store, run))
    finally:
        running.close()
    assert report and has_two_sections(report)
    # Nothing more was asked for, and nothing paid for again.
    assert len(Calls(store.engine).of_run(run)) == 2


def test_a_run_that_nobody_has_begun_is_stopped_where_it_waits(store: Store, tmp_path: Path) -> None:
    run = accepted(store, tmp_path)
    batch.put_on_queue(store)
    assert batch.cancel(store, run)
    assert not batch.cancel(store, run)
    worker.work(drafts=1, until_done=True)
    assert RunRecords(store.engine).get(run).status == "cancelled"
    assert kept(store, run) is None
    assert not Calls(store.engine).of_run(run)
