"""Templates that are kept: each owner's own, looked at before they are, readable by the operator alone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from docx import Document

from assistant.errors import DocumentError
from assistant.service.unit_page import forget_template, keep_template, kept_template
from assistant.settings import settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIGAO_DATA", str(tmp_path / "data"))
    return tmp_path


def template(folder: Path, words: str) -> Path:
    document = Document()
    document.sections[0].header.paragraphs[0].text = words
    path = folder / f"{words}.docx"
    document.save(str(path))
    return path


def test_each_owner_has_a_template_of_their_own(folder: Path) -> None:
    keep_template("甲", template(folder, "甲局"))
    keep_template("../../乙", template(folder, "乙局"))
    one, other = kept_template("甲"), kept_template("../../乙")
    assert one and "甲局".encode() in b"".join(one.parts.values())
    assert other and "乙局".encode() in b"".join(other.parts.values())
    assert kept_template("丙") is None
    files = list((settings().data / "templates").iterdir())
    assert len(files) == 2
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    forget_template("甲")
    assert kept_template("甲") is None and kept_template("../../乙") is not None


def test_what_cannot_be_a_template_is_refused_without_its_place_and_the_old_one_stays(folder: Path) -> None:
    keep_template("甲", template(folder, "甲局"))
    (folder / "x.docx").write_bytes(b"hello")
    with pytest.raises(DocumentError) as told:
        keep_template("甲", folder / "x.docx")
    assert told.value.said.zh == "不是 .docx 文件，可能只是改了扩展名；读到“hello”；应为Word 文档（.docx）"
    assert kept_template("甲") is not None
