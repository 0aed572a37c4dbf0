"""The layout of any docx measured against GB/T 9704-2012: ours is good in every clause, and each fault is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from assistant.documents import to_bytes
from assistant.documents.word.measured import measure
from assistant.errors import DocumentError
from tests.documents.papers import paper
from tests.documents.reports import chinese_report, english_report


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.docx"
    path.write_bytes(to_bytes(paper(seal=True), ".docx"))
    return path


def faults(path: Path) -> list[tuple[str, str]]:
    return [(one.item.zh, one.found) for one in measure(path) if one.state == "wrong"]


def test_our_own_papers_have_no_fault(good: Path, tmp_path: Path) -> None:
    assert faults(good) == []
    items = {one.item.zh for one in measure(good)}
    assert {
        "幅面",
        "天头",
        "订口",
        "版心",
        "每面行数",
        "每行字数",
        "页码",
        "标题字体",
        "正文字体",
        "成文日期位置（字）",
    } <= items
    assert {"第1级标题“一、”", "附件1顶格", "附件1另面"} <= items
    (tmp_path / "plain.docx").write_bytes(to_bytes(chinese_report(), ".docx"))
    assert faults(tmp_path / "plain.docx") == []


def _margin(document: Paper) -> None:
    document.sections[0].left_margin = Mm(31.7)


def _grid(document: Paper) -> None:
    document.sections[0]._sectPr.find(qn("w:docGrid")).set(qn("w:linePitch"), "312")


def _paper_size(document: Paper) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)


def _font(style: str, name: str) -> Callable[[Paper], None]:
    def change(document: Paper) -> None:
        document.styles[style]._element.rPr.rFonts.set(qn("w:eastAsia"), name)

    return change


def _size(document: Paper) -> None:
    document.styles["Title"].font.size = Pt(18)


def _title_left(document: Paper) -> None:
    title = next(p for p in document.paragraphs if p.style and p.style.name == "Title")
    title.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _indent(document: Paper) -> None:
    for p in document.paragraphs:
        if p.style and p.style.name == "Normal Indent":
            p.paragraph_format.first_line_indent = 0
    indent = document.styles["Normal Indent"]._element.pPr.find(qn("w:ind"))
    indent.set(qn("w:firstLineChars"), "0")
    indent.set(qn("w:firstLine"), "0")


def _number(document: Paper) -> None:
    for text in document.sections[0].footer._element.iter(qn("w:t")):
        text.text = (text.text or "").strip("— ")


def _date_left(document: Paper) -> None:
    date = next(p for p in document.paragraphs if p.text == "2025年12月5日")
    date._p.pPr.remove(date._p.pPr.find(qn("w:ind")))
    date.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _same_page(document: Paper) -> None:
    annex = next(p for p in document.paragraphs if p.text == "附件1")
    annex.paragraph_format.page_break_before = False


CASES: list[tuple[Callable[[Paper], None], str, str]] = [
    (_margin, "订口", "31.7 mm"),
    (_grid, "每面行数", "40（15.60 pt）"),
    (_paper_size, "幅面", "216×279 mm"),
    (_font("Heading 1", "宋体"), "第1级标题“一、”", "宋体 16 pt"),
    (_font("Normal Indent", "宋体"), "正文字体", "宋体 16 pt"),
    (_font("Title", "黑体"), "标题字体", "黑体 22 pt"),
    (_size, "标题字体", "方正小标宋简体 18 pt"),
    (_title_left, "标题位置", "left"),
    (_indent, "首行缩进（字）", "0.0"),
    (_number, "页码", "1"),
    (_date_left, "成文日期位置（字）", "← 0.0"),
    (_same_page, "附件1另面", "×"),
]


@pytest.mark.parametrize(("change", "item", "found"), CASES, ids=[item for _, item, _ in CASES])
def test_a_seeded_fault_is_found_where_it_is(
    good: Path, change: Callable[[Paper], None], item: str, found: str
) -> None:
    document = Document(str(good))
    change(document)
    document.save(str(good))
    assert (item, found) in faults(good)
    beside = {name for name, _ in faults(good)} - {item, "版心", "每行字数", "每面行数"}
    assert not beside, "nothing is blamed but it and what follows from the sheet"


def test_a_document_without_chinese_has_nothing_to_measure(tmp_path: Path) -> None:
    (tmp_path / "en.docx").write_bytes(to_bytes(english_report(), ".docx"))
    assert measure(tmp_path / "en.docx") == []


def test_what_is_no_docx_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"hello")
    with pytest.raises(DocumentError, match=r"不是 \.docx 文件，可能只是改了扩展名"):
        measure(tmp_path / "x.docx")


def test_theme_fonts_of_another_program_are_told_as_a_custom(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("一、主要做法", 1)
    document.add_paragraph("全县安全生产形势总体平稳，各项工作有序推进。")
    document.save(str(tmp_path / "w.docx"))
    themed = next(one for one in measure(tmp_path / "w.docx") if one.item.zh == "主题字体")
    assert (themed.state, themed.expected) == ("custom", "0")
