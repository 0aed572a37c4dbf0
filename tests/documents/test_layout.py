"""The Chinese page, clause by clause of GB/T 9704-2012, read from the markup."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document

from assistant.documents import to_bytes
from assistant.report.model import Report
from tests.documents.conftest import Docx, W, said, words
from tests.documents.reports import chinese_report, english_report

Open = Callable[[Report], Docx]
MM = 1440 / 25.4
EAST, LATIN = "eastAsia", "ascii"


@pytest.fixture
def paper(opened: Open) -> Docx:
    return opened(chinese_report())


def test_the_sheet_is_a4_with_the_text_area_of_156_by_225_mm(paper: Docx) -> None:
    section = paper.all("w:body/w:sectPr")[0]
    size = {side: int(said(section, "w:pgSz", side) or 0) / MM for side in ("w", "h")}
    edge = {
        side: int(said(section, "w:pgMar", side) or 0) / MM for side in ("top", "bottom", "left", "right")
    }
    assert size == {"w": pytest.approx(210, abs=0.05), "h": pytest.approx(297, abs=0.05)}
    assert (edge["top"], edge["left"]) == (pytest.approx(37, abs=0.05), pytest.approx(28, abs=0.05))
    assert size["w"] - edge["left"] - edge["right"] == pytest.approx(156, abs=0.1)
    assert size["h"] - edge["top"] - edge["bottom"] == pytest.approx(225, abs=0.1)


def test_the_grid_holds_22_lines_of_28_characters(paper: Docx) -> None:
    section = paper.all("w:body/w:sectPr")[0]
    assert said(section, "w:docGrid", "type") == "lines"
    pitch = int(said(section, "w:docGrid", "linePitch") or 0)
    assert 22 * pitch <= 225 * MM < 23 * pitch
    body = paper.style("Normal")
    size, tracking = int(said(body, "w:rPr/w:sz") or 0) / 2, int(said(body, "w:rPr/w:spacing") or 0) / 20
    assert 28 * (size + tracking) * 20 <= 156 * MM < 29 * (size + tracking) * 20


@pytest.mark.parametrize(
    ("style", "font", "half_points"),
    [
        ("Title", "方正小标宋简体", "44"),
        ("Heading1", "黑体", "32"),
        ("Heading2", "楷体", "32"),
        ("Heading3", "仿宋", "32"),
        ("Heading4", "仿宋", "32"),
        ("NormalIndent", "仿宋", "32"),
        ("Recipient", "仿宋", "32"),
        ("Signature", "仿宋", "32"),
        ("Date", "仿宋", "32"),
        ("Footer", "宋体", "28"),
    ],
)
def test_each_style_names_its_fonts_for_chinese_and_latin_apart(
    paper: Docx, style: str, font: str, half_points: str
) -> None:
    found = paper.style(style)
    assert said(found, "w:rPr/w:rFonts", EAST) == font
    assert said(found, "w:rPr/w:rFonts", LATIN) == ("宋体" if style == "Footer" else "Times New Roman")
    assert said(found, "w:rPr/w:sz") == half_points
    assert said(found, "w:rPr/w:b") == "0"


def test_no_theme_font_is_named_and_no_theme_is_there(paper: Docx) -> None:
    assert not [name for name in paper.parts if "theme" in name]
    assert not any(b"Theme" in part for part in paper.parts.values())


def test_heading_styles_carry_their_outline_levels(paper: Docx) -> None:
    levels = {level: said(paper.style(f"Heading{level}"), "w:pPr/w:outlineLvl") for level in range(1, 5)}
    assert levels == {1: "0", 2: "1", 3: "2", 4: "3"}
    assert said(paper.style("Heading1"), "w:name") == "heading 1"


def test_body_and_headings_are_indented_by_two_characters_and_the_recipient_is_not(paper: Docx) -> None:
    for style in ("NormalIndent", "Heading1", "Heading2", "Heading3", "Closing"):
        assert said(paper.style(style), "w:pPr/w:ind", "firstLineChars") == "200", style
    for style in ("Recipient", "Salutation"):
        assert said(paper.style(style), "w:pPr/w:ind", "firstLineChars") == "0", style


def test_paragraphs_stand_in_the_order_of_the_page_each_in_its_style(paper: Docx) -> None:
    assert [(said(p, "w:pPr/w:pStyle"), words(p)[:9]) for p in paper.paragraphs()] == [
        ("Title", "青禾县安全生产委员"),
        ("Recipient", "市安全生产委员会："),
        ("Salutation", "各位领导："),
        ("NormalIndent", "2025年以来，全"),
        ("Heading1", "一、主要做法及成效"),
        ("NormalIndent", "（一）聚焦责任落实"),
        ("NormalIndent", "由县应急管理局牵头"),
        ("NormalIndent", "（二）聚焦“隐患清"),
        ("Heading2", "（三）聚焦宣传教育"),
        ("Heading3", "1.抓实培训"),
        ("NormalIndent", "分类施训，注重实效"),
        ("NormalIndent", "（1）分级培训。县"),
        ("Heading1", "二、存在的问题"),
        ("NormalIndent", "一是认识不够到位。"),
        ("NormalIndent", "二是力量还不够强，"),
        ("Heading1", "三、下一步工作打算"),
        ("NormalIndent", "持续抓好落实。"),
        ("Closing", "特此报告。"),
        ("Signature", "青禾县安全生产委员"),
        ("Date", "2025年12月5"),
    ]


def test_a_run_in_heading_has_its_own_font_and_ends_with_a_full_stop(paper: Docx) -> None:
    first, second = paper.paragraphs()[5].findall(f"{W}r")[:2]
    assert (said(first, "w:rPr/w:rStyle"), words(first)) == (
        "Heading2Char",
        "（一）聚焦责任落实，织密防控网络。",
    )
    assert said(paper.style("Heading2Char"), "w:rPr/w:rFonts", EAST) == "楷体"
    assert said(paper.style("Heading2"), "w:link") == "Heading2Char"
    assert said(second, "w:rPr/w:rStyle") is None


def test_quotation_marks_are_set_in_the_chinese_font(paper: Docx) -> None:
    quoted = [run for run in paper.all(".//w:r") if "“" in words(run)]
    assert quoted
    assert {said(run, "w:rPr/w:rFonts", "hint") for run in quoted} == {"eastAsia"}


def test_only_gaps_are_highlighted(opened: Open) -> None:
    texts = {"1.1": "培训[[培训]]，另有____户待核，检查[[检查企业数]]。"}
    runs = opened(chinese_report(texts)).all(".//w:r")
    marked = [words(run) for run in runs if said(run, "w:rPr/w:highlight")]
    assert marked[0] == "XX人次"
    assert "149家" not in marked


def test_the_title_is_centred_and_broken_between_words(paper: Docx) -> None:
    title = paper.paragraphs()[0]
    assert said(paper.style("Title"), "w:pPr/w:jc") == "center"
    assert [words(run) for run in title.findall(f"{W}r")] == [
        "青禾县安全生产委员会办公室",
        "关于2025年度全县安全生产工作情况的报告",
    ]
    assert len(list(title.iter(f"{W}br"))) == 1


def test_the_organ_ends_two_from_the_right_and_the_date_begins_two_behind_its_first(paper: Docx) -> None:
    pitch, line = 315, 8845  # 15.75 pt; 156 mm
    style = paper.style("Signature")
    assert (said(style, "w:pPr/w:jc"), said(style, "w:pPr/w:ind", "right")) == ("right", str(2 * pitch))
    organ_starts = line - 2 * pitch - len("青禾县安全生产委员会办公室") * pitch
    date = paper.paragraphs()[-1]
    assert int(said(date, "w:pPr/w:ind", "left") or 0) == pytest.approx(organ_starts + 2 * pitch, abs=12)
    assert said(style, "w:pPr/w:spacing", "before") == "579", "one blank line below the body"


def test_a_date_longer_than_the_organ_ends_two_from_the_right_and_moves_the_organ(opened: Open) -> None:
    organ, date = opened(chinese_report(author="县安委办")).paragraphs()[-2:]
    pitch = 315
    assert (said(date, "w:pPr/w:jc"), said(date, "w:pPr/w:ind", "right")) == ("right", str(2 * pitch))
    width = (
        7 * pitch / 2 + 3 * pitch + 5 * pitch / 4
    )  # seven digits, three characters, five gaps between them
    organ_right = int(said(organ, "w:pPr/w:ind", "right") or 0)
    assert organ_right + 4 * pitch - (2 * pitch + width) == pytest.approx(2 * pitch, abs=15)


@pytest.mark.parametrize("missing", ["author", "date", "recipient", "salutation", "closing"])
def test_what_the_brief_leaves_out_is_not_printed(opened: Open, missing: str) -> None:
    whole, less = opened(chinese_report()), opened(chinese_report(**{missing: ""}))
    assert len(less.paragraphs()) == len(whole.paragraphs()) - 1


def test_page_numbers_stand_outside_between_dashes_in_14_point_song(paper: Docx) -> None:
    assert paper.all("w:evenAndOddHeaders", "word/settings.xml")
    references = {r.get(f"{W}type") for r in paper.all("w:body/w:sectPr/w:footerReference")}
    assert references == {"default", "even"}
    for part, style, side in (
        ("word/footer1.xml", "Footer", "right"),
        ("word/footer2.xml", "FooterEven", "left"),
    ):
        paragraph = paper.all("w:p", part)[0]
        assert words(paragraph) == "— 1 —"
        assert [i.text for i in paragraph.iter(f"{W}instrText")] == ["PAGE"]
        assert said(paragraph, "w:pPr/w:pStyle") == style
        assert said(paper.style(style), "w:pPr/w:jc") == side
        assert said(paper.style(style), "w:pPr/w:ind", f"{side}Chars") == "100"


def test_nothing_is_linked_from_outside_and_no_character_is_invisible(paper: Docx) -> None:
    assert not any(b"TargetMode" in part for part in paper.parts.values())
    text = paper.parts["word/document.xml"].decode()
    assert not set("\u200b\u2060\u00a0\ufeff") & set(text)


def test_an_english_report_gets_a_business_page(opened: Open) -> None:
    paper = opened(english_report())
    assert not paper.all("w:body/w:sectPr/w:docGrid")
    assert [words(p) for p in paper.paragraphs()][4:] == [
        "The programme opened 48\u00a0sites — “on time” as planned.",
        "Another XX\u00a0sites are late.",
        "2 Risks",
        "2.1 Supply",
        "Supply of parts is late.",
        "2.2 Staffing. Two posts are vacant.",
        "Submitted for information.",
        "Programme Office",
        "6 October 2025",
    ]
    assert said(paper.style("Heading1"), "w:rPr/w:rFonts", LATIN) == "Calibri"
    assert b"<cp:keywords>drafted without a model<" in paper.parts["docProps/core.xml"]


def test_a_second_reader_opens_the_file_and_finds_styles_and_properties() -> None:
    document = Document(io.BytesIO(to_bytes(chinese_report(), ".docx")))
    assert document.paragraphs[4].style is not None
    assert document.paragraphs[4].style.name == "Heading 1"
    properties = document.core_properties
    assert properties.title == "青禾县安全生产委员会办公室关于2025年度全县安全生产工作情况的报告"
    assert properties.author == "青禾县安全生产委员会办公室"
    assert "未使用语言模型" in properties.comments
    assert properties.keywords == "无模型拟稿"
    assert str(properties.created)[:10] == "2025-12-05"


def test_the_properties_name_the_model_but_not_the_folder_that_it_lies_in(opened: Open) -> None:
    report = chinese_report().model_copy(update={"model": "scripted:/home/someone/answers.yaml"})
    parts = opened(report).parts
    assert b"scripted:answers.yaml, composer" in parts["docProps/custom.xml"]
    assert not any(b"someone" in part for part in parts.values())


def test_the_same_report_gives_the_same_bytes() -> None:
    assert to_bytes(chinese_report(), ".docx") == to_bytes(chinese_report(), ".docx")


def test_the_signature_never_stands_on_a_page_of_its_own(opened: Open) -> None:
    last = opened(chinese_report(closing="")).paragraphs()[-3]
    assert words(last) == "持续抓好落实。"
    assert said(last, "w:pPr/w:keepNext", "val") is None and last.find(f"{W}pPr/{W}keepNext") is not None


def test_a_date_without_an_organ_has_the_blank_line_above_it(opened: Open) -> None:
    date = opened(chinese_report(author="")).paragraphs()[-1]
    assert said(date, "w:pPr/w:spacing", "before") == "579"
    assert (said(date, "w:pPr/w:jc"), said(date, "w:pPr/w:ind", "right")) == ("right", "630")
