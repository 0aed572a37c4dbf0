"""数据核对表: every printed figure with its evidence, as xlsx, for the person who checks; open gaps on a second sheet.

No cell is a live formula or link: what comes from a report is text or a number, whatever it begins with.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.documents.content import clean
from assistant.documents.evidence import entries, gaps
from assistant.documents.zipped import pack, unpack
from assistant.language import Said
from assistant.report.model import Report

if TYPE_CHECKING:
    from assistant.documents.workbook import Cell

# Column headings with their widths in characters.
_FIGURES = (
    (Said("序号", "No."), 6),
    (Said("章节", "Section"), 28),
    (Said("报告中的数字", "Figure as printed"), 16),
    (Said("所在语句", "Sentence"), 48),
    (Said("编号或公式", "Fact or formula"), 20),
    (Said("指标", "Label"), 20),
    (Said("数值", "Value"), 14),
    (Said("单位", "Unit"), 10),
    (Said("时间", "Period"), 14),
    (Said("主体", "Entity"), 16),
    (Said("来源", "Source"), 24),
    (Said("计算过程", "Arithmetic"), 32),
    (Said("状态", "State"), 12),
    (Said("核对人签字", "Checked by"), 12),
)
_GAPS = (
    (Said("序号", "No."), 6),
    (Said("编号", "Fact"), 20),
    (Said("指标", "Label"), 24),
    (Said("单位", "Unit"), 10),
    (Said("时间", "Period"), 14),
    (Said("主体", "Entity"), 16),
    (Said("来源", "Source"), 24),
    (Said("出现在", "Printed in"), 36),
    (Said("等待", "Waits for"), 28),
    (Said("备注", "Note"), 28),
)
_SHEETS = (Said("数据核对表", "Figures"), Said("待补数据", "Open gaps"))
_STATES = {
    "supported": Said("有依据", "supported"),
    "derived": Said("计算得出", "derived"),
    "open": Said("待补", "open"),
    "words": Said("文字", "words"),
}
_FIXED = datetime.datetime(2000, 1, 1)


def to_bytes(report: Report) -> bytes:
    """The ledger as xlsx; the same report gives the same bytes."""
    from assistant.documents.workbook import Leaf, filled, saved

    language = report.brief.language
    rows = (_FIGURES, _figure_rows(report)), (_GAPS, _gap_rows(report))
    leaves = [
        Leaf(name.in_(language), [(said.in_(language), width) for said, width in head], cells)
        for name, (head, cells) in zip(_SHEETS, rows, strict=True)
    ]
    book = filled(leaves)
    book.properties.title = clean(report.brief.title)
    book.properties.creator = clean(report.brief.author) or "nigao"
    book.properties.created = _FIXED
    return pack(_without_time(unpack(saved(book))))


def _figure_rows(report: Report) -> Iterator[list[Cell]]:
    for index, entry in enumerate(entries(report), 1):
        yield [
            index,
            entry.section,
            entry.printed,
            entry.sentence,
            entry.fact,
            entry.label,
            entry.words or entry.value,
            entry.unit,
            entry.period,
            entry.entity,
            entry.source,
            entry.arithmetic,
            _STATES[entry.state].in_(report.brief.language),
            None,
        ]


def _gap_rows(report: Report) -> Iterator[list[Cell]]:
    comma = "；" if report.brief.language == "zh" else "; "
    for index, gap in enumerate(gaps(report), 1):
        fact = gap.fact
        places, waits = comma.join(gap.sections), comma.join(gap.waits_for)
        yield [
            index, fact.id, fact.name, fact.unit, fact.period, fact.entity, fact.source, places, waits, fact.note
        ]  # fmt: skip


def _without_time(parts: dict[str, bytes]) -> dict[str, bytes]:
    """openpyxl writes the present moment into the properties, whatever they said before."""
    core = "docProps/core.xml"
    stamp = f"{_FIXED.isoformat()}Z".encode()
    return {**parts, core: re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, parts[core])}
