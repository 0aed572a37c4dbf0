"""A draft that was stopped and is gone on with: only what is missing is written, all else stays to the byte."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import DocumentError
from assistant.facts.model import make_fact
from assistant.report.accept import lock
from assistant.report.events import SectionDone, SectionStarted
from assistant.report.model import UNWRITTEN
from assistant.service.kept import change_facts
from assistant.service.runs import Run, Runs
from assistant.service.standing import missing
from assistant.settings import settings
from assistant.store import Calls, Store
from tests.service.test_runs import brief, ended, script

SLOW = "sections: {'2': {obey: true, delay: 60}}\ndefault: {obey: true}\n"


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Runs]:
    monkeypatch.setenv("NIGAO_SIDE_BY_SIDE", "1")
    monkeypatch.setenv("NIGAO_MODEL", script(tmp_path, SLOW))
    settings.cache_clear()
    store = Store(tmp_path / "data")
    made = Runs(store)
    yield made
    made.close()
    store.close()


async def stopped(runs: Runs) -> Run:
    """A draft of three sections, stopped when the first stood and the second was being written."""
    run = runs.start(brief(), owner="甲")
    async for _, event in run.watch():
        if isinstance(event, SectionDone):
            break
    await runs.cancel(run.id)
    return run


def test_a_stopped_draft_is_gone_on_with_where_it_stopped(runs: Runs, tmp_path: Path) -> None:
    run = asyncio.run(stopped(runs))
    before, _ = runs.report(run.id)
    assert missing(before) == ("2", "3") and runs.can_take_up(run.id, before)
    # A person fills in a fact and locks what stands, while it is stopped.
    changed = make_fact({"id": "乙数", "label": "乙类检查数", "value": 777, "unit": "家"})
    _, version = change_facts(runs.store, run.id, [changed], base=1, who="甲")
    locked = lock(runs.store.load(run.id), "1", "", locked=True)
    runs.store.save(run.id, locked, base=version.number, why="locked")
    script(tmp_path, "default: {obey: true}\n")
    calls = len(Calls(runs.store.engine).of_run(run.id))

    async def over() -> list[object]:
        return await ended(runs.take_up(run.id))

    events = asyncio.run(over())
    assert [e.section for e in events if isinstance(e, SectionStarted)] == ["2", "3"]
    assert [e.done for e in events if isinstance(e, SectionDone)] == [1, 2, 3]
    after, number = runs.report(run.id)
    assert number == 4 and missing(after) == () and not runs.can_take_up(run.id, after)
    first, kept = after.section("1"), before.section("1")
    assert first and kept and first.source == kept.source and first.locked
    second = after.section("2")
    assert second and "[[乙数]]" in second.source
    assert after.brief.facts["乙数"].as_written()["value"] == "777"
    made = Calls(runs.store.engine).of_run(run.id)[calls:]
    assert {call.section for call in made} == {"2", "3"}
    assert after.usage.calls == len(made) + calls


def test_one_that_is_stopped_again_keeps_what_came_to_it(runs: Runs, tmp_path: Path) -> None:
    run = asyncio.run(stopped(runs))
    script(tmp_path, "sections: {'3': {obey: true, delay: 60}}\ndefault: {obey: true}\n")

    async def again() -> None:
        run_on = runs.take_up(run.id)
        async for _, event in run_on.watch():
            if isinstance(event, SectionDone) and event.done == 2:
                break
        await runs.cancel(run.id)

    asyncio.run(again())
    report, number = runs.report(run.id)
    assert number == 2 and missing(report) == ("3",) and runs.can_take_up(run.id, report)


def test_what_failed_at_its_first_call_is_begun_anew_by_the_model_of_now(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path, "default: {fault: unreachable}\n")

    async def failed() -> Run:
        run = runs.start(brief())
        await ended(run)
        return run

    run = asyncio.run(failed())
    assert run.status == "failed" and runs.can_take_up(run.id, None)
    monkeypatch.setenv("NIGAO_MODEL", "composer")
    settings.cache_clear()

    async def over() -> list[object]:
        return await ended(runs.take_up(run.id))

    asyncio.run(over())
    assert runs.report(run.id)[0].model == "composer"


def test_one_whose_model_fails_when_it_is_gone_on_with_keeps_what_it_had(runs: Runs, tmp_path: Path) -> None:
    run = asyncio.run(stopped(runs))
    before = runs.report(run.id)
    script(tmp_path, "default: {fault: unreachable}\n")

    async def over() -> Run:
        run_on = runs.take_up(run.id)
        await ended(run_on)
        return run_on

    assert asyncio.run(over()).status == "failed"
    assert runs.report(run.id) == before and runs.can_take_up(run.id, before[0])


_KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from assistant.report.events import SectionDone
from assistant.service.runs import Runs
from assistant.store import Store

async def main():
    run = Runs(Store(Path(sys.argv[1]))).take_up(sys.argv[2])
    async for _, event in run.watch():
        if isinstance(event, SectionDone) and event.done == 2:
            os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


@pytest.mark.slow
def test_one_that_is_gone_on_with_survives_its_process(runs: Runs, tmp_path: Path, root: Path) -> None:
    run = asyncio.run(stopped(runs))
    runs.close()
    script(tmp_path, "sections: {'3': {obey: true, delay: 60}}\ndefault: {obey: true}\n")
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(tmp_path / "data"), run.id],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    script(tmp_path, "default: {obey: true}\n")
    fresh = Runs(runs.store)

    async def watched() -> None:
        run_on = fresh.get(run.id)
        assert run_on is not None and run_on.status == "running"
        fresh.go_on()
        await ended(run_on)

    asyncio.run(watched())
    report, version = fresh.report(run.id)
    fresh.close()
    assert version == 2 and missing(report) == ()


def test_only_what_nobody_wrote_is_missing_and_an_unknown_run_is_none(runs: Runs) -> None:
    run = asyncio.run(stopped(runs))
    report, _ = runs.report(run.id)
    by_hand = report.with_part("2", lambda part: part.model_copy(update={"written_by": "composer"}))
    assert by_hand.section("2").source == UNWRITTEN["zh"] and missing(by_hand) == ("3",)  # type: ignore[union-attr]
    assert not runs.can_take_up("0" * 16, None)
    with pytest.raises(DocumentError, match="没有这次起草"):
        runs.take_up("0" * 16)
