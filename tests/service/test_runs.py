"""Runs: watched from anywhere, stopped at once, kept, and gone on with after the process was killed."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.brief import Brief
from assistant.errors import InputError
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.events import Done, SectionDone, SectionText
from assistant.service.runs import Run, Runs
from assistant.settings import settings
from assistant.store import Store

_PARTS = "甲乙丙"


def brief() -> Brief:
    facts = [
        {"id": f"{p}数", "label": f"{p}类检查数", "value": 100 + i, "unit": "家"}
        for i, p in enumerate(_PARTS)
    ]
    outline = [
        {"heading": f"推进{p}类工作", "points": [f"加强{p}类督导"], "facts": [f"{p}数"]} for p in _PARTS
    ]
    return Brief(title="青禾县工作报告", facts=FactSheet.of(facts), outline=make_outline(outline))


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Runs]:
    monkeypatch.setenv("NIGAO_SIDE_BY_SIDE", "1")
    settings.cache_clear()
    store = Store(tmp_path / "data")
    made = Runs(store)
    yield made
    made.close()
    store.close()


def script(folder: Path, text: str) -> str:
    file = folder / "model.yaml"
    file.write_text(text, encoding="utf-8")
    return f"scripted:{file}"


async def ended(run: Run) -> list[object]:
    return [event async for _, event in run.watch()]


def test_a_run_is_watched_from_its_first_event_to_its_last(runs: Runs) -> None:
    async def both() -> tuple[list[object], list[object]]:
        run = runs.start(brief(), "composer", owner="甲")
        return tuple(await asyncio.gather(ended(run), ended(run)))  # type: ignore[return-value]

    first, second = asyncio.run(both())
    assert first == second
    assert [e.done for e in first if isinstance(e, SectionDone)] == [1, 2, 3]
    assert isinstance(first[-1], Done)
    (entry,) = runs.store.list(owner="甲")
    report, version = runs.report(entry.id)
    assert version == 1 and report.coverage.figures.missing == ()


def test_a_stopped_run_keeps_what_was_done(runs: Runs, tmp_path: Path) -> None:
    model = script(tmp_path, "sections: {'2': {obey: true, delay: 60}}\ndefault: {obey: true}\n")

    async def stopped() -> tuple[Run, float]:
        run = runs.start(brief(), model)
        async for _, event in run.watch():
            if isinstance(event, SectionDone):
                break
        before = asyncio.get_running_loop().time()
        await runs.cancel(run.id)
        return run, asyncio.get_running_loop().time() - before

    run, seconds = asyncio.run(stopped())
    assert run.status == "cancelled" and seconds < 30, "the answer that takes a minute was waited for"
    report, _ = runs.report(run.id)
    assert "[[甲数]]" in report.sections[0].source
    assert [section.source for section in report.sections[1:]] == ["【待补】", "【待补】"]


def test_a_run_that_is_stopped_before_anything_is_done_keeps_nothing(runs: Runs, tmp_path: Path) -> None:
    model = script(tmp_path, "default: {obey: true, delay: 60}\n")

    async def stopped() -> Run:
        run = runs.start(brief(), model)
        await asyncio.sleep(0)
        await runs.cancel(run.id)
        return run

    run = asyncio.run(stopped())
    assert run.status == "cancelled"
    assert list(runs.store.list()) == []


def test_a_model_of_no_known_form_is_refused_before_anything_is_accepted(runs: Runs) -> None:
    with pytest.raises(InputError, match="不认识的模型"):
        runs.start(brief(), "nonsense:x")
    assert list(runs.store.list()) == []


def test_an_endpoint_that_does_not_answer_fails_the_run(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_of = script(tmp_path, "default: {fault: unreachable}\n")

    async def failed() -> Run:
        run = runs.start(brief(), run_of)
        await ended(run)
        return run

    run = asyncio.run(failed())
    assert run.status == "failed" and run.error is not None
    fresh = Runs(runs.store).get(run.id)
    assert fresh is not None and fresh.error is not None and fresh.error.said == run.error.said


def test_an_unknown_run_is_none(runs: Runs) -> None:
    assert runs.get("0123456789abcdef") is None and runs.get("") is None


_KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from assistant.report.events import SectionDone
from assistant.service.runs import Runs
from assistant.store import Store
from tests.service.test_runs import brief

async def main():
    run = Runs(Store(Path(sys.argv[1]))).start(brief(), sys.argv[2])
    async for _, event in run.watch():
        if isinstance(event, SectionDone):
            print(run.id, flush=True)
            os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


@pytest.mark.slow
def test_a_run_whose_process_was_killed_goes_on_at_the_next_start(
    runs: Runs, tmp_path: Path, root: Path
) -> None:
    model = script(tmp_path, "sections: {'2': {obey: true, delay: 60}}\ndefault: {obey: true}\n")
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, str(tmp_path / "data"), model],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    name = killed.stdout.strip()
    # The next start meets a quicker model; what the first one answered is not asked for again.
    script(tmp_path, "sections: {'1': 另一种说法。}\ndefault: {obey: true}\n")

    async def watched() -> list[object]:
        run = runs.get(name)
        assert run is not None and run.status == "running"
        runs.go_on()
        return await ended(run)

    seen = asyncio.run(watched())
    report, version = runs.report(name)
    assert version == 1 and report.coverage.figures.missing == ()
    assert "[[甲数]]" in report.sections[0].source
    assert {event.section for event in seen if isinstance(event, SectionText)} == {"1", "2", "3"}
