"""What reviewers wrote into the margin is read with its place, and set again into what is written after a sync."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from assistant.documents import read_text, to_bytes
from assistant.documents.word.margin import with_remarks
from assistant.documents.word.remarks import Remark, remarks
from assistant.report.model import Report
from assistant.service.sync import sync
from tests.documents.reports import chinese_report


def reviewed(report: Report, path: Path, evidence: Any = "bookmarks") -> Path:
    """The report as a docx with two comments: on a figure, which was changed as well, and on a whole paragraph."""
    document = Document(io.BytesIO(to_bytes(report, ".docx", evidence)))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if run.text == "149家":
                run.text = "194家"
                document.add_comment([run], "此数再核。", author="李局")
        if paragraph.text.startswith("二是"):
            document.add_comment(paragraph.runs, "再实一些", author="王处")
    document.save(str(path))
    return path


@pytest.mark.parametrize("evidence", ["bookmarks", "comments", "none"])
def test_comments_are_read_with_the_words_they_stand_on(evidence: str, tmp_path: Path) -> None:
    found = remarks(reviewed(chinese_report(), tmp_path / "e.docx", evidence))
    assert [(one.author, one.text, one.on) for one in found] == [
        ("李局", "此数再核。", "194家"),
        ("王处", "再实一些", "二是力量还不够强，整改率仍为84.7%。"),
    ]
    assert found[0].paragraph.startswith("（一）聚焦责任落实，织密防控网络。全县共检查企业194家，")


def test_a_docx_without_comments_or_with_our_evidence_alone_has_none(tmp_path: Path) -> None:
    for evidence in ("none", "comments"):
        (tmp_path / "r.docx").write_bytes(to_bytes(chinese_report(), ".docx", evidence))
        assert remarks(tmp_path / "r.docx") == []


@pytest.mark.parametrize("evidence", ["bookmarks", "comments"])
def test_comments_survive_a_sync_on_the_same_words(evidence: Any, tmp_path: Path) -> None:
    path = reviewed(chinese_report(), tmp_path / "e.docx")
    said = remarks(path)
    synced = sync(chinese_report(), read_text(path))
    again = tmp_path / "again.docx"
    plain = to_bytes(synced.report, ".docx", evidence)
    again.write_bytes(with_remarks(plain, said))
    assert [(one.author, one.text, one.paragraph) for one in remarks(again)] == [
        (one.author, one.text, one.paragraph) for one in said
    ]
    assert said[0].on in remarks(again)[0].on and remarks(again)[1].on == said[1].on
    (tmp_path / "plain.docx").write_bytes(plain)
    assert read_text(again) == read_text(tmp_path / "plain.docx")
    assert len(list(Document(str(again)).comments)) == len(said) + plain_comments(plain)


def plain_comments(data: bytes) -> int:
    return len(list(Document(io.BytesIO(data)).comments))


def test_a_comment_on_a_paragraph_that_has_gone_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "r.docx"
    path.write_bytes(
        with_remarks(to_bytes(chinese_report(), ".docx"), [Remark("李局", "为何删去？", "甲乙", "甲乙丙丁")])
    )
    assert [(one.author, one.text) for one in remarks(path)] == [("李局", "为何删去？")]
    assert remarks(path)[0].paragraph.startswith("青禾县安全生产委员会办公室")
