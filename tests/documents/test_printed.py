"""An official paper as LibreOffice prints it: head, attachments, seal and 版记 measured on the page in millimetres."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pytest

from assistant.documents import to_bytes
from assistant.documents.pdf import print_docx
from assistant.report.model import Report
from tests.documents.papers import paper, shown

pytestmark = [pytest.mark.needs("libreoffice"), pytest.mark.slow]

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 28, 184, 37, 262  # the text area, from the upper left corner of the sheet
CHARACTER = 15.75 / MM


@dataclass(frozen=True)
class Line:
    """A line of text on a page, in millimetres; `fonts` are those of its letters."""

    words: str
    left: float
    right: float
    top: float
    bottom: float
    fonts: frozenset[str]
    size: float


@dataclass(frozen=True)
class Sheet:
    """A printed page: its lines from the top, and its rules as (top, left, right, width)."""

    lines: list[Line]
    rules: list[tuple[float, float, float, float]]

    def line(self, start: str) -> Line:
        return next(line for line in self.lines if line.words.startswith(start))


def sheets(report: Report) -> list[Sheet]:
    with pdfplumber.open(io.BytesIO(print_docx(to_bytes(report, ".docx")))) as pdf:
        return [_sheet(page) for page in pdf.pages]


def _sheet(page: Any) -> Sheet:
    rows: dict[int, list[dict[str, Any]]] = {}
    for char in page.chars:
        near = next((at for at in rows if abs(at - (char["top"] + char["bottom"]) / 2) < 6), None)
        middle = round((char["top"] + char["bottom"]) / 2) if near is None else near
        rows.setdefault(middle, []).append(char)
    lines = [_line(sorted(chars, key=lambda c: c["x0"])) for _, chars in sorted(rows.items())]
    rules = [
        (edge["top"] / MM, edge["x0"] / MM, edge["x1"] / MM, edge.get("linewidth") or edge["height"])
        for edge in [*page.lines, *page.rects]
        if edge["x1"] - edge["x0"] > 100 * MM and edge["height"] < 3
    ]
    return Sheet([line for line in lines if line.words.strip()], sorted(rules))


def _line(chars: list[dict[str, Any]]) -> Line:
    inked = [char for char in chars if char["text"].strip()] or chars
    return Line(
        "".join(char["text"] for char in inked),
        min(c["x0"] for c in inked) / MM,
        max(c["x1"] for c in inked) / MM,
        min(c["top"] for c in inked) / MM,
        max(c["bottom"] for c in inked) / MM,
        frozenset(re.sub(r"^[A-Z]{6}\+|-.*", "", c["fontname"]) for c in inked),
        max(c["size"] for c in inked),
    )


@pytest.fixture(scope="module")
def printed() -> list[Sheet]:
    return sheets(paper(seal=True))


def test_the_first_lines_stand_flush_left_at_the_top_of_the_text_area(printed: list[Sheet]) -> None:
    first = printed[0].lines[:3]
    assert [line.words for line in first] == ["000012", "秘密★1年", "加急"]
    assert all(line.left == pytest.approx(LEFT, abs=1) for line in first)
    assert first[0].top == pytest.approx(TOP, abs=4)


def test_the_mark_is_centred_35_mm_below_the_edge_and_the_red_line_4_mm_below_the_number(
    printed: list[Sheet],
) -> None:
    mark, number = printed[0].line("青禾县安全生产委员会办公室文件"), printed[0].line("青安委办")
    assert mark.top == pytest.approx(TOP + 35, abs=2)
    assert (mark.left + mark.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    top, left, right, _ = printed[0].rules[0]
    assert (left, right) == (pytest.approx(LEFT, abs=0.5), pytest.approx(RIGHT, abs=0.5))
    assert top - number.bottom == pytest.approx(4, abs=1.6)
    assert number.left == pytest.approx(LEFT + CHARACTER, abs=1)
    assert number.right == pytest.approx(RIGHT - CHARACTER, abs=1)


def test_each_level_is_set_in_its_own_font(printed: list[Sheet]) -> None:
    heading, title = printed[0].line("一、"), printed[0].line("关于2025年度")
    body = printed[0].line("全县共发现隐患321处")
    chinese = {name for line in (body,) for name in line.fonts if "Serif" in name or "Fang" in name}
    assert chinese and not chinese & heading.fonts, "黑体 is not 仿宋, whatever stands in"
    assert title.size == pytest.approx(22, abs=0.1)
    assert body.size == pytest.approx(16, abs=0.1)
    assert body.left == pytest.approx(LEFT + 2 * CHARACTER, abs=1)


def test_an_attachment_begins_a_page_its_number_on_line_1_and_its_title_on_line_3(
    printed: list[Sheet],
) -> None:
    sheet = next(sheet for sheet in printed if sheet.lines[0].words == "附件1")
    number, title = sheet.lines[:2]
    assert number.left == pytest.approx(LEFT, abs=1)
    line = 28.95 / MM
    assert (number.top + number.bottom) / 2 == pytest.approx(TOP + line / 2, abs=2)
    assert (title.top + title.bottom) / 2 == pytest.approx(TOP + 2.5 * line, abs=2)
    assert (title.left + title.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)


def test_a_long_name_of_an_attachment_is_wrapped_below_its_own_first_character(printed: list[Sheet]) -> None:
    lines = [line for sheet in printed for line in sheet.lines]
    first = next(line for line in lines if line.words.startswith("附件："))
    second = next(line for line in lines if line.words.startswith("2.各乡镇"))
    wrapped = lines[lines.index(second) + 1]
    assert first.left == pytest.approx(LEFT + 2 * CHARACTER, abs=1)
    assert second.left == pytest.approx(LEFT + 5 * CHARACTER, abs=1)
    assert wrapped.words.endswith("含省市督查交办事项）"), "an item is not torn apart by the page"
    assert wrapped.left == pytest.approx(LEFT + 5.75 * CHARACTER, abs=1)


def test_a_sealed_date_ends_four_from_the_right_with_the_organ_centred_over_it(printed: list[Sheet]) -> None:
    sheet = next(sheet for sheet in printed if any(line.words == "2025年12月5日" for line in sheet.lines))
    date = sheet.line("2025年12月5日")
    organ = sheet.lines[sheet.lines.index(date) - 1]
    assert date.right == pytest.approx(RIGHT - 4 * CHARACTER, abs=1.5)
    assert (organ.left + organ.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=1)


def test_the_imprint_stands_at_the_foot_of_the_last_page_between_its_rules(printed: list[Sheet]) -> None:
    for sheet in printed[:-1]:
        assert not any(line.words.startswith("抄送") for line in sheet.lines)
    rules = printed[-1].rules[-3:]
    assert rules[-1][0] == pytest.approx(BOTTOM, abs=1)
    assert all(
        (left, right) == (pytest.approx(LEFT, abs=0.5), pytest.approx(RIGHT, abs=0.5))
        for _, left, right, _ in rules
    )
    assert [width for *_, width in rules] == [
        pytest.approx(w, abs=0.13) for w in (0.35 * MM, 0.25 * MM, 0.35 * MM)
    ]
    copies, issued = (
        printed[-1].line("抄送："),
        printed[-1].line("青禾县安全生产委员会办公室2025年12月5日印发"),
    )
    assert copies.left == issued.left == pytest.approx(LEFT + 14 / MM, abs=0.6)
    assert issued.right == pytest.approx(RIGHT - 14 / MM, abs=0.6)
    assert copies.size == pytest.approx(14, abs=0.1)


def test_page_numbers_are_outside_one_character_in_on_every_page(printed: list[Sheet]) -> None:
    for index, sheet in enumerate(printed, 1):
        number = sheet.lines[-1]
        assert number.words == f"—{index}—"
        edge = number.right - (RIGHT - 14 / MM) if index % 2 else number.left - (LEFT + 14 / MM)
        assert edge == pytest.approx(0, abs=1)


def test_no_number_is_broken_across_lines_and_no_line_begins_with_a_closing_mark(
    printed: list[Sheet],
) -> None:
    def pairs() -> Iterator[tuple[str, str]]:
        for sheet in printed:
            yield from zip([a.words for a in sheet.lines], [b.words for b in sheet.lines[1:]], strict=False)

    assert not [
        (a, b)
        for a, b in pairs()
        if re.search(r"[\d.]$", a) and re.match(r"[\d.%]", b) and not a.startswith("附件")
    ]
    assert not [b for _, b in pairs() if b[0] in "，。；：、！？”）》%"]


def test_the_imprint_begins_an_even_page_where_the_text_ends_on_an_odd_one() -> None:
    short = paper(
        imprint_on_even=True, attachments=None, copy_number=None, classification=None, urgency=None, note=None
    )
    made = sheets(short)
    last = next(
        i for i, sheet in enumerate(made, 1) if any(line.words.startswith("抄送") for line in sheet.lines)
    )
    assert last % 2 == 0 and last == len(made)
    assert made[-1].rules[-1][0] == pytest.approx(BOTTOM, abs=1), (
        "its last rule at the lower edge of the text"
    )


def test_organs_that_seal_together_are_45_mm_and_more_apart() -> None:
    organs = ["青禾县应急管理局", "青禾县公安局", "青禾县消防救援大队", "青禾县交通运输局"]
    made = sheets(
        paper(author=organs, seal=True, note=None, attachments=None, organ_mark=[*organs[:3], "文件"])
    )
    sheet = next(sheet for sheet in made if any(line.words == organs[3] for line in sheet.lines))
    first, second, date = sheet.line("".join(organs[:3])), sheet.line(organs[3]), sheet.line("2025年12月5日")
    assert second.top - first.top > 45
    assert (second.left + second.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=1)
    mark = [line for line in made[0].lines if line.size > 25]
    assert mark[0].top == pytest.approx(TOP + 35, abs=2), "the first organ 35 mm below the edge"
    assert {round(line.left) for line in mark} == {round(mark[0].left)}


def test_a_table_of_facts_fills_the_measure_and_its_numbers_end_at_one_edge() -> None:
    (sheet, *_) = [
        sheet
        for sheet in sheets(shown("table", organ_mark=None, copies_to=None))
        if any(line.words.startswith("表1") for line in sheet.lines)
    ]
    rows = [sheet.line(name) for name in ("城关镇", "东坪乡", "西岭乡", "合计")]
    assert {round(row.right, 1) for row in rows} == {round(rows[0].right, 1)}
    assert [row.words[-3:] for row in rows][::3] == ["149", "321"]


def test_a_letter_has_its_organ_and_double_lines_in_the_margins_of_its_first_page() -> None:
    letter = paper(kind="函", organ_mark="青禾县卫生健康局", signer=None, attachments=None)
    first, *others = sheets(letter)
    organ = first.line("青禾县卫生健康局")
    # The box of a glyph of 48 pt begins some 2 mm above its ink.
    assert organ.top == pytest.approx(30 - 2, abs=1.5)
    assert (organ.left + organ.right) / 2 == pytest.approx(105, abs=1)
    upper = [rule for rule in first.rules if rule[0] < 60]
    lower = [rule for rule in first.rules if rule[0] > 250]
    assert upper and lower, "two red double lines"
    assert upper[0][0] - (organ.bottom + 2) == pytest.approx(4, abs=2)
    assert lower[-1][0] == pytest.approx(297 - 20, abs=1.5)
    for _, left, right, _ in (upper[0], lower[-1]):
        assert (left, right) == (pytest.approx(20, abs=0.6), pytest.approx(190, abs=0.6))
    number = first.line("000012")
    assert (number.left, number.right) == (pytest.approx(LEFT, abs=1), pytest.approx(RIGHT, abs=1))
    assert not any("—1—" in line.words for line in first.lines), "the first page has no number"
    assert others[0].lines[-1].words == "—2—"
    number_up = (others[0].lines[-1].top + others[0].lines[-1].bottom) / 2
    assert number_up - BOTTOM == pytest.approx(7, abs=1.5)
    assert not [rule for rule in others[-1].rules if rule[0] > 200], "no rules in the 版记 of a letter"
