"""Head, attachments and signature of an official paper, clause by clause of GB/T 9704-2012, read from the markup."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.brief.read import read_brief
from assistant.documents import read_text, to_bytes, write
from assistant.documents.asides import without_asides
from assistant.documents.content import blocks
from assistant.documents.letterhead import page
from assistant.errors import BriefError
from assistant.report.model import Report
from assistant.report.saved import from_json, to_json
from assistant.service.sync import sync
from tests.documents.conftest import Docx, said, words
from tests.documents.conftest import W as NS
from tests.documents.papers import BRIEF, paper

Open = Callable[[Report], Docx]
MM, PITCH = 1440 / 25.4, 315


def in_style(docx: Docx, style: str) -> list[Any]:
    return [p for p in docx.paragraphs() if said(p, "w:pPr/w:pStyle") == style]


def test_number_of_the_copy_secrecy_and_urgency_stand_above_the_mark_one_a_line(opened: Open) -> None:
    docx = opened(paper())
    assert [(said(p, "w:pPr/w:pStyle"), words(p)) for p in docx.paragraphs()[:4]] == [
        ("CopyNumber", "000012"),
        ("HeadMark", "秘密★1年"),
        ("HeadMark", "加急"),
        ("OrganMark", BRIEF["organ_mark"]),
    ]
    assert said(docx.style("HeadMark"), "w:rPr/w:rFonts", "eastAsia") == "黑体"
    assert said(docx.style("HeadMark"), "w:pPr/w:jc") == "left"


def test_lines_above_the_mark_do_not_move_it_from_its_35_mm(opened: Open) -> None:
    mark = in_style(opened(paper()), "OrganMark")[0]
    size = int(said(mark, "w:r/w:rPr/w:sz") or 0) * 10
    line, before = (int(said(mark, "w:pPr/w:spacing", name) or 0) for name in ("line", "before"))
    assert 3 * 579 + before + (line - size) / 2 == pytest.approx(35 * MM, abs=2)


def test_a_joint_mark_spreads_the_organs_and_sets_the_word_for_paper_in_the_middle(opened: Open) -> None:
    report = paper(organ_mark=["青禾县应急管理局", "青禾县公安局", "文件"], copy_number=None)
    table = opened(report).all("w:body/w:tbl")[0]
    rows = table.findall(f"{NS}tr")
    assert [words(row) for row in rows] == ["青禾县应急管理局文件", "青禾县公安局"]
    assert said(rows[0], "w:tc/w:p/w:pPr/w:jc") == "distribute"
    merged = [row.findall(f"{NS}tc")[1] for row in rows]
    assert [said(cell, "w:tcPr/w:vMerge") for cell in merged] == ["restart", None]
    assert said(merged[0], "w:tcPr/w:vAlign") == "center"


def test_the_list_of_attachments_stands_below_a_blank_line_and_its_names_beneath_one_another(
    opened: Open,
) -> None:
    listed = in_style(opened(paper()), "AttachedList")
    assert [words(p) for p in listed] == [
        "附件：1.2025年度安全生产工作任务清单",
        "2.各乡镇隐患排查整治情况汇总表（截至2025年11月30日，含省市督查交办事项）",
        "3.安全生产专家名册",
    ]
    assert said(listed[0], "w:pPr/w:spacing", "before") == "579"
    lefts = {int(said(p, "w:pPr/w:ind", "left") or 0) for p in listed}
    hangs = [int(said(p, "w:pPr/w:ind", "hanging") or 0) for p in listed]
    assert len(lefts) == 1
    assert lefts.pop() - hangs[0] == 2 * PITCH, "two characters in"
    assert hangs[0] - hangs[1] == pytest.approx(3 * PITCH, abs=1), "the numbers stand beneath one another"


def test_a_single_attachment_has_no_number_in_the_list_nor_on_its_page(opened: Open) -> None:
    docx = opened(paper(attachments=[{"title": "附件：任务清单", "text": "一段话。"}]))
    assert [words(p) for p in in_style(docx, "AttachedList")] == ["附件：任务清单"]
    assert [words(p) for p in in_style(docx, "Annex")] == ["附件"]


def test_each_attachment_with_a_text_begins_a_page_and_bears_the_name_in_the_list(opened: Open) -> None:
    docx = opened(paper())
    numbers, titles = in_style(docx, "Annex"), in_style(docx, "AnnexTitle")
    assert [words(p) for p in numbers] == ["附件1", "附件2"]
    assert all(p.find(f"{NS}pPr/{NS}pageBreakBefore") is not None for p in numbers)
    names = [words(p).partition(".")[2] for p in in_style(docx, "AttachedList")]
    assert [words(p) for p in titles] == names[:2]
    annex, title = docx.style("Annex"), docx.style("AnnexTitle")
    assert (said(annex, "w:rPr/w:rFonts", "eastAsia"), said(annex, "w:pPr/w:jc")) == ("黑体", "left")
    assert (said(title, "w:pPr/w:jc"), said(title, "w:pPr/w:spacing", "before")) == ("center", "579")


def test_headings_inside_an_attachment_are_none_of_the_report(opened: Open, tmp_path: Path) -> None:
    docx = opened(paper())
    heading = in_style(docx, "AnnexHeading")[0]
    assert words(heading) == "一、总体安排"
    assert docx.style("AnnexHeading").find(f"{NS}pPr/{NS}outlineLvl") is None
    write(paper(), tmp_path / "r.docx")
    assert "## 一、总体安排" not in read_text(tmp_path / "r.docx")


@pytest.mark.parametrize(
    ("organ", "date_right"),
    [
        ("青禾县应急管理局", 4.0),
        ("青禾县安全生产委员会办公室", 4.0),
        ("青禾县防汛抗旱和应急救援综合指挥部办公室联席会议", 8.125),
    ],
)
def test_with_a_seal_the_date_ends_four_from_the_right_and_the_organ_is_centred_over_it(
    opened: Open, organ: str, date_right: float
) -> None:
    signature, date = opened(paper(author=organ, seal=True, note=None, attachments=None)).paragraphs()[-3:-1]
    assert (words(signature), words(date)) == (organ, "2025年12月5日")
    right = {p: int(said(p, "w:pPr/w:ind", "right") or 0) / PITCH for p in (signature, date)}
    wide = 7 / 2 + 3 + 5 / 4
    assert right[date] == pytest.approx(date_right, abs=0.01)
    assert right[signature] + len(organ) / 2 == pytest.approx(right[date] + wide / 2, abs=0.02)
    assert said(signature, "w:pPr/w:spacing", "before") == str(2 * 579), "room for the seal"


def test_organs_that_seal_together_stand_side_by_side_and_the_date_below_the_last(opened: Open) -> None:
    organs = ["青禾县应急管理局", "青禾县公安局", "青禾县消防救援大队", "青禾县交通运输局"]
    docx = opened(paper(author=organs, seal=True, note=None, attachments=None))
    first, second, date = docx.paragraphs()[-4:-1]
    assert [words(p) for p in (first, second)] == ["".join(organs[:3]), organs[3]]
    stops = [
        [int(t.get(f"{NS}pos") or 0) / MM for t in p.iter(f"{NS}tab") if t.get(f"{NS}pos")]
        for p in (first, second, date)
    ]
    assert stops[0] == [pytest.approx(26, abs=0.1), pytest.approx(78, abs=0.1), pytest.approx(130, abs=0.1)]
    assert stops[1] == stops[2] == [pytest.approx(130, abs=0.1)]
    rows = 579 * 5 / MM
    assert rows > 42, "seals of 42 mm do not touch"
    assert said(second, "w:pPr/w:spacing", "before") == str(4 * 579)


def test_organs_that_sign_without_seals_stand_below_one_another_the_principal_first(opened: Open) -> None:
    docx = opened(paper(author=["青禾县应急管理局", "青禾县公安局"], note=None, attachments=None))
    signed = in_style(docx, "Signature")
    assert [words(p) for p in signed] == ["青禾县应急管理局", "青禾县公安局"]
    assert said(signed[1], "w:pPr/w:spacing", "before") == "0"


def test_the_note_stands_in_brackets_below_the_date(opened: Open) -> None:
    docx = opened(paper(note="（联系人：李四）"))
    note = in_style(docx, "Note")[0]
    assert words(note) == "（联系人：李四）"
    assert said(docx.style("Note"), "w:pPr/w:ind", "firstLineChars") == "200"


def test_the_organ_and_day_of_issue_may_be_others_than_those_that_sign() -> None:
    report = paper(issued_by="青禾县政府办公室", issued_on="2025-12-08")
    assert page(report)[-1].text == "青禾县政府办公室\t2025年12月8日印发"


def test_the_imprint_may_begin_the_next_even_page(opened: Open) -> None:
    docx = opened(paper(imprint_on_even=True))
    assert [said(s, "w:type") for s in docx.all(".//w:sectPr")] == [None, "evenPage"]
    assert [said(s, "w:type") for s in opened(paper()).all(".//w:sectPr")] == [None]


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
def test_everything_is_read_back_and_a_check_knows_it_for_the_briefs_own(suffix: str, tmp_path: Path) -> None:
    report, path = paper(), tmp_path / f"r{suffix}"
    write(report, path)
    lines = [line.lstrip("# ") for line in read_text(path).splitlines() if line.strip()]
    printed = page(report) if suffix == ".docx" else list(blocks(report))
    assert lines == [block.text for block in printed]
    left = without_asides(read_text(path), report.brief)
    assert len(left) == len(read_text(path))
    assert "任务清单" not in left and "城关镇" not in left and "全县共发现隐患321处" in left


def test_a_sync_takes_head_and_attachments_for_what_they_are(tmp_path: Path) -> None:
    report = paper(seal=True)
    write(report, tmp_path / "r.docx")
    synced = sync(report, read_text(tmp_path / "r.docx"))
    assert (synced.changes, synced.news) == ((), ())


def test_a_changed_line_of_an_attachment_is_not_passed_over(tmp_path: Path) -> None:
    text = to_bytes(paper(), ".txt").decode().replace("城关镇\t149", "城关镇\t194")
    assert "城关镇\t194" in without_asides(text, paper().brief)


def test_the_fields_are_saved_with_the_report() -> None:
    report = paper(seal=True, imprint_on_even=True)
    assert from_json(to_json(report)) == report


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("copy_number", "A12", "copy_number：份号应为六位以内的数字；读到“A12”；应为000001"),
        ("classification", "内部", "classification：密级读不懂；读到“内部”；应为机密★1年 / 秘密"),
        ("urgency", "很急", "urgency：紧急程度读不懂；读到“很急”；应为特急 / 加急"),
        ("seal", "也许", "seal：应为是或否；读到“也许”；应为true / false"),
        ("issued_on", "2025-13-01", "issued_on：印发日期读不懂；读到“2025-13-01”；应为2025-12-05"),
        ("attachments", "清单", "attachments：附件读不懂；读到“清单”；应为名称，或 {title: …, file|text|facts: …}"),
    ],
)  # fmt: skip
def test_a_field_that_cannot_be_read_is_told_in_one_line(key: str, value: object, message: str) -> None:
    with pytest.raises(BriefError) as told:
        read_brief({**BRIEF, key: value})
    assert told.value.said.zh == message


def test_an_attachment_says_what_is_wrong_with_it() -> None:
    both = [{"title": "清单", "text": "字", "facts": ["隐患"]}]
    with pytest.raises(
        BriefError, match=r"attachments\[1\]：text、file、facts 只能写一个；读到“text, facts”"
    ):
        read_brief({**BRIEF, "attachments": both})
    with pytest.raises(BriefError, match=r"attachments\[1\]：有不认识的键；读到“titel”"):
        read_brief({**BRIEF, "attachments": [{"title": "清单", "titel": "x"}]})
    with pytest.raises(BriefError, match="事实表中没有：隐患9"):
        read_brief({**BRIEF, "attachments": [{"title": "清单", "facts": ["隐患9"]}]})


def test_a_brief_from_the_network_may_not_name_a_file_to_attach() -> None:
    with pytest.raises(BriefError, match="这里不能写文件路径"):
        read_brief({**BRIEF, "attachments": [{"title": "清单", "file": "/etc/passwd"}]}, paths=False)


def test_an_attachment_comes_from_a_file(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_heading("一、安排", 1)
    document.add_paragraph("分三个阶段推进。")
    table = document.add_table(2, 2)
    for cell, said_there in zip(
        (c for row in table.rows for c in row.cells), ("项目", "数量", "冲锋舟", "6"), strict=True
    ):
        cell.text = said_there
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "b.md").write_text(
        "# 安排\n\n| 项目 | 数量 |\n| --- | ---: |\n| 冲锋舟 | 6 |\n", encoding="utf-8"
    )
    (tmp_path / "c.csv").write_text("项目,数量\n冲锋舟,6\n", encoding="utf-8")
    (tmp_path / "d.txt").write_text("第一段。\n\n第二段。\n", encoding="utf-8")
    named = [{"title": name, "file": str(tmp_path / name)} for name in ("a.docx", "b.md", "c.csv", "d.txt")]
    read = read_brief({**BRIEF, "attachments": named}).attachments
    assert [one.lines for one in read] == [
        ("# 一、安排", "分三个阶段推进。", "项目\t数量", "冲锋舟\t6"),
        ("# 安排", "项目\t数量", "冲锋舟\t6"),
        ("项目\t数量", "冲锋舟\t6"),
        ("第一段。", "第二段。"),
    ]


def test_a_file_that_is_no_document_is_told_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"hello")
    with pytest.raises(BriefError) as told:
        read_brief({**BRIEF, "attachments": [{"title": "清单", "file": str(tmp_path / "x.docx")}]})
    assert told.value.said.zh.startswith(f"{tmp_path / 'x.docx'}：打不开，不是Word 文档")


def test_a_letter_keeps_its_mark_in_the_margin_and_its_number_at_the_right(
    opened: Open, tmp_path: Path
) -> None:
    report = paper(kind="函", organ_mark="青禾县卫生健康局", attachments=None)
    docx = opened(report)
    assert [words(p) for p in docx.paragraphs()[:3]] == ["000012青安委办〔2025〕12号", "秘密★1年", "加急"]
    header = docx.all("w:p", "word/headerFirst.xml")[0]
    assert (words(header), said(header, "w:pPr/w:pBdr/w:bottom", "val")) == (
        "青禾县卫生健康局",
        "thickThinSmallGap",
    )
    footer = docx.all("w:p", "word/footerFirst.xml")[0]
    assert (words(footer), said(footer, "w:pPr/w:pBdr/w:bottom", "val")) == ("", "thinThickSmallGap")
    assert docx.all("w:body/w:sectPr/w:titlePg")
    assert [words(row) for row in docx.all(".//w:txbxContent//w:tr")] == [
        "抄送：县委办公室，县政府办公室，县人大常委会办公室，县政协办公室，县纪委监委机关。"
    ]
    write(report, tmp_path / "r.docx")
    synced = sync(report, read_text(tmp_path / "r.docx"))
    assert (synced.changes, synced.news) == ((), ())


def test_a_letter_with_the_word_for_paper_in_its_mark_is_set_as_any_paper(opened: Open) -> None:
    docx = opened(paper(kind="函", organ_mark="青禾县卫生健康局文件"))
    assert "word/headerFirst.xml" not in docx.parts
    assert in_style(docx, "OrganMark")
