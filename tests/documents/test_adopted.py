"""A paper that a meeting passed: date and meeting below the title, nobody signs; and the marks of 公告 and 通告."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import check
from assistant.brief.read import read_brief
from assistant.documents import read_text, write
from assistant.documents.content import blocks
from assistant.documents.letterhead import page
from assistant.documents.word.measured import measure
from assistant.report.model import Part, Report, blank
from assistant.service.sync import sync
from tests.documents.conftest import Docx, said, words

Open = Callable[[Report], Docx]
LINE = 579
MEETING = "青禾县第十七届人民代表大会第五次会议"
BRIEF: dict[str, Any] = {
    "title": "关于青禾县2026年计划的决议",
    "kind": "决议",
    "organ_mark": "青禾县人民代表大会文件",
    "document_number": "青人发〔2026〕3号",
    "adopted": MEETING,
    "author": "青禾县人民代表大会",
    "date": "2026-01-23",
    "imprint_on_even": False,
    "opening": {"points": ["大会审查了计划草案的报告"]},
    "sections": [{"heading": "决议事项"}],
}


def paper(**changed: Any) -> Report:
    brief = read_brief({key: value for key, value in {**BRIEF, **changed}.items() if value is not None})
    return Report(
        brief=brief,
        model="composer",
        opening=Part(source="大会审查了计划草案的报告。"),
        sections=blank(brief, lambda _: Part(source="大会批准2026年计划。")),
    )


def errors(report: Report, path: Path) -> list[str]:
    return [f.message for f in check(read_text(path), report.brief).findings if f.severity != "info"]


def test_date_and_meeting_stand_at_once_below_the_title_and_the_blank_line_below_them(opened: Open) -> None:
    docx = opened(paper())
    above, title, note = docx.paragraphs()[1:4]
    assert [words(one) for one in (above, title)] == ["青人发〔2026〕3号", "关于青禾县2026年计划的决议"]
    assert said(note, "w:pPr/w:pStyle") == "Adoption"
    assert said(title, "w:pPr/w:spacing", "before") == str(2 * LINE)
    assert said(title, "w:pPr/w:spacing", "after") == "0"
    style = docx.style("Adoption")
    assert said(style, "w:pPr/w:jc") == "center"
    assert said(style, "w:pPr/w:spacing", "after") == str(LINE)
    assert said(style, "w:rPr/w:rFonts", "eastAsia") == "楷体"


def test_where_one_line_does_not_hold_it_the_date_stands_on_the_first(opened: Open) -> None:
    note = opened(paper()).paragraphs()[3]
    runs = [one for one in note if one.tag.endswith("}r")]
    assert ["".join(one.itertext()) for one in runs] == ["（2026年1月23日", f"{MEETING}通过）"]
    short = opened(paper(adopted="是")).paragraphs()[3]
    assert words(short) == "（2026年1月23日通过）"


def test_nobody_signs_below_the_text_but_the_organ_has_it_printed() -> None:
    roles = [block.role for block in page(paper())]
    assert roles == ["mark", "number", "title", "adopted", "body", "heading", "body", "issued"]
    assert page(paper())[-1].text == "青禾县人民代表大会\t2026年1月23日印发"
    signed = [block.text for block in blocks(paper(adopted=None))][-2:]
    assert signed == ["青禾县人民代表大会", "2026年1月23日"]


def test_the_note_stands_without_a_date_that_nobody_gave() -> None:
    assert [b.text for b in blocks(paper(date=None)) if b.role == "adopted"] == [f"（{MEETING}通过）"]
    lacking = [f.message for f in check(paper(date=None)).findings if f.rule == "kind-element"]
    assert lacking == ["“决议”应有成文日期"]


def test_each_element_that_is_lacking_is_told() -> None:
    report = paper(adopted=None, date=None)
    lacking = [f.message for f in check(report).findings if f.rule == "kind-element"]
    assert lacking == ["“决议”应有成文日期", "“决议”应有题注（通过的日期和会议）"]


def test_an_addressee_is_one_too_many() -> None:
    (found,) = [f for f in check(paper(recipient="各乡镇")).findings if f.rule == "kind-element"]
    assert (found.severity, found.message) == ("warning", "“决议”不写主送机关")


@pytest.mark.parametrize("adopted", [MEETING, "是"])
@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
def test_a_resolution_is_read_back_and_passes_the_check(suffix: str, adopted: str, tmp_path: Path) -> None:
    report, path = paper(adopted=adopted), tmp_path / f"r{suffix}"
    write(report, path)
    lines = [line.lstrip("# ") for line in read_text(path).splitlines() if line.strip()]
    assert lines == [block.text for block in (page(report) if suffix == ".docx" else blocks(report))]
    assert errors(report, path) == []
    elements = [f.message for f in check(read_text(path), report.brief).findings if f.rule == "kind-element"]
    assert elements == []
    if suffix == ".docx":
        assert not sync(report, read_text(path)).news
        assert [one for one in measure(path) if one.state == "wrong"] == []


def test_plain_text_has_its_blank_line_below_the_note(tmp_path: Path) -> None:
    write(paper(), tmp_path / "r.txt")
    title, note, empty, *_ = (tmp_path / "r.txt").read_text("utf-8").splitlines()
    assert (title, note, empty) == ("关于青禾县2026年计划的决议", f"（2026年1月23日{MEETING}通过）", "")


def test_an_english_paper_says_it_in_english() -> None:
    english = {
        "title": "Resolution on the budget",
        "language": "en",
        "adopted": "the Harbour Council",
        "date": "2026-01-23",
        "sections": [{"heading": "Decision"}],
    }
    report = Report(
        brief=read_brief(english), sections=blank(read_brief(english), lambda _: Part(source="Agreed."))
    )
    printed = [block.text for block in blocks(report)]
    assert printed[1] == "(Adopted by the Harbour Council on 23 January 2026)"
    assert printed[-1] == "Agreed."


def test_a_mark_that_is_the_title_of_an_announcement_is_printed_once(tmp_path: Path) -> None:
    mark = "青禾县人民政府公告"
    report = paper(title=mark, organ_mark=mark, kind="公告", document_number="第1号", adopted=None)
    write(report, tmp_path / "a.docx")
    assert [block.text for block in page(report)].count(mark) == 1
    assert errors(report, tmp_path / "a.docx") == []
    assert [one for one in measure(tmp_path / "a.docx") if one.state == "wrong"] == []


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
def test_a_mark_that_is_the_name_of_the_organ_does_not_hide_its_signature(
    suffix: str, tmp_path: Path
) -> None:
    report = paper(title="青禾县公安局关于交通管制的通告", organ_mark="青禾县公安局", kind="通告",
                   author="青禾县公安局", adopted=None)  # fmt: skip
    path = tmp_path / f"n{suffix}"
    write(report, path)
    assert [
        f.message for f in check(read_text(path), report.brief).findings if f.rule == "kind-element"
    ] == []
