"""`nigao draft`: what goes where, and what is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import BRIEF, Ran

Nigao = Callable[..., Ran]


def test_without_an_output_the_markdown_goes_to_stdout_and_the_rest_to_stderr(
    nigao: Nigao, brief: Path
) -> None:
    ran = nigao("draft", brief, "--model", "composer")

    assert ran.code == 0
    assert ran.out.startswith("# 松岭县2025年供水工作情况报告\n")
    assert "38.5公里" in ran.out and "97.1%" in ran.out
    assert "覆盖" not in ran.out


def test_stderr_says_that_no_model_wrote_it_and_shows_coverage_and_the_gap(nigao: Nigao, brief: Path) -> None:
    told = nigao("draft", brief, "--model", "composer").err

    assert "无模型（composer）拟稿，未使用任何模型" in told
    assert "[3/3] 存在的问题" in told
    rows = [line.split() for line in told.splitlines()]
    assert ["标题", "4", "4", "—"] in rows and ["数字", "5", "5", "—"] in rows
    assert ["新增用户", "户", "一（一）", "营业所月底报数"] in rows


def test_json_is_alone_on_stdout_and_reads_back(nigao: Nigao, brief: Path, tmp_path: Path) -> None:
    from assistant.report.saved import from_json

    ran = nigao("draft", brief, "--model", "composer", "--json", "-o", tmp_path / "a.md")

    data = json.loads(ran.out)
    assert data["model"] == "composer" and data["gaps"] == ["新增用户"]
    assert from_json(data).brief.title == data["title"]
    assert (tmp_path / "a.md").is_file()


def test_every_output_is_written_and_the_next_commands_are_named(
    nigao: Nigao, brief: Path, tmp_path: Path
) -> None:
    files = [tmp_path / f"报告 1.{suffix}" for suffix in ("docx", "md", "txt", "json", "xlsx")]

    ran = nigao("draft", brief, "--model", "composer", *(part for file in files for part in ("-o", file)))

    assert ran.code == 0 and ran.out == ""
    assert all(file.stat().st_size > 100 for file in files)
    assert f"nigao update '{files[3]}' --set '新增用户=数值'" in ran.err
    assert f"nigao check '{files[0]}' --brief {brief}" in ran.err


def test_an_english_user_is_spoken_to_in_english(
    nigao: Nigao, brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGAO_LANG", "en")

    told = nigao("draft", brief, "--model", "composer").err

    assert "drafted without a model (composer)" in told
    assert ["headings", "4", "4", "—"] in [line.split() for line in told.splitlines()]


def test_an_endpoint_without_a_model_is_not_used_and_that_is_said(
    nigao: Nigao, brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")

    told = nigao("draft", brief).err

    assert "没有指定模型" in told and "无模型（composer）" in told


def test_when_one_target_cannot_be_written_none_is(nigao: Nigao, brief: Path, tmp_path: Path) -> None:
    kept = tmp_path / "a.md"
    kept.write_text("last year's", "utf-8")

    ran = nigao("draft", brief, "--model", "composer", "-o", kept, "-o", tmp_path / "no" / "b.docx")

    assert ran.code == 2
    assert kept.read_text("utf-8") == "last year's"


def test_a_target_that_cannot_be_rendered_leaves_the_others_alone(
    nigao: Nigao, brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of two writers fails: the first file is still last year's."""
    from assistant.documents import WRITERS

    broken = "def to_bytes(report):\n    raise RuntimeError('no room')\n"
    (tmp_path / "broken_writer.py").write_text(broken, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(WRITERS, ".txt", "broken_writer")
    kept = tmp_path / "a.md"
    kept.write_text("last year's", "utf-8")

    ran = nigao("draft", brief, "--model", "composer", "-o", kept, "-o", tmp_path / "b.txt")

    assert ran.code == 2 and "no room" in ran.err.splitlines()[-1]
    assert kept.read_text("utf-8") == "last year's" and not (tmp_path / "b.txt").exists()


def test_the_facts_are_never_overwritten_by_the_ledger(nigao: Nigao, tmp_path: Path) -> None:
    import openpyxl

    facts, brief = tmp_path / "facts.xlsx", tmp_path / "brief.yaml"
    book = openpyxl.Workbook()
    for row in (("名称", "数值", "单位"), ("改造供水管网", 38.5, "公里")):
        book.active.append(row)
    book.save(facts)
    before = facts.read_bytes()
    brief.write_text("title: 供水情况\nfacts: facts.xlsx\nsections: [{heading: 做法}]\n", "utf-8")

    ran = nigao("draft", brief, "--model", "composer", "-o", facts)

    assert ran.code == 2 and "这是输入文件，不会覆盖" in ran.err
    assert facts.read_bytes() == before


def test_error_findings_that_remain_end_with_1_and_the_file_is_written(
    nigao: Nigao, brief: Path, tmp_path: Path
) -> None:
    brief.write_text(
        BRIEF.replace("points: [分片推进改造]", "points: [分片推进改造]\n        length: [2000, 3000]"),
        "utf-8",
    )
    written = tmp_path / "a.json"

    ran = nigao("draft", brief, "--model", "composer", "-o", written)

    errors = [f for f in json.loads(written.read_text("utf-8"))["findings"] if f["severity"] == "error"]
    assert ran.code == (1 if errors else 0)
    assert "length" in ran.err


def test_markup_and_control_characters_in_a_brief_reach_the_terminal_as_plain_text(
    nigao: Nigao, brief: Path
) -> None:
    brief.write_text(
        BRIEF.replace("营业所月底报数", '"[bold]x[/y] :smile: \\e[31m"').replace(
            "存在的问题", "存在的[red]问题"
        ),
        "utf-8",
    )

    ran = nigao("draft", brief, "--model", "composer")

    assert ran.code == 0
    assert "[bold]x[/y] :smile: [31m" in ran.err and "\x1b" not in ran.err and "存在的[red]问题" in ran.err
