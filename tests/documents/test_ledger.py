"""数据核对表: every figure with its evidence, and no cell that does anything."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from assistant.brief import Brief
from assistant.documents import to_bytes
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.model import Report, ReportSection
from tests.documents.reports import chinese_report, english_report


def sheets(report: Report) -> dict[str, list[dict[str, Any]]]:
    """The rows of each sheet by column heading."""
    book = load_workbook(io.BytesIO(to_bytes(report, ".xlsx")))
    found = {}
    for sheet in book:
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return found


def test_each_printed_figure_has_a_row_in_the_order_of_the_page() -> None:
    rows = sheets(chinese_report())["数据核对表"]
    assert [(row["章节"], row["报告中的数字"], row["编号或公式"], row["状态"]) for row in rows] == [
        ("一（一）聚焦责任落实，织密防控网络", "149家", "检查企业数", "有依据"),
        ("一（一）聚焦责任落实，织密防控网络", "321处", "隐患数", "有依据"),
        ("一（一）聚焦责任落实，织密防控网络", "272处", "整改数", "有依据"),
        ("一（一）聚焦责任落实，织密防控网络", "84.7%", "整改率", "计算得出"),
        ("一（一）聚焦责任落实，织密防控网络", "县应急管理局", "牵头", "文字"),
        ("一（一）聚焦责任落实，织密防控网络", "7030.5万元", "投入", "有依据"),
        ("一（一）聚焦责任落实，织密防控网络", "XX人次", "培训", "待补"),
        ("二、存在的问题", "84.7%", "整改率", "计算得出"),
    ]


def test_a_row_tells_where_a_value_comes_from() -> None:
    row = sheets(chinese_report())["数据核对表"][0]
    assert (row["指标"], row["数值"], row["单位"], row["时间"]) == ("检查企业", 149, "家", "2025年")
    assert row["来源"] == "应急局台账第3页"
    assert row["所在语句"].startswith("全县共检查企业149家，发现隐患321处")


def test_a_computed_figure_shows_its_arithmetic_and_the_sources_beneath() -> None:
    row = sheets(chinese_report())["数据核对表"][3]
    assert row["计算过程"] == "272 ÷ 321 ≈ 84.735202%"
    assert row["来源"] == "整改清单；应急局台账第4页"
    assert row["主体"] == "全县"


def test_open_gaps_stand_on_a_sheet_of_their_own_with_what_waits_for_them() -> None:
    first, second = sheets(chinese_report())["待补数据"]
    assert (first["编号"], first["单位"], first["备注"]) == ("培训", "人次", "等人社局报送")
    assert first["出现在"] == "一（一）聚焦责任落实，织密防控网络"
    assert (second["编号"], second["等待"]) == ("人均培训", "培训")


def test_an_english_ledger_speaks_english() -> None:
    found = sheets(english_report())
    assert [row["Section"] for row in found["Figures"]] == ["1 Overview", "1 Overview"]
    assert [row["Fact"] for row in found["Open gaps"]] == ["late"]


live = st.sampled_from(
    ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "#N/A", "'=1", "=", "{=1}"]
)


@given(st.one_of(live, st.text(min_size=1, max_size=8)), st.one_of(live, st.text(max_size=8)))
@settings(max_examples=25)
def test_no_cell_is_a_formula_or_a_link_whatever_the_facts_say(words: str, source: str) -> None:
    facts = FactSheet.of([{"id": "甲", "text": words or "字", "source": source, "label": source or "甲"}])
    outline = make_outline([{"heading": "=A1"}])
    sections = (ReportSection(id="1", heading="=cmd|' /C calc'!A0", source="=1+[[甲]]"),)
    report = Report(brief=Brief(title="=1", author="=1", facts=facts, outline=outline), sections=sections)
    data = to_bytes(report, ".xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not any(b"<f>" in part or b"<f " in part or b"<hyperlink" in part for part in parts.values())
    assert not any(b"TargetMode" in part for part in parts.values())
    for sheet in load_workbook(io.BytesIO(data)):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_the_same_report_gives_the_same_ledger() -> None:
    assert to_bytes(chinese_report(), ".xlsx") == to_bytes(chinese_report(), ".xlsx")
