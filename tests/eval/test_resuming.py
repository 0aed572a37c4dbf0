"""Runs that are killed are continued: nothing is asked twice, and the results are those of a run that was not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import EndpointError, InputError, OutputError
from assistant.interfaces.cli.evaluate import Wanted
from assistant.writers.chat_model import ChatWriter, Reply, Request
from eval import systems
from eval.answers import Answers
from eval.command import run
from eval.lines import continued

Models = tuple[str, ...]


class Model:
    """Answers with its slot, counts, and is killed at the call that `dies` says."""

    name = "counting"

    def __init__(self, dies: int = -1) -> None:
        self.asked: list[str] = []
        self.dies = dies

    async def answer(self, request: Request) -> Reply:
        if len(self.asked) == self.dies:
            raise KeyboardInterrupt
        self.asked.append(request.text)
        return Reply("今年改造管网[[管网]]。", 10, 5)

    async def close(self) -> None:
        pass


@pytest.fixture
def behind(monkeypatch: pytest.MonkeyPatch) -> Callable[[Model], None]:
    """Puts a model behind every name, as an endpoint would be."""

    def put(model: Model) -> None:
        monkeypatch.setattr(systems, "choose", lambda name, config: ChatWriter(model))

    return put


def _lines(folder: Path, name: str = "results.jsonl") -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]
    for line in lines:
        if line["scores"]:
            line["usage"]["seconds"] = line["scores"]["seconds"]["value"] = None
    return lines


def test_a_run_that_is_started_again_asks_nothing_twice(
    cases: Path, tmp_path: Path, behind: Callable[[Model], None]
) -> None:
    behind(first := Model())
    wanted = Wanted((cases,), ("openai:m",), tmp_path / "out")

    assert run(wanted) == 0
    before = (tmp_path / "out" / "results.jsonl").read_bytes()
    assert run(wanted) == 0

    assert len(first.asked) == 2
    assert (tmp_path / "out" / "results.jsonl").read_bytes() == before


@pytest.mark.parametrize("dies", range(4))
@pytest.mark.parametrize("side_by_side", [1, 3])
def test_a_run_killed_at_any_call_ends_as_one_that_was_not(
    cases: Path, tmp_path: Path, behind: Callable[[Model], None], dies: int, side_by_side: int
) -> None:
    behind(Model())
    run(Wanted((cases,), ("openai:m",), tmp_path / "whole", repeat=2))
    wanted = Wanted((cases,), ("openai:m",), tmp_path / "out", repeat=2, side_by_side=side_by_side)

    behind(killed := Model(dies))
    with pytest.raises(KeyboardInterrupt):
        run(wanted)
    behind(second := Model())
    second.asked = list(killed.asked)
    run(wanted)

    assert len(second.asked) == 4, "what was answered before the kill is not asked again"
    assert _lines(tmp_path / "out") == _lines(tmp_path / "whole")


@pytest.mark.parametrize("cut", range(1, 120, 7))
def test_a_line_that_a_kill_cut_off_is_dropped_and_made_again(cases: Path, tmp_path: Path, cut: int) -> None:
    wanted = Wanted((cases,), ("composer",), tmp_path / "out")
    run(wanted)
    file, whole = tmp_path / "out" / "results.jsonl", _lines(tmp_path / "out")
    file.write_bytes(file.read_bytes()[:-cut])

    run(wanted)

    assert _lines(tmp_path / "out") == whole


def test_a_file_that_holds_no_results_is_refused_and_left_as_it_is(cases: Path, tmp_path: Path) -> None:
    (tmp_path / "results.jsonl").write_text("paid for\n", "utf-8")

    with pytest.raises(InputError, match=r"results\.jsonl.*不是 JSON Lines"):
        run(Wanted((cases,), output=tmp_path))

    assert (tmp_path / "results.jsonl").read_text("utf-8") == "paid for\n"


def test_what_failed_is_asked_again_and_only_that(
    cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    wanted = Wanted((cases,), (script,), tmp_path / "out")
    original = systems.WAYS[""]
    tried: list[str] = []

    async def failing(brief: Any, writer: Any, config: Any) -> Any:
        tried.append(brief.title)
        if len(tried) == 2:
            raise EndpointError("断了", "gone")
        return await original(brief, writer, config)

    monkeypatch.setitem(systems.WAYS, "", failing)
    assert run(wanted) == 1
    assert [line["failed"] for line in _lines(tmp_path / "out")] == ["", "断了"]
    assert run(wanted) == 0
    assert len(tried) == 3


def test_limit_and_repeat_say_how_many_drafts_there_are(cases: Path, tmp_path: Path, script: str) -> None:
    run(Wanted((cases,), (script, "composer"), tmp_path, limit=1, repeat=2))

    made = [(line["case"], line["model"], line["repeat"]) for line in _lines(tmp_path)]
    assert made == [("a", script, 0), ("a", script, 1), ("a", "composer", 0), ("a", "composer", 1)]


def test_side_by_side_gives_the_same_lines_in_the_same_order(
    cases: Path, tmp_path: Path, script: str
) -> None:
    for at_once in (1, 4):
        out = tmp_path / str(at_once)
        run(Wanted((cases,), ("composer", script), out, repeat=3, side_by_side=at_once))

    assert _lines(tmp_path / "1") == _lines(tmp_path / "4")


def test_recorded_answers_are_replayed_without_the_model(
    cases: Path, tmp_path: Path, behind: Callable[[Model], None]
) -> None:
    behind(model := Model())
    tape = tmp_path / "tape.jsonl"
    run(Wanted((cases / "b",), ("openai:m",), tmp_path / "live", record=tape))
    model.dies = len(model.asked)

    assert run(Wanted((cases / "b",), (f"recorded:{tape}",), tmp_path / "again")) == 0

    live, again = _lines(tmp_path / "live")[0], _lines(tmp_path / "again")[0]
    assert again["scores"] == live["scores"] and again["usage"]["calls"] == 1
    pages = [next((tmp_path / name / "pages").iterdir()).read_text("utf-8") for name in ("live", "again")]
    assert pages[0] == pages[1]


def test_a_scripted_run_is_recorded_too(cases: Path, tmp_path: Path, script: str) -> None:
    tape = tmp_path / "tape.jsonl"
    run(Wanted((cases,), (script,), record=tape))

    assert run(Wanted((cases,), (f"recorded:{tape}",))) == 0


def test_a_recording_that_is_asked_for_later_is_whole_and_asks_nothing(
    cases: Path, tmp_path: Path, behind: Callable[[Model], None]
) -> None:
    behind(model := Model())
    tape, wanted = tmp_path / "tape.jsonl", Wanted((cases,), ("openai:m",), tmp_path / "out")
    run(wanted)
    before = _lines(tmp_path / "out")
    run(replace(wanted, record=tape))
    run(replace(wanted, record=tape))

    assert len(model.asked) == 2 and _lines(tmp_path / "out") == before
    assert len(tape.read_text("utf-8").splitlines()) == 2
    assert run(Wanted((cases,), (f"recorded:{tape}",))) == 0


def test_a_recording_that_cannot_be_written_is_told_before_anything_is_asked(
    cases: Path, tmp_path: Path, behind: Callable[[Model], None]
) -> None:
    behind(model := Model())

    with pytest.raises(OutputError, match="写不进去"):
        run(Wanted((cases,), ("openai:m",), record=tmp_path / "none" / "tape.jsonl"))

    assert model.asked == []


def test_a_recording_of_other_prompts_is_told_and_not_papered_over(
    cases: Path, tmp_path: Path, script: str
) -> None:
    tape = tmp_path / "tape.jsonl"
    run(Wanted((cases / "a",), (script,), record=tape))
    (cases / "a" / "brief.yaml").write_text(
        (cases / "a" / "brief.yaml").read_text("utf-8").replace("做法", "成效"), "utf-8"
    )

    with pytest.raises(InputError, match="录下的回答里没有这一问"):
        run(Wanted((cases / "a",), (f"recorded:{tape}",)))


@pytest.mark.parametrize("models", [("composer",), ("openai:a", "openai:b"), ("recorded:x",)])
def test_only_one_model_is_recorded_at_a_time(cases: Path, tmp_path: Path, models: Models) -> None:
    with pytest.raises(InputError, match="只录一个模型"):
        run(Wanted((cases,), models, record=tmp_path / "tape.jsonl"))


def test_a_recording_that_is_none_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "tape.jsonl").write_text('{"a": 1}\n', "utf-8")

    with pytest.raises(InputError, match="不是录下的回答"):
        Answers.of_recording(tmp_path / "tape.jsonl")
    with pytest.raises(InputError, match="读不出来"):
        Answers.of_recording(tmp_path / "none.jsonl")


def test_a_file_of_lines_is_cut_only_at_its_end(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text('{"a": 1}\n{"a":', "utf-8")

    assert continued(file) == [{"a": 1}]
    assert file.read_text("utf-8") == '{"a": 1}\n'
