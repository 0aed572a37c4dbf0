"""What was recorded, drafted and scored once more without its model: every way whose questions are answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.interfaces.cli.evaluate import Wanted
from assistant.writers.chat_model import ChatModel, ChatWriter, Reply, Request
from eval import again, systems
from eval.again import main
from eval.cases import find_cases
from eval.command import run


@pytest.fixture
def short_cases(cases: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(again, "find_cases", lambda: find_cases([cases]))
    return cases


def _lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "results.jsonl").read_text("utf-8").splitlines()]


def test_every_way_that_asks_nothing_new_is_drafted_again(
    short_cases: Path, tmp_path: Path, script: str, capsys: pytest.CaptureFixture[str]
) -> None:
    live = tmp_path / "live"
    run(Wanted((short_cases,), (script, f"no-slots/{script}"), live, record=live / "tape.jsonl"))
    capsys.readouterr()

    assert main([str(live / "tape.jsonl"), "-o", str(tmp_path / "again")]) == 0

    table = capsys.readouterr().out
    systems_of = [line["model"] for line in _lines(tmp_path / "again")]
    assert systems_of.count("scripted:script.yaml") == systems_of.count("no-slots/scripted:script.yaml") == 2
    assert systems_of.count("no-checks/scripted:script.yaml") == systems_of.count("composer") == 2
    assert "one-prompt" not in table and "| `no-mend/scripted:script.yaml` | 2 |" in table
    assert "recorded" not in (tmp_path / "again" / "report.html").read_text("utf-8")


def test_a_case_that_was_not_answered_is_left_out(short_cases: Path, tmp_path: Path, script: str) -> None:
    run(Wanted((short_cases / "b",), (script,), record=tmp_path / "tape.jsonl"))

    assert main([str(tmp_path / "tape.jsonl"), "-o", str(tmp_path / "again")]) == 0
    assert {line["case"] for line in _lines(tmp_path / "again") if line["model"] != "composer"} == {"b"}


def test_the_seconds_are_those_of_the_results_that_were_recorded(
    short_cases: Path, tmp_path: Path, script: str
) -> None:
    """The tape lies among the results, as `-o` leaves the answers of any model but a script."""
    live = tmp_path / "live"
    run(Wanted((short_cases,), (script,), live, record=live / "answers.jsonl"))

    assert main([str(live), "-o", str(tmp_path / "again")]) == 0

    before, after = _lines(live), _lines(tmp_path / "again")
    seconds = [line["scores"]["seconds"] for line in before]  # type: ignore[index]
    assert [line["scores"]["seconds"] for line in after[:2]] == seconds  # type: ignore[index]
    without = [line for line in after if line["model"] == "no-checks/scripted:script.yaml"]
    assert [line["scores"]["seconds"]["value"] for line in without] == [None, None]  # type: ignore[index]


def test_results_that_stand_are_not_written_over(
    short_cases: Path, tmp_path: Path, script: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(Wanted((short_cases,), (script,), tmp_path / "out", record=tmp_path / "tape.jsonl"))

    assert main([str(tmp_path / "tape.jsonl"), "-o", str(tmp_path / "out")]) == 2
    assert f"{tmp_path / 'out'}：已有评测结果；应为新的文件夹" in capsys.readouterr().err


def test_recordings_of_two_models_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tape = tmp_path / "tape.jsonl"
    tape.write_text('{"model": "a", "of": "1"}\n{"model": "b", "of": "2"}\n', "utf-8")

    assert main([str(tape), "-o", str(tmp_path / "out")]) == 2
    assert "录下的应是一个模型的回答" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_local_model_is_replayed_as_it_was_asked_by_polishing(
    short_cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Local:
        name = "local:m.gguf"

        async def answer(self, request: Request) -> Reply:
            asked.append(request.purpose)
            return Reply("今年改造管网[[管网]]。")

        async def close(self) -> None:
            pass

    def chosen(name: str, config: object) -> ChatWriter:
        model: ChatModel = Local()
        return ChatWriter(model, first_way="polish")

    monkeypatch.setattr(systems, "choose", chosen)
    run(Wanted((short_cases,), ("local:m.gguf",), record=tmp_path / "tape.jsonl"))

    assert set(asked) == {"polish"}
    assert run(Wanted((short_cases,), (f"recorded:{tmp_path / 'tape.jsonl'}",))) == 0
