"""Where a file goes: refused before the work begins, replaced in one step at its end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.documents import check_target, pdf, to_bytes, write
from assistant.documents.target import replace_file
from assistant.errors import MissingPartError, OutputError
from tests.documents.reports import chinese_report

SUFFIXES = ".docx .md .txt .json .pdf .xlsx"


def test_an_unknown_suffix_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        check_target(tmp_path / "报告.wps")
    assert str(caught.value) == f"{tmp_path / '报告.wps'}：不认识的文件类型“.wps”；可用：{SUFFIXES}"
    with pytest.raises(OutputError, match=r"可用：\.docx"):
        to_bytes(chinese_report(), ".wps")


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    path = tmp_path / "没有" / "报告.docx"
    with pytest.raises(OutputError) as caught:
        check_target(path)
    assert str(caught.value) == f"{path}：文件夹不存在：{path.parent}"


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "报告.docx").mkdir()
    with pytest.raises(OutputError, match="这是一个文件夹"):
        check_target(tmp_path / "报告.docx")


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "甲").touch()
    with pytest.raises(OutputError, match="文件夹不存在"):
        check_target(tmp_path / "甲" / "报告.docx")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything can be written by root")
def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="文件夹不可写"):
            check_target(tmp_path / "报告.docx")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("name", ["长" * 200 + ".md", "空\0.md"])
def test_a_name_that_no_file_can_have_is_one_clear_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="写不进去"):
        write(chinese_report(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_suffix_in_capitals_is_known(tmp_path: Path) -> None:
    write(chinese_report(), tmp_path / "R.TXT")
    assert (tmp_path / "R.TXT").read_text(encoding="utf-8").startswith("青禾县")


def test_a_failure_while_composing_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"old")

    def fail(*_: object) -> bytes:
        raise RuntimeError("in the middle")

    monkeypatch.setattr("assistant.documents.word.pack", fail)
    with pytest.raises(RuntimeError):
        write(chinese_report(), path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError) as caught:
        replace_file(path, b"new" * 1000)
    assert str(caught.value) == f"{path}：写不进去：No space left on device"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")
def test_an_existing_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "真.md", tmp_path / "链.md"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"new", 0o640)


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_a_new_file_can_be_read_by_those_whom_the_user_lets_read(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        replace_file(tmp_path / "新.md", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "新.md").stat().st_mode & 0o777 == 0o644


def test_pdf_without_an_office_is_refused_before_the_work_and_names_the_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingPartError, match="apt install libreoffice-writer"):
        check_target(tmp_path / "报告.pdf")


@pytest.mark.skipif(os.name != "posix", reason="a shell script plays the office")
def test_an_office_that_hangs_is_ended_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\nsleep 60 & wait\n")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(OutputError, match=r"超过 0\.2 秒"):
        pdf.print_docx(b"", timeout=0.2)
