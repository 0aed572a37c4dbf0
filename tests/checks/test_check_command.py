"""`nigao rules` and `nigao check --fix`, as a person types them."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from assistant.checks.rules import rules
from assistant.interfaces.cli import app
from tests.checks.test_mend import CLEAN, DIRTY


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NIGAO_LANG", "zh")


def run(*words: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def test_rules_are_listed_with_their_sources() -> None:
    code, out, _ = run("rules")

    assert code == 0
    assert "half-comma" in out and "GB/T 15834-2011, 4.4" in out and "习惯" in out


def test_rules_as_json_hold_every_rule_and_its_examples() -> None:
    rows = json.loads(run("rules", "--json")[1])

    assert [row["id"] for row in rows if row["id"] == row["rule"]] == list(rules())
    row = next(row for row in rows if row["id"] == "half-comma")
    assert row["mended"] and row["wrong"] and row["right"] and row["source"] == "standard"


def test_a_text_is_mended_into_a_copy_and_each_place_is_shown(tmp_path: Path) -> None:
    draft, target = tmp_path / "a.txt", tmp_path / "b.txt"
    draft.write_text(DIRTY, "utf-8")

    code, out, _ = run("check", draft, "--fix", "-o", target)

    assert code == 0
    assert (draft.read_text("utf-8"), target.read_text("utf-8")) == (DIRTY, CLEAN)
    assert "13～17万元" in out and "13万元～17万元" in out


def test_a_docx_is_mended_and_checked_again(tmp_path: Path) -> None:
    document = docx.Document()
    for line in DIRTY.splitlines():
        document.add_paragraph(line)
    draft, target = tmp_path / "a.docx", tmp_path / "b.docx"
    document.save(str(draft))

    code, out, _ = run("check", draft, "--fix", "-o", target, "--json")

    told = json.loads(out)
    assert code == 0
    assert [p.text for p in docx.Document(str(target)).paragraphs] == CLEAN.splitlines()
    assert {
        "paragraph": 3,
        "rule": "punctuation",
        "case": "half-comma",
        "before": ",",
        "after": "，",
    } in told["mended"]
    assert [f for f in told["findings"] if f["rule"] == "punctuation"] == []


def test_a_finding_names_its_paragraph(tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text(DIRTY, "utf-8")

    code, out, _ = run("check", draft)

    assert code in (0, 1)
    assert "第3段" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--fix"], "--fix 和 -o 要一起用"),
        (["-o", "b.txt"], "--fix 和 -o 要一起用"),
        (["--fix", "-o", "b.docx"], "与原文件相同"),
    ],
)
def test_a_wrong_use_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(DIRTY, "utf-8")

    code, _, err = run("check", "a.txt", *words)

    assert code == 2
    assert said in "".join(err.split("\n")).replace("│", "").replace("  ", "")
    assert not Path("b.txt").exists()


def test_the_draft_itself_is_never_overwritten(tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text(DIRTY, "utf-8")

    code = run("check", draft, "--fix", "-o", draft)[0]

    assert code != 0
    assert draft.read_text("utf-8") == DIRTY


def test_the_first_paragraph_is_called_the_first(tmp_path: Path) -> None:
    text = tmp_path / "draft.md"
    text.write_text("# XX县工作报告\n\n一、情况\n\n发现隐患3处。\n", encoding="utf-8")

    assert "第1段" in run("check", text)[1]
