"""Drafting in processes that are killed: one is forked for each life, so that none has to import everything anew.

Nothing of the product is replaced but the model: a real ChatModel, whose answers depend on the request alone and who
writes down each time that it is asked. Each commit of each database passes `_commit`, which may be the last act.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy.engine.default as engine_default

from assistant.brief import Brief
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.model import Report
from assistant.report.saved import from_json, to_json
from assistant.service import batch, worker
from assistant.service.kept import open_store
from assistant.settings import Settings, settings
from assistant.store import Calls, RunRecords, Store
from assistant.writers import models
from assistant.writers.chat_model import ChatWriter
from assistant.writers.chat_model.seam import Reply, Request
from assistant.writers.scripted.obedient import obedient

SECTIONS = "甲乙丙丁"


def brief(number: int = 0) -> Brief:
    """Four sections, each with a fact that no other has, so that a text in the wrong place is seen."""
    facts = [
        {"id": f"{s}数", "label": f"{s}类检查数", "value": 100 + 10 * number + i, "unit": "家"}
        for i, s in enumerate(SECTIONS)
    ]
    outline = make_outline(
        [{"heading": f"推进{s}类工作", "points": [f"加强{s}类督导"], "facts": [f"{s}数"]} for s in SECTIONS]
    )
    return Brief(title="工作报告", facts=FactSheet.of(facts), outline=outline)


class Witness:
    """A model that leaves out what is required at first, so that every second section takes two calls."""

    name = "witness"

    def __init__(self, log: Path, delay: float) -> None:
        self._log, self._delay = log, delay

    async def answer(self, request: Request) -> Reply:
        import asyncio

        # Written down as it is sent: what was on its way when another process kept its answer is not paid for again.
        note(
            self._log, f"asked {request.task.brief.facts.facts[0].value} {request.task.id} {request.purpose}"
        )
        await asyncio.sleep(self._delay)
        lacking = request.purpose == "write" and request.task.id in ("2", "4")
        heading = request.task.heading
        return Reply(f"{heading}有序开展。" if lacking else f"{heading}有序开展。{obedient(request.task)}")

    async def close(self) -> None:
        pass


def note(log: Path, line: str) -> None:
    """One line, whole or not at all, whoever else writes."""
    file = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(file, (line + "\n").encode())
    os.close(file)


def install(log: Path, delay: float = 0.0) -> None:
    """Makes `witness` a model of this process, and writes down each answer that is kept."""
    models._WRITERS["witness"] = lambda rest, config: ChatWriter(Witness(log, delay))
    keep_all = Calls.keep_all

    def kept(self: Calls, calls: Any) -> Any:
        found = keep_all(self, calls)
        for call in calls:
            run = RunRecords(self._engine).brief(call.run)
            first = from_json(json.loads(run)).brief.facts.facts[0].value
            note(log, f"kept {first} {call.section} {call.purpose}")
        return found

    Calls.keep_all = kept  # type: ignore[method-assign]


def killed_at(commit: int, before: bool) -> None:
    """Ends the process right before or right after its so-manieth commit."""
    real: Any = engine_default.DefaultDialect.do_commit
    count = [0]

    def _commit(self: Any, connection: Any) -> None:
        count[0] += 1
        if before and count[0] == commit:
            os.kill(os.getpid(), signal.SIGKILL)
        real(self, connection)
        if not before and count[0] == commit:
            os.kill(os.getpid(), signal.SIGKILL)

    engine_default.DefaultDialect.do_commit = _commit  # type: ignore[method-assign]


def configure(folder: Path, database: str = "") -> None:
    """Settings of this process: its data folder or database, one section after the other."""
    os.environ |= {"NIGAO_DATA": str(folder), "NIGAO_DATABASE": database, "NIGAO_ROUNDS": "2"}
    Settings.model_config["env_file"] = None
    settings.cache_clear()
    logging.disable(logging.WARNING)


def life(folder: Path, log: Path, act: Callable[[], None], *, database: str = "", seconds: float = 60) -> int:
    """Runs `act` in a process of its own; its exit code, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            sys.stderr = sys.stdout = (folder.parent / "out.txt").open("a")
            configure(folder, database)
            install(log)
            act()
            code = 0
        except BaseException:
            import traceback

            traceback.print_exc()
            sys.stderr.flush()
        finally:
            os._exit(code)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise AssertionError(f"a life did not end in {seconds} s")


def accept(count: int = 1) -> None:
    """Hands in so many briefs; from here on none may be lost."""
    store = open_store()
    batch.accept(store, [(str(i), brief(i)) for i in range(count)], model="witness:x")
    store.close()


def work() -> None:
    worker.work(drafts=2, until_done=True)


def reports(folder: Path, database: str = "") -> dict[str, Report]:
    """What is finished, by where its brief came from."""
    store = Store(database or folder)
    try:
        records = RunRecords(store.engine).list()
        return {record.source: store.load(record.report) for record in records if record.status == "done"}
    finally:
        store.close()


def told(report: Report) -> dict[str, Any]:
    """A report without what may differ from life to life: seconds, and the fingerprint of sources being edited."""
    data = to_json(report)
    data["usage"]["seconds"] = 0
    data["provenance"]["checks"] = ""
    return data


def paid_twice(log: Path) -> list[str]:
    """The calls that were asked for again after their answer had been kept."""
    seen: set[str] = set()
    wrong = []
    for line in log.read_text("utf-8").splitlines() if log.exists() else ():
        act, _, what = line.partition(" ")
        if act == "kept":
            seen.add(what)
        elif what in seen:
            wrong.append(what)
    return wrong
