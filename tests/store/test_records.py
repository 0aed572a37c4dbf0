"""Runs, calls, fact sheets, workers: what the store keeps beside reports."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.errors import ConflictError, DocumentError
from assistant.facts.model import make_fact
from assistant.store import Call, Calls, Pace, RunRecord, RunRecords, Sheets, Store, Workers


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    where = tmp_path if request.param == "sqlite" else request.getfixturevalue("postgresql_url")
    opened = Store(where)
    yield opened
    opened.close()


def test_a_call_is_kept_once_and_the_first_answer_stands(store: Store) -> None:
    calls = Calls(store.engine)
    assert calls.find("k") is None
    first = calls.keep(Call("k", "scripted", "甲", run="r", input_tokens=5, output_tokens=2))
    assert first.answer == "甲"
    assert calls.keep(Call("k", "scripted", "乙", run="r")).answer == "甲"
    found = calls.find("k")
    assert found is not None and (found.answer, found.input_tokens) == ("甲", 5)
    assert calls.spent("r").calls == 1 and calls.spent("r").input_tokens == 5
    assert calls.spent("nobody").calls == 0


def test_many_threads_that_keep_one_call_get_the_same_answer(store: Store) -> None:
    calls = Calls(store.engine)
    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(lambda i: calls.keep(Call("k", "m", str(i))).answer, range(16)))
    assert len(set(kept)) == 1 and len(calls.of_run("")) == 1


def test_calls_that_are_kept_together_are_answered_each_by_what_stands(store: Store) -> None:
    calls = Calls(store.engine)
    calls.keep(Call("b", "m", "先"))
    kept = calls.keep_all([Call("c", "m", "后"), Call("b", "m", "后"), Call("a", "m", "后")])
    assert [(call.hash, call.answer) for call in kept] == [("c", "后"), ("b", "先"), ("a", "后")]
    with ThreadPoolExecutor(4) as pool:
        many = [[Call(str(i), "m", f"{i}") for i in range(n, n + 8)] for n in range(16)]
        told = list(pool.map(calls.keep_all, many))
    assert [[call.hash for call in some] for some in told] == [[call.hash for call in some] for some in many]


def test_a_run_goes_its_way_and_what_is_done_stays_done(store: Store) -> None:
    runs = RunRecords(store.engine)
    runs.add([(RunRecord("a", batch="b", source="x.yaml", settings={"rounds": 2}), "{}")])
    assert runs.get("a").settings == {"rounds": 2} and runs.brief("a") == "{}"
    assert runs.mark("a", "running") and runs.mark("a", "done", report="a")
    assert not runs.mark("a", "failed", error="late")
    assert (runs.get("a").status, runs.get("a").report) == ("done", "a")
    assert runs.counts("b") == {"done": 1}
    assert runs.retry("a", "1.1").attempts == {"1.1": 1} and runs.get("a").status == "queued"


def test_a_cancelled_run_is_not_set_to_running_by_a_late_worker(store: Store) -> None:
    runs = RunRecords(store.engine)
    runs.add([(RunRecord("a"), "{}")])
    runs.mark("a", "cancelled")
    assert not runs.mark("a", "running") and runs.get("a").status == "cancelled"


def test_a_run_that_is_not_there_is_not_found(store: Store) -> None:
    for act in (lambda: RunRecords(store.engine).get("x"), lambda: RunRecords(store.engine).retry("x", "1")):
        with pytest.raises(DocumentError, match="没有这次起草"):
            act()


def test_a_fact_sheet_is_kept_in_versions_and_the_second_of_two_editors_is_told(store: Store) -> None:
    sheets = Sheets(store.engine)
    one, two = make_fact({"id": "数", "value": 1}), make_fact({"id": "数", "value": 2, "unit": "万元"})
    sheets.save("月报", [one], note="facts.xlsx")
    sheets.save("月报", [two], base=1, who="王科长")
    assert sheets.load("月报")["数"] == two and sheets.load("月报", 1)["数"] == one
    assert [(v.number, v.who, v.note) for v in sheets.versions("月报")] == [
        (1, "", "facts.xlsx"),
        (2, "王科长", ""),
    ]
    with pytest.raises(ConflictError, match="第2版"):
        sheets.save("月报", [one], base=1)
    assert sheets.names() == ["月报"] and Sheets(store.engine, owner="乙").names() == []
    with pytest.raises(DocumentError, match="没有这份事实表"):
        sheets.load("年报")


def test_a_worker_that_is_silent_is_dead_and_one_that_left_is_gone(store: Store) -> None:
    workers = Workers(store.engine)
    workers.beat("甲")
    workers.beat("甲")
    assert workers.alive(10) == ["甲"] and workers.dead(10) == []
    assert workers.dead(-1) == ["甲"]
    workers.leave("甲")
    assert workers.alive(10) == []


def test_one_process_at_a_time_looks_for_the_dead(store: Store) -> None:
    workers = Workers(store.engine)
    with workers.reaping() as mine:
        assert mine
        with workers.reaping() as again:
            assert not again
    with workers.reaping() as mine:
        assert mine


def test_turns_are_spread_over_the_minute_however_many_ask(store: Store) -> None:
    with ThreadPoolExecutor(4) as pool:
        waits = sorted(pool.map(lambda _: Pace(store.engine, 600).wait(), range(12)))
    # Turns are a tenth of a second apart; the waits are less by what the asking itself took.
    assert waits[0] == 0 and 0.5 < waits[-1] <= 1.1
