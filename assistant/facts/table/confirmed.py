"""Rows that a person has still to confirm: a table with a column 确认 gives only those where it says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.facts.table.cells import Record, Table
from assistant.language import Said

MARK = "【待确认】"
_YES = frozenset("是 yes y 1 true √ ✓ ✔ 对 确认 已确认 confirmed ok".split())


def is_confirmed(text: str) -> bool:
    """Whether the cell of the column says yes; an empty one does not."""
    return text.strip().lower() in _YES


def marked(record: Record) -> Record:
    """The record with a source that says, wherever it is shown, that nobody has confirmed the value."""
    fact = record.fact.model_copy(update={"source": f"{MARK}{record.fact.source}"})
    return replace(record, fact=fact)


def told(table: Table, left: Sequence[str], used: bool) -> Said:
    """The warning for the rows of a table that nobody has confirmed."""
    name, count = Path(table.file).name, len(left)
    listed = "、".join(left[:5]) + ("…" if count > 5 else "")
    if used:
        return Said(
            f"{name}：用了{count}项待确认的数据：{listed}",
            f"{name}: {count} unconfirmed facts are used: {listed}",
        )
    return Said(
        f"{name}：{count}项数据待确认，未用：{listed}",
        f"{name}: {count} facts are unconfirmed and not used: {listed}",
    )
