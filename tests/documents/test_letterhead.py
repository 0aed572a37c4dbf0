"""The head and the 版记 of an official paper, clause by clause of GB/T 9704-2012, from the markup and the page."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.brief.read import read_brief
from assistant.documents import read_text, to_bytes, write
from assistant.documents.content import blocks
from assistant.outline.kinds import get_kind
from assistant.report.model import Report
from assistant.report.saved import from_json, to_json
from assistant.service.sync import sync
from tests.documents.conftest import Docx, said, words
from tests.documents.conftest import W as NS
from tests.documents.reports import chinese_report

Open = Callable[[Report], Docx]
MM = 1440 / 25.4
HEAD: Mapping[str, Any] = {
    "organ_mark": "青禾县安全生产委员会办公室文件",
    "document_number": "青安委办〔2025〕12号",
    "signer": "张三",
    "copies_to": "县委办公室，县政府办公室",
}


def official(kind: str = "情况报告", **changed: Any) -> Report:
    return chinese_report(kind=get_kind(kind), **{**HEAD, **changed})


def test_the_mark_is_red_centred_and_35_mm_below_the_text_area(opened: Open) -> None:
    paper = opened(official())
    mark, style = paper.paragraphs()[0], paper.style("OrganMark")
    assert words(mark) == HEAD["organ_mark"]
    assert (said(style, "w:rPr/w:color"), said(style, "w:pPr/w:jc")) == ("FF0000", "center")
    assert said(style, "w:rPr/w:rFonts", "eastAsia") == "方正小标宋简体"
    size = int(said(mark, "w:r/w:rPr/w:sz") or 0) * 10
    line, before = (int(said(mark, "w:pPr/w:spacing", name) or 0) for name in ("line", "before"))
    assert before + (line - size) / 2 == pytest.approx(35 * MM, abs=2)
    assert 15 * size <= 156 * MM


def test_number_and_signer_stand_one_character_from_the_edges_above_a_red_line(opened: Open) -> None:
    paper = opened(official())
    number, style = paper.paragraphs()[1], paper.style("DocumentNumber")
    assert words(number) == "青安委办〔2025〕12号签发人：张三"
    stops = [
        (said_tab.get(f"{NS}val"), int(said_tab.get(f"{NS}pos") or 0))
        for said_tab in number.iter(f"{NS}tab")
        if said_tab.get(f"{NS}pos")
    ]
    assert stops == [("left", 315), ("right", pytest.approx(156 * MM - 315, abs=2))]
    assert int(said(style, "w:pPr/w:spacing", "before") or 0) == 2 * 579
    assert said(style, "w:pPr/w:pBdr/w:bottom", "color") == "FF0000"
    assert number.findall(f"{NS}r")[-1].find(f"{NS}rPr/{NS}rFonts").get(f"{NS}eastAsia") == "楷体"  # type: ignore[union-attr]


def test_a_paper_that_does_not_go_up_has_its_number_in_the_middle_and_no_signer(opened: Open) -> None:
    number = opened(official("通知")).paragraphs()[1]
    assert words(number) == "青安委办〔2025〕12号"
    assert said(number, "w:pPr/w:jc") is None


def test_the_title_stands_two_lines_below_the_red_line(opened: Open) -> None:
    title = opened(official()).paragraphs()[2]
    assert said(title, "w:pPr/w:spacing", "before") == str(2 * 579)


def test_copies_and_issue_stand_between_rules_at_the_foot_of_the_last_page(opened: Open) -> None:
    paper = opened(official())
    box = paper.all(".//w:txbxContent")[0]
    table = box.find(f"{NS}tbl")
    assert table is not None
    rectangle = next(one for one in paper.all(".//w:pict")[0])
    style = dict(part.split(":") for part in rectangle.attrib["style"].split(";"))
    assert (style["mso-position-vertical"], style["mso-position-vertical-relative"]) == ("bottom", "margin")
    assert [said(table, f"w:tblPr/w:tblBorders/w:{side}", "sz") for side in ("top", "insideH", "bottom")] == [
        "8",
        "6",
        "8",
    ]
    edges = [said(row, "w:tc/w:p/w:pPr/w:ind", "left") for row in table.iter(f"{NS}tr")]
    assert edges == [str(4 * 280), "280"], "one character in, and 抄送： hangs by three more"
    assert [words(row) for row in table.iter(f"{NS}tr")] == [
        "抄送：县委办公室，县政府办公室。",
        "青禾县安全生产委员会办公室2025年12月5日印发",
    ]
    assert said(paper.style("Imprint"), "w:rPr/w:sz") == "28"


@pytest.mark.parametrize(
    "report", [chinese_report(**HEAD), official("工作总结")], ids=["no kind", "工作总结"]
)
def test_a_working_paper_has_neither_whatever_the_brief_says(report: Report, opened: Open) -> None:
    paper = opened(report)
    assert not paper.all(".//w:txbxContent")
    assert words(paper.paragraphs()[0]).startswith(report.brief.title[:6])


def test_an_official_paper_without_the_fields_is_set_as_before() -> None:
    bare = chinese_report(kind=get_kind("情况报告"))
    assert b"w:tbl>" not in Docx(to_bytes(bare, ".docx")).parts["word/document.xml"]


def test_head_and_imprint_are_read_and_a_sync_takes_them_for_what_they_are(tmp_path: Path) -> None:
    report = official()
    write(report, tmp_path / "r.docx")
    lines = read_text(tmp_path / "r.docx").splitlines()
    assert lines[:2] == [HEAD["organ_mark"], "青安委办〔2025〕12号\t签发人：张三"]
    assert lines[-2:] == ["抄送：县委办公室，县政府办公室。", "青禾县安全生产委员会办公室\t2025年12月5日印发"]
    assert [line.lstrip("# ") for line in lines[2:-2]] == [block.text for block in blocks(report)]
    synced = sync(report, read_text(tmp_path / "r.docx"))
    assert (synced.changes, synced.news) == ((), ())


def test_the_fields_are_read_from_a_brief_and_saved_with_the_report() -> None:
    data = {
        "title": "报告",
        "sections": [{"heading": "情况"}],
        **HEAD,
        "copies_to": ["县委办公室", "县政府办公室"],
    }
    brief = read_brief(data)
    assert brief.copies_to == "县委办公室，县政府办公室"
    assert (brief.signer, brief.document_number) == ("张三", "青安委办〔2025〕12号")
    report = official()
    assert from_json(to_json(report)) == report


@pytest.mark.needs("libreoffice")
def test_the_printed_head_stands_where_the_standard_has_it(tmp_path: Path) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    write(official(), tmp_path / "r.pdf")
    with pdfplumber.open(io.BytesIO((tmp_path / "r.pdf").read_bytes())) as pdf:
        page = pdf.pages[0]
        first, number = page.extract_words()[:2]
        rule = min(page.lines + page.rects, key=lambda line: line["top"])
    mm = 72 / 25.4
    assert first["top"] / mm == pytest.approx(37 + 35, abs=2)
    assert (rule["top"] - number["bottom"]) / mm == pytest.approx(4, abs=1)
    assert (rule["x0"] / mm, rule["x1"] / mm) == (pytest.approx(28, abs=0.5), pytest.approx(184, abs=0.5))
