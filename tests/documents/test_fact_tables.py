"""Tables and charts of facts: what they show, how it is printed, and that every figure in them is tied to its fact."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.brief.read import read_brief
from assistant.documents import read_text, to_bytes
from assistant.documents.evidence import entries
from assistant.drafting.plan import plan
from assistant.errors import BriefError, MissingPartError, OutlineError
from assistant.facts.model import make_fact
from assistant.outline.read import read_outline
from assistant.report.model import Report
from assistant.report.saved import from_json, to_json
from assistant.report.table import FactTable, fact_tables
from assistant.service.living import update
from tests.documents.conftest import Docx, said, words
from tests.documents.conftest import W as NS
from tests.documents.papers import BRIEF, FACTS, shown
from tests.growth import linear

Open = Callable[[Report], Docx]
BOTH = {"form": "table", "of": ["隐患1", "隐患2", "隐患3", "整改1", "整改2", "整改3"]}


def table(report: Report) -> FactTable:
    return fact_tables(report)["1"]


def cells(report: Report) -> list[list[str]]:
    made = table(report)
    return [list(made.head), *([cell.text for cell in row] for row in made.rows)]


def test_one_fact_brings_along_its_parts_and_its_own_value_is_the_total() -> None:
    report = shown("table")
    assert table(report).caption == "表1　2025年发现隐患情况"
    assert cells(report) == [
        ["单位", "发现隐患（处）"],
        ["城关镇", "149"],
        ["东坪乡", "88"],
        ["西岭乡", "84"],
        ["合计", "321"],
    ]
    assert [cell.figure.fact for cell in table(report).cells if cell.figure][-1] == "隐患"


def test_a_total_that_no_fact_gives_is_a_formula_over_the_parts_and_a_gap_leaves_it_open() -> None:
    report = shown(BOTH)
    assert cells(report)[1:] == [
        ["城关镇", "149", "140"],
        ["东坪乡", "88", "80"],
        ["西岭乡", "84", "XX"],
        ["合计", "321", "XX"],
    ]
    last = table(report).rows[-1]
    assert [cell.figure and (cell.figure.fact, cell.figure.state) for cell in last] == [
        None,
        ("sum(`隐患1`, `隐患2`, `隐患3`)", "derived"),
        ("sum(`整改1`, `整改2`, `整改3`)", "open"),
    ]


def test_percents_have_no_total_and_what_the_sheet_lacks_is_a_dash() -> None:
    report = shown({"form": "table", "of": ["隐患1", "隐患2", "隐患3", "率1", "率2"]})
    assert cells(report)[0] == ["单位", "发现隐患（处）", "整改率（%）"]
    assert cells(report)[3:] == [["西岭乡", "84", "—"], ["合计", "321", "—"]]


def test_a_line_runs_over_the_periods_and_a_chart_has_no_total() -> None:
    sections = [{"heading": "投入", "facts": ["投入25"], "figure": "line"}]
    report = shown("line", sections=sections)
    assert table(report).caption == "图1　投入资金情况"
    assert cells(report) == [
        ["时间", "投入资金（万元）"],
        ["2023年", "5210.5"],
        ["2024年", "6120"],
        ["2025年", "7030.5"],
    ]
    assert [row[0] for row in cells(shown("bar"))[1:]] == ["城关镇", "东坪乡", "西岭乡"]


def test_facts_of_several_kinds_stand_one_a_row_with_their_units() -> None:
    report = shown({"form": "table", "of": ["隐患1", "率1"], "title": "城关镇情况"})
    assert table(report).caption == "表1　城关镇情况"
    assert cells(report) == [["指标", "单位", "数值"], ["发现隐患", "处", "149"], ["整改率", "%", "94"]]


def test_amounts_in_one_column_are_counted_in_one_unit() -> None:
    facts = [
        {"id": "a", "label": "投资", "value": 7030, "unit": "万元", "entity": "甲镇"},
        {"id": "b", "label": "投资", "value": "1.2", "unit": "亿元", "entity": "乙镇"},
        {"id": "c", "label": "投资", "value": 800, "unit": "万元", "entity": "丙镇", "approx": "近"},
    ]
    sections = [{"heading": "投资", "facts": ["a", "b", "c"], "figure": "表格"}]
    report = shown("table", facts=facts, sections=sections)
    assert cells(report) == [
        ["单位", "投资（万元）"],
        ["甲镇", "7030"],
        ["乙镇", "12000"],
        ["丙镇", "近800"],
    ], "no total of what is hedged"


def test_captions_count_tables_and_charts_apart_and_in_the_order_of_the_page() -> None:
    sections = [
        {"heading": name, "facts": ["隐患"], "figure": form}
        for name, form in (("一", "table"), ("二", "bar"), ("三", "table"), ("四", "柱状图"))
    ]
    made = fact_tables(shown("table", sections=sections)).values()
    assert [one.caption[:2] for one in made] == ["表1", "图1", "表2", "图2"]


def test_a_changed_fact_changes_its_cell_and_the_total_without_a_model() -> None:
    report = shown("table")
    changed = make_fact({**FACTS[2], "value": 90})
    after = update(report, [changed]).report
    assert cells(after)[2:] == [["东坪乡", "90"], ["西岭乡", "84"], ["合计", "323"]]


def test_the_ledger_lists_every_cell_with_its_arithmetic() -> None:
    found = [one for one in entries(shown(BOTH)) if one.sentence.startswith("表1")]
    assert [(one.printed, one.state) for one in found][:2] == [("149", "supported"), ("140", "supported")]
    total = found[-2]
    assert total.arithmetic == "149 + 88 + 84 = 321处"
    assert total.section == "一、主要做法及成效"


def test_facts_in_a_table_need_not_be_said_in_the_text_again() -> None:
    planned = plan(shown(BOTH).brief)
    placed = {fact for task in planned.tasks for fact in task.facts}
    assert not placed & {"隐患1", "整改1", "整改3"}
    assert not [f for f in planned.findings if f.fact in ("隐患1", "整改1")]


def test_a_table_of_word_repeats_its_heading_and_sets_numbers_at_the_right(opened: Open) -> None:
    made = opened(shown(BOTH)).all("w:body/w:tbl")[0]
    rows = made.findall(f"{NS}tr")
    assert [row.find(f"{NS}trPr/{NS}tblHeader") is not None for row in rows] == [True, *[False] * 4]
    assert all(row.find(f"{NS}trPr/{NS}cantSplit") is not None for row in rows)
    aligned = [[said(cell, "w:p/w:pPr/w:jc") for cell in row.findall(f"{NS}tc")] for row in rows]
    assert aligned == [["center"] * 3, *[["left", "right", "right"]] * 4]
    sides = {one.tag.removeprefix(NS) for one in made.find(f"{NS}tblPr/{NS}tblBorders")}  # type: ignore[union-attr]
    assert sides == {"top", "left", "bottom", "right", "insideH", "insideV"}
    assert sum(int(g.get(f"{NS}w") or 0) for g in made.iter(f"{NS}gridCol")) == 8845, "156 mm"
    caption = next(p for p in opened(shown(BOTH)).paragraphs() if words(p).startswith("表1"))
    assert said(caption, "w:pPr/w:pStyle") == "Caption"


def test_the_figures_of_a_table_carry_their_facts_and_its_gaps_are_marked(opened: Open) -> None:
    docx = opened(shown(BOTH))
    marks = [one.get(f"{NS}name") for one in docx.all(".//w:tc//w:bookmarkStart")]
    assert marks[0] == "_n1_隐患1" and len(marks) == 8
    marked = [words(run) for run in docx.all(".//w:tc//w:r") if said(run, "w:rPr/w:highlight")]
    assert marked == ["XX", "XX"]


def test_markdown_has_pipes_and_reads_back_with_tabs(tmp_path: Path) -> None:
    (tmp_path / "r.md").write_bytes(to_bytes(shown(BOTH), ".md"))
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "| 单位 | 发现隐患（处） | 完成整改（处） |\n| --- | --- | --- |\n| 城关镇 | 149 | 140 |\n" in text
    assert "城关镇\t149\t140" in read_text(tmp_path / "r.md").splitlines()
    assert len(read_text(tmp_path / "r.md").splitlines()) == len(text.splitlines()), "line numbers are kept"


def test_a_cell_with_a_pipe_comes_back_as_it_was(tmp_path: Path) -> None:
    facts = [
        {**fact, "entity": fact["entity"].replace("城关镇", "甲|乙")} if fact.get("entity") else fact
        for fact in FACTS
    ]
    (tmp_path / "r.md").write_bytes(to_bytes(shown("table", facts=facts), ".md"))
    assert "甲|乙\t149" in read_text(tmp_path / "r.md").splitlines()


def test_a_chart_is_a_picture_with_words_and_its_bytes_are_the_same_each_time() -> None:
    pytest.importorskip("matplotlib")
    report = shown("bar")
    data = to_bytes(report, ".docx")
    assert data == to_bytes(report, ".docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.read("word/media/chart1.png").startswith(b"\x89PNG")
        document = package.read("word/document.xml").decode()
        links = package.read("word/_rels/document.xml.rels").decode()
    assert (
        'descr="图1　2025年发现隐患情况：城关镇 发现隐患（处） 149；东坪乡 发现隐患（处） 88；西岭乡 发现隐患（处） 84"'
        in document
    )
    assert "TargetMode" not in links and "media/chart1.png" in links
    assert to_bytes(report, ".txt").decode().count("城关镇\t149") == 1, (
        "its numbers, where there are no pictures"
    )


def test_without_matplotlib_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingPartError) as told:
        to_bytes(shown("bar"), ".docx")
    assert told.value.said.zh == "画图需要 matplotlib：请安装 nigao[charts]，或把提纲中的 figure 改为 table"
    assert to_bytes(shown("table"), ".docx"), "nobody asked for a chart"


def test_the_figure_of_an_outline_is_read_and_saved() -> None:
    report = shown({"form": "柱状图", "of": "隐患", "title": "分布"})
    assert from_json(to_json(report)) == report
    (figure,) = (p.section.figure for p in report.brief.outline.walk() if p.section.figure)
    assert (figure.form, figure.of, figure.title) == ("bar", ("隐患",), "分布")


def test_an_outline_in_markdown_asks_for_a_table_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "o.md").write_text("# 主要做法\n事实：隐患\n图表：折线图\n", encoding="utf-8")
    (figure,) = (p.section.figure for p in read_outline(tmp_path / "o.md").walk())
    assert figure is not None and figure.form == "line"


def test_an_unknown_form_and_a_fact_that_no_sheet_has_are_told() -> None:
    with pytest.raises(OutlineError, match="饼图"):
        read_outline([{"heading": "情况", "figure": "饼图"}])
    with pytest.raises(BriefError, match="隐患9"):
        read_brief({**BRIEF, "sections": [{"heading": "情况", "figure": {"of": ["隐患9"]}}]})


def test_an_english_table_says_its_units_in_the_heading() -> None:
    facts = [
        {
            "id": "a",
            "label": "sites opened",
            "value": 1248,
            "unit": "sites",
            "entity": "North",
            "period": "2025",
        },
        {
            "id": "b",
            "label": "sites opened",
            "value": 96,
            "unit": "sites",
            "entity": "South",
            "period": "2025",
        },
    ]
    report = shown(
        "table",
        facts=facts,
        language="en",
        kind=None,
        sections=[{"heading": "Overview", "facts": ["a", "b"], "figure": "table"}],
    )
    assert table(report).caption == "Table 1. Sites opened, 2025"
    assert cells(report) == [
        ["Entity", "Sites opened"],
        ["North", "1,248"],
        ["South", "96"],
        ["Total", "1,344"],
    ]


def test_writing_time_grows_with_the_size_of_the_table_only() -> None:
    def write(entities: int) -> None:
        facts = [
            {"id": f"a{i}", "label": "发现隐患", "value": i, "unit": "处", "entity": f"第{i}村"}
            for i in range(entities)
        ]
        sections = [{"heading": "情况", "facts": ["a1"], "figure": "table"}]
        annex = [{"title": "名册", "text": "\n".join(f"第{i}村\t{i}" for i in range(entities))}]
        to_bytes(shown("table", facts=facts, sections=sections, attachments=annex), ".docx")

    assert linear(write, 150)


def test_the_json_has_the_tables_as_printed_with_the_facts_of_their_cells() -> None:
    tables = to_json(shown("table"))["tables"]
    assert tables["1"]["head"] == ["单位", "发现隐患（处）"]
    assert tables["1"]["rows"][-1] == [{"text": "合计"}, {"text": "321", "fact": "隐患"}]
    assert (tables["1"]["form"], tables["1"]["total"]) == ("table", True)
    assert "tables" not in to_json(shown("table", sections=[{"heading": "情况", "facts": ["隐患"]}]))
