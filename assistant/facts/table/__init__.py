"""Fact tables: cells of any origin become facts, each with the place it was read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.facts.table import confirmed
from assistant.facts.table.cells import Record, Table
from assistant.facts.table.header import Header, headers_of
from assistant.facts.table.rows import Line, lines_of
from assistant.facts.table.stated import stated_owner
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
    headers = headers_of(table)
    if not headers:
        return [], [*warnings, _no_header(where_zh, where_en)]
    if unread := headers[0].unread:
        warnings.append(
            Said(
                f"{where_zh}：未读的列：{'、'.join(unread)}",
                f"{where_en}: columns not read: {', '.join(unread)}",
            )
        )
    told: list[Said] = []
    found: list[tuple[int, Record]] = []
    for header in headers:
        lines = list(lines_of(table, header, language))
        told += [line.warning for line in lines if line.warning]
        told += _unconfirmed(table, header, lines)
        told += check_totals(table, lines)
        found += [(line.row.number, line.record) for line in lines if line.record]
    # What a row says stays together, whichever column says it.
    owner = stated_owner(table.rows[: headers[0].index])
    records = [replace(record, owner=owner) for _, record in sorted(found, key=lambda pair: pair[0])]
    return records, [*warnings, *dict.fromkeys(told)]


def _unconfirmed(table: Table, header: Header, lines: Sequence[Line]) -> list[Said]:
    at = header.columns.get("label", header.columns.get("id"))
    if left := [line.row[at].text for line in lines if line.unconfirmed]:
        used = any(line.record for line in lines if line.unconfirmed)
        return [confirmed.told(table, left, used=used)]
    return []


def _no_header(where_zh: str, where_en: str) -> Said:
    return Said(
        f"{where_zh}：没有表头，未读；表头要有“指标”和“数值”",
        f"{where_en}: no header, not read; it needs a label and a value column",
    )
