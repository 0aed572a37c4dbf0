"""`nigao eval`: cases are found, drafted, scored, and kept as JSON Lines."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from assistant.errors import EndpointError, InputError, OutputError
from assistant.interfaces.cli.entry import run as nigao
from assistant.interfaces.cli.evaluate import Wanted
from eval.cases import find_cases
from eval.command import run


def test_the_project_declares_the_entry_point_that_the_command_looks_for(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["entry-points"]["nigao.evaluation"]["run"] == "eval.command:run"


def test_the_shipped_cases_and_the_examples_are_found_and_have_references() -> None:
    cases = find_cases()

    assert {"renewal", "ferry", "safety"} <= {case.name for case in cases}
    assert all(case.reference for case in cases)


def test_results_are_json_lines_with_all_that_a_comparison_needs(
    cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "results"

    assert run(Wanted((cases,), ("composer",), out, False)) == 0

    records = [json.loads(line) for line in (out / "results.jsonl").read_text("utf-8").splitlines()]
    assert [record["case"] for record in records] == ["a", "b"]
    assert records[0]["scores"]["chrf"]["value"] is None and records[1]["scores"]["chrf"]["value"] > 0
    for record in records:
        assert {"model", "nigao", "prompts_digest", "checks_digest", "case_digest", "usage"} <= set(record)
        assert all({"value", "of", "version", "unit"} == set(score) for score in record["scores"].values())
    assert sorted(file.name for file in (out / "reports").iterdir()) == [
        f"{record['case']}-composer-{record['key'][:8]}.json" for record in records
    ]
    table = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert next(row for row in table if row[:1] == ["a"])[2:6] == ["1/1", "1/1", "0", "0"]
    assert any(row[:2] == ["合计（2）", "composer"] for row in table)


def test_a_file_in_the_place_of_the_folder_is_refused(cases: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    with pytest.raises(OutputError):
        run(Wanted((cases,), ("composer",), file, False))
    with pytest.raises(OutputError):
        run(Wanted((cases,), ("composer",), file / "below", False))


def test_every_model_is_run_on_every_case_and_named(
    cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "script.yaml"
    script.write_text("default: {text: '改造管网[[管网]]。'}\n", "utf-8")

    run(
        Wanted(
            (cases / "a",),
            (
                "composer",
                f"scripted:{script}",
            ),
            None,
            True,
        )
    )

    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["model"] for record in records] == ["composer", f"scripted:{script}"]
    assert records[1]["usage"]["calls"] >= 1


def test_a_broken_brief_stops_the_run_before_anything_is_drafted(cases: Path, tmp_path: Path) -> None:
    (cases / "b" / "brief.yaml").write_text("title: x\n", "utf-8")

    with pytest.raises(InputError, match=r"b.brief\.yaml"):
        run(Wanted((cases,), ("composer",), tmp_path / "out", False))

    assert not (tmp_path / "out").exists()


def test_a_model_that_cannot_be_reached_is_told_and_not_tried_on_every_case(
    cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "none")

    with pytest.raises(EndpointError):
        run(Wanted((cases,), ("openai:any",), None, False))


def test_a_folder_without_cases_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="这里没有样本"):
        find_cases([tmp_path])
    with pytest.raises(InputError, match="没有这个文件夹"):
        find_cases([tmp_path / "missing"])


def test_cases_of_one_name_are_told_apart(cases: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (cases / "a").rename(tmp_path / "more" / "b")

    assert [case.name for case in find_cases([cases, tmp_path / "more"])] == ["cases/b", "more/b"]


def test_the_digest_of_a_case_changes_with_any_of_its_files(cases: Path) -> None:
    before = find_cases([cases / "b"])[0].digest
    (cases / "b" / "reference.md").write_text("another", "utf-8")

    assert find_cases([cases / "b"])[0].digest != before


@pytest.mark.usefixtures("found")
def test_the_command_finds_the_evaluation_by_its_entry_point(
    cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert nigao(["eval", str(cases), "--model", "composer"]) == 0

    told = capsys.readouterr()
    assert "chrF" in told.out and "[2/2] b · composer" in told.err


@pytest.mark.usefixtures("found")
@pytest.mark.parametrize("arguments", [["missing"], ["--model", "gpt"]], ids=["folder", "model"])
def test_bad_input_of_the_command_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert nigao(["eval", *arguments]) == 2

    told = capsys.readouterr()
    assert told.err.count("\n") == 1 and told.out == ""
