"""`nigao check`: a draft that lost something is named for exactly that."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import BRIEF, Ran

Nigao = Callable[..., Ran]


@pytest.fixture
def text(nigao: Nigao, saved: Path, tmp_path: Path) -> Path:
    file = tmp_path / "report.md"
    assert nigao("export", saved, "-o", file, "-o", tmp_path / "report.docx").code == 0
    return file


@pytest.mark.parametrize("suffix", [".md", ".docx", ".json"])
def test_an_untouched_draft_passes_in_every_format(
    nigao: Nigao, text: Path, brief: Path, suffix: str
) -> None:
    ran = nigao("check", text.with_suffix(suffix), "--brief", brief)

    assert ran.code == 0, ran.out
    assert "错误" not in ran.out and "placeholder-left" in ran.out


def test_a_saved_report_carries_its_own_brief(nigao: Nigao, saved: Path) -> None:
    ran = nigao("check", saved)

    assert ran.code == 0
    assert ["标题", "4", "4", "—"] in [line.split() for line in ran.out.splitlines()]


def test_a_saved_report_before_another_brief_is_judged_by_what_is_printed(
    nigao: Nigao, saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(BRIEF.replace("value: 38.5", "value: 40").replace("存在的问题", "经费保障"), "utf-8")

    ran = nigao("check", saved, "--brief", other, "--json")

    data = json.loads(ran.out)
    assert ran.code == 1
    assert data["coverage"]["headings"]["missing"] == ["经费保障"]
    assert "改造管网" in data["coverage"]["figures"]["missing"]


def test_a_figure_that_was_deleted_is_named_and_ends_with_1(nigao: Nigao, text: Path, brief: Path) -> None:
    text.write_text(text.read_text("utf-8").replace("38.5公里", "若干"), "utf-8")

    ran = nigao("check", text, "--brief", brief, "--json")

    assert ran.code == 1
    data = json.loads(ran.out)
    assert data["coverage"]["figures"]["missing"] == ["改造管网"]
    errors = [(f["rule"], f["fact"]) for f in data["findings"] if f["severity"] == "error"]
    assert errors == [("figure-missing", "改造管网")]


def test_a_heading_that_was_deleted_is_named_and_ends_with_1(nigao: Nigao, text: Path, brief: Path) -> None:
    lines = [line for line in text.read_text("utf-8").splitlines() if "存在的问题" not in line]
    text.write_text("\n".join(lines), "utf-8")

    ran = nigao("check", text, "--brief", brief)

    assert ran.code == 1
    assert "heading-missing" in ran.out and "存在的问题" in ran.out


def test_facts_and_outline_may_be_given_alone(nigao: Nigao, text: Path, tmp_path: Path) -> None:
    facts, outline = tmp_path / "facts.csv", tmp_path / "outline.md"
    facts.write_text("名称,数值,单位\n改造供水管网,40,公里\n", "utf-8")
    outline.write_text("# 主要做法\n# 经费保障\n", "utf-8")

    ran = nigao("check", text, "--facts", facts, "--outline", outline, "--json")

    assert ran.code == 1
    rules = {finding["rule"] for finding in json.loads(ran.out)["findings"]}
    assert {"heading-missing", "figure-contradicts"} <= rules


def test_a_check_with_nothing_to_check_against_says_what_it_cannot_prove(nigao: Nigao, text: Path) -> None:
    ran = nigao("check", text)

    assert "没有给出事实，不能核对数字" in ran.err
    assert "figure-ungrounded" not in ran.out


def test_a_brief_and_facts_together_are_a_usage_error(nigao: Nigao, text: Path, brief: Path) -> None:
    ran = nigao("check", text, "--brief", brief, "--facts", brief)

    assert ran.code == 2
    assert (
        ran.err
        == "--brief 的值不合要求：已经包含事实和提纲，不能再写 --facts、--outline；用法见 nigao check --help\n"
    )
