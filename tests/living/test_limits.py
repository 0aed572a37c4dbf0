"""Limits on what one report may cost hold over all lives of its run; the pace of a fleet, over all processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert

from assistant.brief import Brief
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.model import Report
from assistant.service import batch, worker
from assistant.settings import settings
from assistant.store import Call, Calls, Pace, RunRecords, Store
from assistant.store.tables import CALLS


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("NIGAO_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("NIGAO_SIDE_BY_SIDE", "1")
    settings.cache_clear()
    (tmp_path / "obey.yaml").write_text("default: {obey: true}\n", "utf-8")
    opened = Store(tmp_path / "data")
    yield opened
    opened.close()


def brief() -> Brief:
    facts = [{"id": f"{s}数", "label": f"{s}类检查数", "value": 12, "unit": "家"} for s in "甲乙丙丁"]
    outline = make_outline(
        [{"heading": f"推进{s}类工作", "points": ["加强督导"], "facts": [f"{s}数"]} for s in "甲乙丙丁"]
    )
    return Brief(title="工作报告", facts=FactSheet.of(facts), outline=outline)


def accepted(store: Store, tmp_path: Path, **limits: float) -> str:
    (run,) = batch.accept(store, [("", brief())], model=f"scripted:{tmp_path / 'obey.yaml'}", limits=limits)
    return run


def an_earlier_life(store: Store, run: str, calls: int) -> None:
    """Answers that were paid for before the process died, to requests that are not made again; 40 s, side by side."""
    paid = Call("", "scripted:obey.yaml", "{}", run=run, input_tokens=300, output_tokens=90, seconds=40.0)
    for number in range(calls):
        Calls(store.engine).keep(replace(paid, hash=f"earlier {number}"))


def finished(store: Store, run: str) -> Report:
    worker.work(drafts=1, until_done=True)
    return store.load(RunRecords(store.engine).get(run).report)


def composed(report: Report) -> int:
    return sum(f.rule == "section-composed" for f in report.findings)


@pytest.mark.parametrize(
    ("limits", "earlier", "more"),
    [
        ({"max_calls": 3}, 0, 3),
        ({"max_calls": 3}, 2, 1),
        ({"max_calls": 3}, 5, 0),
        ({"max_tokens": 1_000_000}, 2, 4),
        ({"max_tokens": 800}, 2, 0),
        ({"max_seconds": 39}, 3, 0),
        ({"max_seconds": 1000}, 3, 4),
    ],
)
def test_what_an_earlier_life_paid_counts_towards_the_limits(
    limits: dict[str, float], earlier: int, more: int, store: Store, tmp_path: Path
) -> None:
    run = accepted(store, tmp_path, **limits)
    an_earlier_life(store, run, earlier)
    report = finished(store, run)
    assert len(Calls(store.engine).of_run(run)) == earlier + more
    assert composed(report) == 4 - more


def test_a_section_that_a_person_asks_for_again_has_the_limits_to_itself(
    store: Store, tmp_path: Path
) -> None:
    run = accepted(store, tmp_path, max_calls=6, max_seconds=79)
    an_earlier_life(store, run, 2)
    assert composed(finished(store, run)) == 0
    batch.retry(store, run, "2")
    assert composed(finished(store, run)) == 0
    assert [call.section for call in Calls(store.engine).of_run(run)][-1] == "2"
    assert len(Calls(store.engine).of_run(run)) == 7


def test_time_in_which_several_calls_were_under_way_counts_once(store: Store) -> None:
    ends = {
        "a": ("09:00:10", 10.0),
        "b": ("09:00:12", 8.0),
        "c": ("09:00:12.500", 2.0),
        "d": ("09:05:00", 5.0),
    }
    rows = [
        {
            "hash": name,
            "run": "r",
            "model": "m",
            "answer": "{}",
            "created": f"2025-12-05T{end}+00:00",
            "seconds": s,
        }
        for name, (end, s) in ends.items()
    ]
    with store.engine.begin() as connection:
        connection.execute(insert(CALLS), rows)
    calls = Calls(store.engine)
    assert calls.seconds_busy("r") == pytest.approx(12.5 + 5)
    assert calls.seconds_busy("r", after=3) == pytest.approx(5)
    assert calls.seconds_busy("another") == 0


def test_the_pace_of_the_fleet_goes_on_from_where_a_dead_process_left_it(
    store: Store, tmp_path: Path
) -> None:
    waits = [Pace(store.engine, 1).wait() for _ in range(3)]
    store.close()
    again = Store(tmp_path / "data")
    waits.append(Pace(again.engine, 1).wait())
    again.close()
    # A call a minute, whoever takes it.
    assert waits == sorted(waits) and waits[3] > 120
