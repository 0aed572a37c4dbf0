"""`nigao learn` and the front door: files in, a folder out, nothing overwritten."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant import draft, learn
from assistant.documents import write
from assistant.errors import DocumentError, MissingPartError, OutputError
from assistant.interfaces.cli.entry import run
from assistant.outline.learn import unwrapped
from tests.learn.looks import tree
from tests.learn.test_head import OFFICIAL

SAMPLE = Path("examples/safety/reference.md")


def test_learn_writes_four_files_that_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "learned"

    assert run(["learn", str(SAMPLE), "-o", str(folder)]) == 0
    assert sorted(file.name for file in folder.iterdir()) == [
        "brief.yaml",
        "facts.yaml",
        "outline.yaml",
        "style.yaml",
    ]
    assert "成文日期“2025年12月5日”未带入" in capsys.readouterr().err
    assert run(["draft", str(folder / "brief.yaml"), "--model", "composer"]) == 0
    assert "检查企业XX家次" in capsys.readouterr().out


def test_learn_does_not_write_over_anything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kept.txt").write_text("mine", "utf-8")

    assert run(["learn", str(SAMPLE), "-o", str(tmp_path)]) == 2
    assert capsys.readouterr().err.strip() == f"{tmp_path}：文件夹不是空的，不会覆盖"
    assert [file.name for file in tmp_path.iterdir()] == ["kept.txt"]


def test_learn_as_json_prints_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["learn", str(SAMPLE), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["brief", "outline", "facts", "style", "warnings"]
    assert told["warnings"][-1]["rule"] == "date-left-out"


@pytest.mark.parametrize(
    ("name", "message"), [("none.docx", "文件不存在"), ("report.wps", "不能从这种文件学习；读到“.wps”")]
)
def test_a_sample_that_cannot_be_read_is_told_in_one_line(
    name: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["learn", str(tmp_path / name), "-o", str(tmp_path / "out")]) == 2
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_text_is_told_from_a_path() -> None:
    assert learn("一、甲\n检查企业12家。").outline["sections"][0]["heading"] == "甲"
    with pytest.raises(DocumentError, match="文件不存在"):
        learn("nowhere/sample.md")


def test_a_folder_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="上级文件夹不存在"):
        learn("文字").write(tmp_path / "none" / "learned")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    learn("文字").write(tmp_path / "empty")

    assert len(list((tmp_path / "empty").iterdir())) == 4


def test_a_pdf_without_pdftotext_names_the_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sample.pdf").write_bytes(b"%PDF-1.4\n")
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(MissingPartError, match="apt install poppler-utils"):
        learn(tmp_path / "sample.pdf")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_a_broken_pdf_is_told(tmp_path: Path) -> None:
    (tmp_path / "sample.pdf").write_bytes(b"no pdf at all")

    with pytest.raises(DocumentError, match="PDF 中没有读到文字"):
        learn(tmp_path / "sample.pdf")


def test_lines_of_a_page_become_paragraphs_again() -> None:
    page = (
        "青禾县防汛工作报告\n\n今年以来，全县坚持人民至上、生命至上，统筹推进责任落实\n和隐患整治，转移群众一批。\n"
        "一、主要做法及成效\n（一）压实责任。召开调度会议，落实防汛责任人和巡查员\n— 1 —\n\f若干名。\n"
    )
    assert unwrapped(page).split("\n") == [
        "青禾县防汛工作报告",
        "",
        "今年以来，全县坚持人民至上、生命至上，统筹推进责任落实和隐患整治，转移群众一批。",
        "一、主要做法及成效",
        "（一）压实责任。召开调度会议，落实防汛责任人和巡查员若干名。",
        "",
    ]


@pytest.mark.needs("libreoffice")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("sample", ["examples/safety/brief.yaml", OFFICIAL, "eval/cases/bridges/brief.yaml"])
def test_a_pdf_teaches_what_its_docx_does(sample: Any, tmp_path: Path) -> None:
    """An official paper with its head, and an English one whose title goes over two lines, among them."""
    report = draft(sample, model="composer")
    for suffix in (".pdf", ".docx"):
        write(report, tmp_path / f"sample{suffix}")

    from_pdf, from_docx = (learn(tmp_path / f"sample{suffix}") for suffix in (".pdf", ".docx"))

    assert tree(from_pdf.outline["sections"]) == tree(from_docx.outline["sections"])
    assert {fact["id"] for fact in from_pdf.facts} == {fact["id"] for fact in from_docx.facts}
    assert without_lead(from_pdf.brief) == without_lead(from_docx.brief)


def without_lead(brief: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in brief.items() if key != "opening"}
