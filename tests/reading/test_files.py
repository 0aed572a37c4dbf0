"""Facts from every kind of file: csv in the encodings of offices, several sheets, Word tables, YAML and JSON."""

from __future__ import annotations

import datetime
import zipfile
from decimal import Decimal
from pathlib import Path

import docx
import pytest
import yaml
from openpyxl import Workbook

from assistant.errors import FactsError
from assistant.facts.model import Fact
from assistant.facts.read import read_fact_files, read_facts
from assistant.facts.read.number_format import shown_by
from assistant.facts.sheet import FactSheet

ROWS = "指标,数值,单位\n检查企业,1286,家次\n投入资金,1.2亿元,\n"
FORMATS = yaml.safe_load(Path("tests/data/reading/number_formats.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("pattern", "digits", "percent"), FORMATS)
def test_a_number_format_says_how_many_digits_are_shown(
    pattern: str, digits: int | None, percent: bool
) -> None:
    assert shown_by(pattern) == (digits, percent)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
def test_csv_is_read_in_the_encodings_and_separators_of_offices(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    path = tmp_path / "facts.csv"
    path.write_bytes(ROWS.replace(",", separator).replace("\n", "\r\n").encode(encoding))
    facts, warnings = read_fact_files(path)
    assert [(f.id, str(f.value), f.unit) for f in facts] == [
        ("检查企业", "1286", "家次"),
        ("投入资金", "1.2", "亿元"),
    ]
    assert facts[0].source == "facts.csv 第2行"
    assert not warnings


def test_a_quoted_cell_of_a_csv_may_hold_separators_and_line_breaks(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text('指标,数值,备注\n甲,"1,286","一,\n二"\n乙,3,\n', "utf-8")
    facts, _ = read_fact_files(path)
    assert [(f.id, f.value, f.note) for f in facts] == [
        ("甲", Decimal(1286), "一, 二"),
        ("乙", Decimal(3), ""),
    ]
    assert facts[1].source == "facts.csv 第4行"


def test_a_line_sep_at_the_top_of_a_csv_names_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text("sep=;\n指标;数值\n甲;3\n", "utf-8")
    assert read_facts(path)["甲"].value == 3


def test_a_csv_of_too_many_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text("指标,数值\n" + "\n" * 500_001, "utf-8")
    with pytest.raises(FactsError, match="行数太多"):
        read_facts(path)


def test_every_sheet_with_a_header_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "说明"
    first.append(["本表由各乡镇填报"])
    for name, indicator in (("甲镇", "检查企业"), ("乙镇", "发现隐患")):
        sheet = book.create_sheet(name)
        sheet.append(["指标", "数值"])
        sheet.append([indicator, 5])
        sheet.append(["合计", 5])
    book["乙镇"].sheet_state = "hidden"
    book.create_sheet("空表")
    book.save(tmp_path / "facts.xlsx")
    facts, warnings = read_fact_files(tmp_path / "facts.xlsx")
    assert [fact.id for fact in facts] == ["检查企业", "合计", "发现隐患"]
    assert any("表“说明”：没有表头" in warning for warning in warnings)
    assert any("表“乙镇”是隐藏的" in warning for warning in warnings)


def test_totals_of_two_sheets_are_told_apart_by_the_sheet(tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, value in (("甲镇", 5), ("乙镇", 6)):
        sheet = book.create_sheet(name)
        sheet.append(["指标", "数值"])
        sheet.append(["合计", value])
    book.save(tmp_path / "facts.xlsx")
    facts, _ = read_fact_files(tmp_path / "facts.xlsx")
    assert [(fact.id, fact.value) for fact in facts] == [("合计（甲镇）", 5), ("合计（乙镇）", 6)]


def test_a_merged_range_over_the_whole_sheet_does_not_stop_the_machine(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["指标", "数值"])
    sheet.append(["检查企业", 5])
    book.save(tmp_path / "small.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "small.xlsx") as old,
        zipfile.ZipFile(tmp_path / "facts.xlsx", "w") as new,
    ):
        for part in old.namelist():
            content = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                merge = b'</sheetData><mergeCells count="1"><mergeCell ref="C3:XFD1048576"/></mergeCells>'
                content = content.replace(b"</sheetData>", merge)
            new.writestr(part, content)
    assert read_facts(tmp_path / "facts.xlsx").ids == ["检查企业"]


def test_a_workbook_that_unpacks_to_more_than_the_limit_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("xl/media/zero.bin", "w") as stream,
    ):
        for _ in range(201):
            stream.write(bytes(1_000_000))
    with pytest.raises(FactsError, match=r"解压后太大.*≤ 200 MB"):
        read_facts(path)


def test_a_damaged_workbook_is_told_in_one_line(tmp_path: Path) -> None:
    source = Path("examples/safety/facts.xlsx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(tmp_path / "facts.xlsx", "w") as new:
        for part in old.namelist():
            new.writestr(part, b"<broken" if part.endswith("sheet1.xml") else old.read(part))
    with pytest.raises(FactsError, match="工作簿已损坏"):
        read_facts(tmp_path / "facts.xlsx")


def test_tables_of_a_word_document_are_read_with_merged_cells(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("附表")
    table = document.add_table(4, 4)
    cells = [
        ("主体", "指标", "数值", "单位"),
        ("青石镇", "检查企业", "12", "家"),
        ("", "发现隐患", "３０", "处"),
        ("注：截至11月底", "", "", ""),
    ]
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 3))
    document.save(str(tmp_path / "facts.docx"))
    facts, warnings = read_fact_files(tmp_path / "facts.docx")
    assert [(f.id, str(f.value), f.entity, f.source) for f in facts] == [
        ("检查企业", "12", "青石镇", "facts.docx 表1第2行"),
        ("发现隐患", "30", "青石镇", "facts.docx 表1第3行"),
    ]
    assert not warnings


def test_a_word_document_without_a_table_is_refused(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "facts.docx"))
    with pytest.raises(FactsError, match="没有表格"):
        read_facts(tmp_path / "facts.docx")


def test_yaml_is_read_as_it_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(
        "- {id: 投入, value: 1.10, unit: 万元}\n"
        "- {id: 启动日, value: 2025-11-20}\n"
        "- {id: 开始时刻, text: 19:42}\n"
        "- {id: 热线, text: 0123}\n"
        "- {id: 检查, value: 5, period: 2025, entity: no, sensitive: 是}\n"
        "- {指标: 隐患, 数值: 30, 单位: 处, 来源: 台账}\n",
        "utf-8",
    )
    sheet = read_facts(path)
    assert sheet["投入"].value == Decimal("1.10")
    assert sheet["启动日"].text == "2025年11月20日"
    assert sheet["开始时刻"].text == "19:42"
    assert sheet["热线"].text == "0123"
    assert (sheet["检查"].period, sheet["检查"].entity, sheet["检查"].sensitive) == ("2025年", "no", True)
    assert (sheet["隐患"].value, sheet["隐患"].unit, sheet["隐患"].source) == (30, "处", "台账")


def test_dates_are_printed_in_the_language_of_the_report() -> None:
    facts = [{"id": "start", "value": datetime.date(2025, 11, 20)}, {"id": "end", "value": "2025-12-05"}]
    assert [f.text for f in read_facts(facts, language="en")] == ["20 November 2025", "5 December 2025"]
    assert [f.text for f in read_facts(facts)] == ["2025年11月20日", "2025年12月5日"]


def test_a_date_in_english_words_is_words_too(tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text("- {label: Opening, value: 14 March 2025}\n", encoding="utf-8")

    assert [f.text for f in read_facts(facts)] == ["14 March 2025"]


def test_json_keeps_every_digit(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text('\ufeff{"facts": [{"id": "甲", "value": 0.12345678901234567890}]}', "utf-8")
    assert read_facts(path)["甲"].value == Decimal("0.1234567890123456789")


def test_sources_of_all_kinds_may_be_mixed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("编号,指标,数值\na,甲,1\n", "utf-8")
    (tmp_path / "b.yaml").write_text("facts: [{id: b, value: 2}]", "utf-8")
    sources = [
        tmp_path / "a.csv",
        {"id": "c", "formula": "a + b"},
        str(tmp_path / "b.yaml"),
        Fact(id="d", value=4),
    ]
    sheet = read_facts(sources)
    assert set(sheet.ids) == {"a", "b", "c", "d"}
    quantity = sheet.resolve("c").quantity
    assert quantity is not None and quantity.value == 3


def test_a_sheet_is_given_back_as_it_is() -> None:
    sheet = FactSheet(facts=(Fact(id="a", value=1),))
    assert read_facts(sheet) is sheet


def test_the_same_fact_in_two_files_is_kept_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("编号,指标,数值,单位\na,甲,1,万元\n", "utf-8")
    facts, _ = read_fact_files([tmp_path / "a.csv", {"id": "a", "value": 10000, "unit": "元"}])
    assert len(facts) == 1
