"""Makes facts.xlsx: a fact sheet as messy as those that offices send in.

Run from anywhere: python examples/safety/make_facts.py. The workbook is the same, byte by byte, each time.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

OUT = Path(__file__).with_name("facts.xlsx")
MOMENT = datetime.datetime(2025, 12, 1, 9, 0)

# 指标名称, 数值, 计量单位, 公式, 敏感, 备注; one entry alone is a row that names a group.
MAIN: list[tuple[Any, ...]] = [
    ("一、责任落实",),
    ("召开安委会全体会议", 4, "次", None, None, None),
    ("签订安全生产责任书", 326, "份", None, None, "县乡村三级"),
    ("党政领导带队督查", "48 ", "次", None, None, None),
    ("投入安全生产专项资金", 1360.5, "万元", None, None, "含上级补助"),
    ("二、隐患排查整治",),
    ("检查企业", "１，２８６", "家次", None, None, "文本格式，录入时为全角"),
    ("挂牌督办重大隐患", 17, "处", None, None, None),
    ("完成整改", 3292, "处", None, None, None),
    ("隐患整改率", None, "%", "完成整改 / 排查隐患合计", None, None),
    ("立案查处企业", 3, "家", None, "是", "案件办理中，不对外公布"),
    ("三、宣传培训",),
    ("安全生产月启动时间", datetime.date(2025, 6, 3), None, None, None, None),
    ("举办安全培训班", 36, "期", None, None, None),
    ("培训从业人员", 5820, "人次", None, None, None),
    ("上年同期培训从业人员", 4975, "人次", None, None, None),
    ("培训人次增长", None, "%", "growth(培训从业人员, 上年同期培训从业人员)", None, None),
    ("高危企业培训覆盖率", 0.985, None, None, None, None),
    ("四、应急和事故",),
    ("开展应急演练", 58, "场", None, None, None),
    ("参加演练群众", "4,300余", "人", None, None, None),
    ("更新应急物资", "待核", "件", None, None, "县应急局12月上旬报数"),
    ("发生生产安全事故", 6, "起", None, None, None),
    ("上年同期生产安全事故", 8, "起", None, None, None),
    ("事故起数增长", None, "%", "growth(发生生产安全事故, 上年同期生产安全事故)", None, None),
]
FORMATS = {"投入安全生产专项资金": "#,##0.0", "完成整改": "#,##0", "高危企业培训覆盖率": "0.0%"}
LAST_YEAR = {"上年同期培训从业人员", "上年同期生产安全事故"}
KINDS = [("工贸企业隐患", 1204), ("道路交通隐患", 986), ("建筑施工隐患", 655), ("消防领域隐患", 570)]


def summary(sheet: Worksheet) -> None:
    """Two title rows, a header with blanks and line breaks inside, groups, merged periods and sources, notes."""
    sheet.title = "全县汇总"
    sheet["A1"] = "青禾县2025年安全生产工作情况统计表"
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=16), Alignment(horizontal="center")
    sheet.merge_cells("A1:H1")
    sheet["A2"], sheet["F2"] = "填报单位：青禾县安全生产委员会办公室", "截至2025年11月30日"
    sheet.append(["指标名称", "数 值", "计量\n单位", "时间", "公式", "数据来源", "是否敏感", "备注"])
    start = sheet.max_row + 1
    for entry in MAIN:
        row = sheet.max_row + 1
        name = entry[0]
        if len(entry) == 1:
            sheet.cell(row, 1, name).font = Font(bold=True)
            continue
        _, value, unit, formula, sensitive, note = entry
        for column, content in ((1, name), (2, value), (3, unit), (5, formula), (7, sensitive), (8, note)):
            sheet.cell(row, column, content)
        if name in FORMATS:
            sheet.cell(row, 2).number_format = FORMATS[name]
        if isinstance(value, datetime.date):
            sheet.cell(row, 2).number_format = 'yyyy"年"m"月"d"日"'
        sheet.cell(row, 4, "2024年1—11月" if name in LAST_YEAR else "2025年1—11月")
    merge_groups(sheet, start)
    row = sheet.max_row + 2
    sheet.cell(row, 1, "注：1.“家次”按检查次数计；2.应急物资数待县应急局核实。")
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=8)
    sheet.cell(row + 1, 1, "填表人：　　　　")
    sheet.cell(row + 1, 6, "审核人：")


def merge_groups(sheet: Worksheet, start: int) -> None:
    """One source cell for each group of rows, as clerks merge them."""
    sources = iter(("县安委办台账", "隐患排查系统导出", "县应急局宣教股", "县应急局指挥中心"))
    rows = [row for row in range(start, sheet.max_row + 1) if sheet.cell(row, 4).value is None]
    for group, after in zip(rows, [*rows[1:], sheet.max_row + 1], strict=True):
        sheet.cell(group + 1, 6, next(sources))
        sheet.merge_cells(start_row=group + 1, start_column=6, end_row=after - 1, end_column=6)


def kinds(sheet: Worksheet) -> None:
    """A unit in the header, and a row that adds the others up."""
    sheet["A1"] = "隐患分类情况"
    sheet.merge_cells("A1:C1")
    sheet.append(["指标", "数值\n（处）", "来 源"])
    for name, value in KINDS:
        sheet.append([name, value, "隐患排查系统导出"])
    sheet.append(["排查隐患合计", sum(value for _, value in KINDS), "隐患排查系统导出"])
    sheet.append(["说明：同一隐患只计一次。"])


def save(book: Workbook) -> None:
    """Writes the workbook with one fixed time in every place that holds a time."""
    book.properties.created = book.properties.modified = MOMENT
    book.properties.creator = "nigao"
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(OUT, "w", zipfile.ZIP_DEFLATED) as fixed:
        for part in made.infolist():
            content = made.read(part)
            if part.filename == "docProps/core.xml":
                head, _, rest = content.partition(b"<dcterms:modified")
                content = (
                    head
                    + b"<dcterms:modified"
                    + rest.replace(rest[rest.find(b">") + 1 : rest.find(b"</")], b"2025-12-01T09:00:00Z")
                )
            fixed.writestr(
                zipfile.ZipInfo(part.filename, MOMENT.timetuple()[:6]), content, zipfile.ZIP_DEFLATED
            )


def main() -> None:
    """Makes the workbook beside this file."""
    book = Workbook()
    first = book.worksheets[0]
    summary(first)
    kinds(book.create_sheet("隐患分类"))
    save(book)


if __name__ == "__main__":
    main()
