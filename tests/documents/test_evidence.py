"""Each figure carries its fact: as a hidden bookmark, as a comment, or not at all; and what is read stays the same."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from docx import Document

from assistant.documents import CARRIERS, Carrier, read_text, to_bytes, write
from assistant.documents.content import blocks
from assistant.report.model import Report
from tests.documents.conftest import Docx, W, words
from tests.documents.reports import chinese_report, english_report

REPORTS = [chinese_report(), english_report()]


def facts_printed(report: Report) -> list[str]:
    return [piece.figure.fact for block in blocks(report) for piece in block.pieces if piece.figure]


def between(paper: Docx, start: str, end: str) -> list[str]:
    """The text between each pair of marks, in the order of the page."""
    found = []
    for paragraph in paper.paragraphs():
        inside: list[Element] | None = None
        for one in paragraph:
            if one.tag == f"{W}{start}":
                inside = []
            elif one.tag == f"{W}{end}" and inside is not None:
                found.append("".join(words(run) for run in inside).replace("\u00a0", " "))
                inside = None
            elif inside is not None:
                inside.append(one)
    return found


@pytest.mark.parametrize("report", REPORTS, ids=["chinese", "english"])
def test_every_figure_stands_in_a_hidden_bookmark_that_names_its_fact(report: Report) -> None:
    paper = Docx(to_bytes(report, ".docx"))
    names = [one.get(f"{W}name") or "" for one in paper.all(".//w:bookmarkStart")]
    assert len(names) == len(set(names)) == len(facts_printed(report))
    assert all(name.startswith("_") and len(name) <= 40 for name in names)
    printed = [p.text for b in blocks(report) for p in b.pieces if p.figure]
    assert between(paper, "bookmarkStart", "bookmarkEnd") == printed


def test_a_bookmark_says_the_fact_in_words_that_word_allows() -> None:
    paper = Docx(to_bytes(chinese_report({"1.1": "整改率[[整改率]]，每处[[整改数 / 隐患数]]。"}), ".docx"))
    names = [one.get(f"{W}name") for one in paper.all(".//w:bookmarkStart")]
    assert names == ["_n0_整改率", "_n1_整改数_隐患数"]


@pytest.mark.parametrize("report", REPORTS, ids=["chinese", "english"])
def test_every_figure_stands_in_the_range_of_a_comment(report: Report) -> None:
    paper = Docx(to_bytes(report, ".docx", "comments"))
    comments = paper.all("w:comment", "word/comments.xml")
    assert len(comments) == len(facts_printed(report))
    ids = [one.get(f"{W}id") for one in comments]
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [one.get(f"{W}id") for one in paper.all(f".//w:{mark}")] == ids
    assert b"comments+xml" in paper.parts["[Content_Types].xml"]


def test_a_comment_says_fact_value_arithmetic_and_source() -> None:
    document = Document(io.BytesIO(to_bytes(chinese_report(), ".docx", "comments")))
    said = [comment.text for comment in document.comments]
    assert said[0] == "检查企业：149家\n2025年\n来源：应急局台账第3页"
    assert said[3] == "隐患整改率：272 ÷ 321 ≈ 84.735202%\n全县\n来源：整改清单；应急局台账第4页"
    assert "培训人员：待补" in said


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("report", REPORTS, ids=["chinese", "english"])
def test_what_is_read_is_the_same_however_figures_carry_their_facts(
    carrier: Carrier, report: Report, tmp_path: Path
) -> None:
    write(report, tmp_path / "a.docx", carrier)
    write(report, tmp_path / "b.docx", "none")
    assert read_text(tmp_path / "a.docx") == read_text(tmp_path / "b.docx")
    assert to_bytes(report, ".docx", carrier) == to_bytes(report, ".docx", carrier)


@pytest.mark.parametrize("carrier", CARRIERS)
def test_nothing_in_the_file_is_live_or_points_outside(carrier: Carrier) -> None:
    texts = {"1.1": '见 =HYPERLINK("http://a.example")，发现[[隐患数]]。'}
    paper = Docx(to_bytes(chinese_report(texts), ".docx", carrier))
    for name, part in paper.parts.items():
        assert b'TargetMode="External"' not in part and b"<w:hyperlink" not in part, name
        assert b"vbaProject" not in part and b"attachedTemplate" not in part, name
    assert not paper.all(".//w:instrText") and not paper.all(".//w:fldSimple")
