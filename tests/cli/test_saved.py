"""Commands over a saved report: revise, update, export."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from docx import Document

from tests.cli.conftest import Ran

Nigao = Callable[..., Ran]


@pytest.fixture
def script(tmp_path: Path) -> str:
    """A model that answers every question with one good text for the second section."""
    file = tmp_path / "script.yaml"
    text = "实行全天接单，受理报修[[受理报修]]，办结报修[[办结报修]]，报修办结率[[办结率]]。"
    file.write_text(yaml.safe_dump({"default": {"text": text}}, allow_unicode=True), "utf-8")
    return f"scripted:{file}"


def test_a_revision_is_a_proposal_until_it_is_accepted(nigao: Nigao, saved: Path, script: str) -> None:
    before = saved.read_bytes()

    ran = nigao("revise", saved, "更简练", "--section", "一（二）", "--model", script)

    assert ran.code == 0, ran.err
    assert ran.out.startswith("一（二）\n- ")
    assert "+ 实行全天接单，受理报修412件，办结报修400件，报修办结率97.1%。" in ran.out
    assert "文件未动" in ran.err and saved.read_bytes() == before


def test_an_accepted_revision_changes_that_section_alone(nigao: Nigao, saved: Path, script: str) -> None:
    before = json.loads(saved.read_text("utf-8"))

    ran = nigao("revise", saved, "更简练", "--section", "1.2", "--model", script, "--accept", "--json")

    after = json.loads(saved.read_text("utf-8"))
    answer = json.loads(ran.out)
    assert ran.code == 0 and answer["accepted"] and answer["section"] == "1.2"
    assert after["sections"][0]["sections"][1]["source"].startswith("实行全天接单，受理报修[[受理报修]]")
    assert after["sections"][0]["sections"][0] == before["sections"][0]["sections"][0]
    assert after["sections"][1] == before["sections"][1]


def test_a_section_that_is_not_there_is_answered_with_those_that_are(nigao: Nigao, saved: Path) -> None:
    ran = nigao("revise", saved, "更简练", "--section", "五", "--model", "composer")

    assert ran.code == 2
    assert ran.err == "没有这一节；读到“五”；应为一、一（一）、一（二）、二\n"


def test_an_update_lists_the_places_and_writes_nothing_unasked(nigao: Nigao, saved: Path) -> None:
    before = saved.read_bytes()

    ran = nigao("update", saved, "--set", "办结报修=408", "--set", "新增用户=1260户")

    rows = [line.split() for line in ran.out.splitlines()]
    assert ran.code == 0
    assert ["一（二）", "办结报修", "400件", "408件"] in rows
    assert ["一（二）", "办结率", "97.1%", "99%"] in rows
    assert ["一（一）", "新增用户", "XX户", "1260户"] in rows
    assert saved.read_bytes() == before and "文件未动" in ran.err


def test_an_update_writes_what_it_is_told_to_and_fills_the_gap(
    nigao: Nigao, saved: Path, tmp_path: Path
) -> None:
    facts = tmp_path / "new.csv"
    facts.write_text("编号,指标,数值,单位\n新增用户,新增供水用户,1260,户\n", "utf-8")

    ran = nigao("update", saved, "--facts", facts, "-o", saved, "-o", tmp_path / "a.md", "--json")

    data = json.loads(saved.read_text("utf-8"))
    assert ran.code == 0 and json.loads(ran.out)["gaps"] == [] == data["gaps"]
    assert "1260户" in (tmp_path / "a.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("assignment", "said"),
    [
        ("办结保修=1", "--set：事实表中没有：办结保修（办结报修？）"),
        ("办结报修", "--set：缺少等号；读到“办结报修”；应为编号=数值"),
        ("办结报修=很多", "--set 办结报修：“办结报修”的数值不是数字"),
        ("受理报修=0", "除"),
    ],
)
def test_an_assignment_that_makes_no_sense_changes_nothing(
    nigao: Nigao, saved: Path, assignment: str, said: str
) -> None:
    before = saved.read_bytes()

    ran = nigao("update", saved, "--set", assignment, "-o", saved)

    assert ran.code == 2 and said in ran.err and ran.err.count("\n") == 1
    assert saved.read_bytes() == before


def test_an_empty_value_makes_a_gap_again(nigao: Nigao, saved: Path) -> None:
    ran = nigao("update", saved, "--set", "改造管网=", "--json")

    assert json.loads(ran.out)["gaps"] == ["改造管网", "新增用户"]


def test_an_update_without_news_is_a_usage_error(nigao: Nigao, saved: Path) -> None:
    assert nigao("update", saved).code == 2


def test_an_export_is_what_the_draft_would_have_written(
    nigao: Nigao, brief: Path, saved: Path, tmp_path: Path
) -> None:
    nigao("draft", brief, "--model", "composer", "-o", tmp_path / "a.md", "-o", tmp_path / "a.docx")

    ran = nigao("export", saved, "-o", tmp_path / "b.md", "-o", tmp_path / "b.docx")

    assert ran.code == 0
    for suffix in ("md", "docx"):
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_an_export_to_nowhere_is_a_usage_error(nigao: Nigao, saved: Path) -> None:
    ran = nigao("export", saved)

    assert ran.code == 2 and "至少写一个输出文件" in ran.err


def test_a_revision_is_tracked_in_a_docx_beside_the_report(
    nigao: Nigao, saved: Path, script: str, tmp_path: Path
) -> None:
    before, out = saved.read_bytes(), tmp_path / "修订.docx"

    ran = nigao(
        "revise",
        saved,
        "更简练",
        "-s",
        "一（二）",
        "--model",
        script,
        "--track",
        "--author",
        "王审核",
        "-o",
        out,
    )

    assert ran.code == 0
    assert saved.read_bytes() == before
    with zipfile.ZipFile(out) as package:
        written = package.read("word/document.xml").decode()
    assert "<w:ins " in written and "<w:del " in written and 'w:author="王审核"' in written


def test_new_facts_are_tracked_in_a_docx(nigao: Nigao, saved: Path, tmp_path: Path) -> None:
    out = tmp_path / "修订.docx"

    ran = nigao("update", saved, "--set", "受理报修=512", "--track", "-o", out)

    assert ran.code == 0
    with zipfile.ZipFile(out) as package:
        written = package.read("word/document.xml").decode()
    assert "<w:t>512件</w:t>" in written and "<w:delText>" in written


@pytest.mark.parametrize(
    "command", [["revise", "更简练", "-s", "一（二）"], ["update", "--set", "受理报修=412"]]
)
def test_tracking_needs_a_docx(nigao: Nigao, saved: Path, command: list[str]) -> None:
    ran = nigao(command[0], saved, *command[1:], "--track")

    assert ran.code == 2
    assert "--track 的值不合要求：要有一个 .docx 输出文件：-o 文件.docx" in ran.err


def test_a_sync_lists_the_comments_of_reviewers_and_keeps_them(
    nigao: Nigao, saved: Path, tmp_path: Path
) -> None:
    draft, again, merged = (tmp_path / name for name in ("稿.docx", "再.docx", "新.json"))
    nigao("export", saved, "-o", draft)
    document = Document(str(draft))
    run = next(run for one in document.paragraphs for run in one.runs if run.text == "412件")
    run.text = "421件"
    document.add_comment([run], "此数再核。", author="李局")
    document.save(str(draft))

    ran = nigao("sync", saved, draft, "--accept", "-o", again, "-o", merged)

    assert ran.code == 1
    assert "“受理报修”应为412件，文档中是421件" in ran.out
    assert "批注 一（二）“421件” 李局：此数再核。" in ran.out
    assert [one.text for one in Document(str(again)).comments] == ["此数再核。"]
    assert json.loads(nigao("sync", saved, draft, "--json").out)["comments"] == [
        {"author": "李局", "text": "此数再核。", "on": "421件", "section": "1.2"}
    ]
