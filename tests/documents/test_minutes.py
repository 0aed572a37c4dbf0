"""出席, 请假 and 列席 on the minutes of a meeting (GB/T 9704-2012, 10.3): from the brief to the page and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.brief.read import read_brief
from assistant.documents import read_text, write
from assistant.documents.asides import without_asides
from assistant.documents.content import blocks
from assistant.documents.letterhead import page
from assistant.errors import BriefError
from assistant.report.model import Part, Report, blank
from assistant.service.sync import sync
from tests.documents.conftest import Docx, said, words

Open = Callable[[Report], Docx]
PRESENT = [
    "青禾县人民政府办公室张三",
    "县财政局李四、王五",
    "县住房城乡建设局赵六",
    "县自然资源局钱七",
    "县水利局孙八",
]
BRIEF: dict[str, Any] = {
    "title": "研究供水管网改造有关工作会议纪要",
    "kind": "纪要",
    "organ_mark": "青禾县人民政府专题会议纪要",
    "present": PRESENT,
    "excused": "县交通运输局吴十",
    "observers": ["县审计局郑一", "城关镇冯二"],
    "date": "2026-05-18",
    "imprint_on_even": False,
    "sections": [{"heading": "会议议定事项"}],
}
PITCH = 315


def minutes(**changed: Any) -> Report:
    brief = read_brief({key: value for key, value in {**BRIEF, **changed}.items() if value is not None})
    return Report(
        brief=brief, model="composer", sections=blank(brief, lambda _: Part(source="会议议定如下。"))
    )


def people(docx: Docx) -> list[Any]:
    return [p for p in docx.paragraphs() if said(p, "w:pPr/w:pStyle") == "People"]


def test_each_list_is_a_paragraph_two_in_its_lines_beneath_the_first_name(opened: Open) -> None:
    first, *others = lists = people(opened(minutes()))
    assert [words(one) for one in lists] == [
        "出席：" + "，".join(PRESENT),
        "请假：县交通运输局吴十",
        "列席：县审计局郑一，城关镇冯二",
    ]
    for one in lists:
        assert said(one, "w:pPr/w:ind", "left") == str(5 * PITCH)
        assert said(one, "w:pPr/w:ind", "hanging") == str(3 * PITCH)
    assert said(first, "w:pPr/w:spacing", "before") == "579"
    assert [said(one, "w:pPr/w:spacing", "before") for one in others] == ["0", "0"]


def test_the_word_is_set_in_the_font_of_headings_and_is_no_heading(opened: Open) -> None:
    (first, *_) = people(opened(minutes()))
    assert said(first, "w:r/w:rPr/w:rFonts", "eastAsia") == "黑体"
    assert said(first, "w:r/w:rPr/w:rStyle") is None


def test_they_stand_behind_the_text_and_before_the_date() -> None:
    roles = [block.role for block in blocks(minutes())]
    assert roles[-4:] == ["people", "people", "people", "date"]
    assert "people" not in [block.role for block in blocks(minutes(present=None, excused="", observers=[]))]


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
def test_they_are_read_back_and_known_for_the_briefs_own(suffix: str, tmp_path: Path) -> None:
    report, path = minutes(), tmp_path / f"m{suffix}"
    write(report, path)
    lines = [line.lstrip("# ") for line in read_text(path).splitlines() if line.strip()]
    assert lines == [block.text for block in (page(report) if suffix == ".docx" else blocks(report))]
    left = without_asides(read_text(path), report.brief)
    assert "张三" not in left and "会议议定如下" in left


def test_a_sync_passes_over_them_and_tells_a_name_that_changed(tmp_path: Path) -> None:
    report = minutes()
    write(report, tmp_path / "m.docx")
    text = read_text(tmp_path / "m.docx")
    assert not sync(report, text).news
    (one,) = sync(report, text.replace("李四、王五", "李四")).news
    assert one.severity == "warning" and "李四" in one.text


def test_in_english_they_are_present_apologies_and_in_attendance(opened: Open) -> None:
    report = minutes(kind="minutes", title="Minutes", present=["A. Smith", "B. Jones"], organ_mark=None)
    lines = [words(one) for one in people(opened(report))]
    assert lines[0] == "Present: A. Smith, B. Jones"
    assert [line.partition(":")[0] for line in lines] == ["Present", "Apologies", "In attendance"]


def test_a_list_that_is_no_list_of_names_is_told_in_one_line() -> None:
    with pytest.raises(BriefError) as told:
        read_brief({**BRIEF, "present": [{"name": "张三"}]})
    assert told.value.said.zh.startswith("present：应是一句文字")


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
def test_on_the_page_a_wrapped_line_begins_beneath_the_first_name() -> None:
    from tests.documents.test_printed import CHARACTER, LEFT, sheets

    lines = [line for sheet in sheets(minutes()) for line in sheet.lines]
    first = next(line for line in lines if line.words.startswith("出席："))
    wrapped = lines[lines.index(first) + 1]
    assert first.left == pytest.approx(LEFT + 2 * CHARACTER, abs=1)
    assert wrapped.left == pytest.approx(LEFT + 5 * CHARACTER, abs=1)
    assert len(first.fonts) > 1, "黑体 before the colon, 仿宋 behind it"
