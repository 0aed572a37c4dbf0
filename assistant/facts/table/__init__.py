"""Fact tables: cells of any origin become facts, each with the place it was read from."""

from __future__ import annotations

from pathlib import Path

from assistant.facts.table import confirmed
from assistant.facts.table.cells import Record, Table
from assistant.facts.table.header import header_of, wide_header
from assistant.facts.table.rows import lines_of
from assistant.facts.table.totals import check_totals
from assistant.language import Language, Said

__all__ = ["Record", "Table", "facts_in"]


def facts_in(table: Table, language: Language) -> tuple[list[Record], list[Said]]:
    """The facts of a table, and what was passed over: unknown columns, a missing header, sums that do not hold."""
    warnings = list(table.warnings)
    if not table.rows:
        return [], warnings
    where_zh = f"{Path(table.file).name}，{table.name.zh}" if table.name else Path(table.file).name
    where_en = f"{Path(table.file).name}, {table.name.en}" if table.name else Path(table.file).name
    header = header_of(table)
    if header is None:
        return [], [*warnings, _no_header(table, where_zh, where_en)]
    if header.unread:
        warnings.append(
            Said(
                f"{where_zh}：未读的列：{'、'.join(header.unread)}",
                f"{where_en}: columns not read: {', '.join(header.unread)}",
            )
        )
    lines = list(lines_of(table, header, language))
    warnings += [line.warning for line in lines if line.warning]
    if left := [
        line.row[header.columns.get("label", header.columns.get("id"))].text
        for line in lines
        if line.unconfirmed
    ]:
        warnings.append(
            confirmed.told(table, left, used=any(line.record for line in lines if line.unconfirmed))
        )
    warnings += check_totals(table, lines)
    return [line.record for line in lines if line.record], warnings


def _no_header(table: Table, where_zh: str, where_en: str) -> Said:
    wide = wide_header(table)
    if wide:
        row, names = wide
        return Said(
            f"{where_zh}：第{row.number}行起一行有多个数值（{'、'.join(names)}），未读；请改为一行一个指标",
            f"{where_en}: several values in a row from row {row.number} on ({', '.join(names)}); not read, write one fact a row",
        )
    return Said(
        f"{where_zh}：没有表头，未读；表头要有“指标”和“数值”",
        f"{where_en}: no header, not read; it needs a label and a value column",
    )
