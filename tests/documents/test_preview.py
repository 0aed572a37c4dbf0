"""`nigao preview`: what the layout measures, and the pages as pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import preview, to_bytes, write
from assistant.errors import MissingPartError
from assistant.interfaces.cli.entry import run
from tests.documents.papers import paper
from tests.documents.reports import english_report


def test_a_docx_is_measured_without_any_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "r.docx").write_bytes(to_bytes(paper(), ".docx"))
    assert run(["preview", str(tmp_path / "r.docx")]) == 0
    said = capsys.readouterr()
    assert "版心" in said.out and "156.0×225.0 mm" in said.out and "不符" not in said.out
    assert said.err.startswith("版面：") and said.err.endswith("0 项不符\n")


def test_a_saved_report_and_a_brief_are_measured_as_they_would_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(english_report(), tmp_path / "r.json")
    assert run(["preview", str(tmp_path / "r.json")]) == 0
    assert capsys.readouterr().err == "没有中文正文，不量版面\n"
    (tmp_path / "b.yaml").write_text(
        "title: 报告\nsections: [{heading: 情况, points: [平稳]}]\n", encoding="utf-8"
    )
    assert run(["preview", str(tmp_path / "b.yaml")]) == 0
    assert "每面行数" in capsys.readouterr().out


def test_what_cannot_be_previewed_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "r.docx").write_bytes(b"x")
    assert run(["preview", str(tmp_path / "r.docx")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    (tmp_path / "r.docx").write_bytes(to_bytes(paper(), ".docx"))
    assert run(["preview", str(tmp_path / "r.docx"), "-o", str(tmp_path / "r.docx")]) == 2
    assert "这是一个文件，不是文件夹" in capsys.readouterr().err


def test_without_a_program_that_draws_one_line_names_the_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.documents.pdf._office", lambda: "soffice")
    monkeypatch.setattr(preview, "_pdfium", lambda: False)
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(MissingPartError) as told:
        preview.check()
    assert told.value.said.zh == (
        "把页面画成图片需要 pypdfium2 或 pdftoppm：请安装（pip install pypdfium2，或 apt install poppler-utils）"
    )


@pytest.mark.slow
@pytest.mark.needs("libreoffice", "poppler")
def test_pages_are_drawn_by_either_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "r.docx").write_bytes(to_bytes(paper(), ".docx"))
    assert run(["preview", str(tmp_path / "r.docx"), "-o", str(tmp_path / "out"), "--dpi", "40"]) == 0
    drawn = sorted((tmp_path / "out").glob("r-*.png"))
    assert len(drawn) >= 3
    monkeypatch.setattr(preview, "_pdfium", lambda: False)
    pages = preview.pages(to_bytes(paper(), ".docx"), 40)
    assert len(pages) == len(drawn)
    assert all(page.startswith(b"\x89PNG") for page in pages)
