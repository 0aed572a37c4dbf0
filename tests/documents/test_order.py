"""The form of an order (GB/T 9704-2012, 10.2), signed by post and name (7.3.5.3)."""

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
BRIEF: dict[str, Any] = {
    "title": "青禾县人民政府令",
    "kind": "令",
    "organ_mark": "青禾县人民政府令",
    "document_number": "第3号",
    "author": "青禾县人民政府",
    "signer": "张三",
    "signer_post": "县长",
    "date": "2026-06-01",
    "imprint_on_even": False,
    "sections": [{"heading": "禁火范围"}],
}
LINE, PITCH = 579, 315


def order(**changed: Any) -> Report:
    brief = read_brief({key: value for key, value in {**BRIEF, **changed}.items() if value is not None})
    return Report(
        brief=brief, model="composer", sections=blank(brief, lambda _: Part(source="全县林区为禁火区。"))
    )


def test_the_mark_is_the_title_and_the_number_stands_centred_without_a_line(opened: Open) -> None:
    docx = opened(order())
    assert [(said(p, "w:pPr/w:pStyle"), words(p)) for p in docx.paragraphs()[:-1]] == [
        ("OrganMark", "青禾县人民政府令"),
        ("OrderNumber", "第3号"),
        ("Heading1", "一、禁火范围"),
        ("NormalIndent", "全县林区为禁火区。"),
        ("Hand", "县长　　张三"),
        ("Date", "2026年6月1日"),
    ]
    number = docx.style("OrderNumber")
    assert said(number, "w:pPr/w:jc") == "center"
    assert said(number, "w:pPr/w:spacing", "before") == str(2 * LINE)
    assert number.find("w:pPr/w:pBdr".replace("w:", "{" + number.tag[1:].split("}")[0] + "}")) is None
    assert said(docx.paragraphs()[2], "w:pPr/w:spacing", "before") == str(2 * LINE)


def test_a_title_of_other_words_is_printed_below_the_number(opened: Open) -> None:
    lines = [words(p) for p in opened(order(title="关于春季森林防火的命令")).paragraphs()]
    assert lines[:3] == ["青禾县人民政府令", "第3号", "关于春季森林防火的命令"]


def test_post_and_name_stand_two_lines_below_and_the_date_ends_where_the_name_does(opened: Open) -> None:
    docx = opened(order())
    hand, date = docx.style("Hand"), docx.paragraphs()[-2]
    assert said(hand, "w:pPr/w:spacing", "before") == str(2 * LINE)
    assert said(hand, "w:pPr/w:ind", "right") == said(date, "w:pPr/w:ind", "right") == str(4 * PITCH)
    assert said(date, "w:pPr/w:spacing", "before") == str(LINE)


def test_without_a_post_the_organ_signs() -> None:
    assert [one.text for one in blocks(order(signer_post=None))][-2:] == ["青禾县人民政府", "2026年6月1日"]


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
def test_an_order_is_read_back_and_passes_the_check(suffix: str, tmp_path: Path) -> None:
    report, path = order(), tmp_path / f"o{suffix}"
    write(report, path)
    lines = [line.lstrip("# ") for line in read_text(path).splitlines() if line.strip()]
    assert lines == [block.text for block in (page(report) if suffix == ".docx" else blocks(report))]
    assert [
        one.message for one in check(read_text(path), report.brief).findings if one.severity == "error"
    ] == []
    if suffix == ".docx":
        assert not sync(report, read_text(path)).news
        assert [one for one in measure(path) if one.state == "wrong"] == []


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
def test_on_the_page_the_mark_stands_20_mm_below_the_edge_of_the_text_area() -> None:
    from tests.documents.test_printed import CHARACTER, LEFT, RIGHT, TOP, sheets

    (sheet, *_) = sheets(order())
    mark, number = sheet.line("青禾县人民政府令"), sheet.line("第3号")
    hand, date = sheet.line("县长"), sheet.line("2026年6月1日")
    # The box of a glyph of 52 pt begins some 2 mm above its ink.
    assert mark.top == pytest.approx(TOP + 20 - 2, abs=1.5)
    for line in (mark, number):
        assert (line.left + line.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    assert hand.right == pytest.approx(RIGHT - 4 * CHARACTER, abs=1.5)
    assert date.right == pytest.approx(hand.right, abs=1)
    assert not [rule for rule in sheet.rules if rule[0] < 200], "no red line"
