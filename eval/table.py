"""The table of results on a terminal: a row for each case, and one for each system that sums it up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.interfaces.cli.screen import console, plain, told
from assistant.interfaces.cli.tables import table
from eval.prices import COST
from eval.record import Record
from eval.sample import Mark
from eval.scores import BY_NAME
from eval.words import said

if TYPE_CHECKING:
    from rich.table import Table

# Those that fit on a terminal; report.html has them all.
_SHOWN = (
    "headings", "figures", "errors", "wrong", "ungrounded", "misattributed", "chrf", "length", "calls", "seconds",
)  # fmt: skip


def show(records: Sequence[Record]) -> None:
    """Prints the table to stdout."""
    priced = any(COST.name in record.marks for record in records)
    judged = any("judge" in record.marks for record in records)
    scores = (*_SHOWN, *(("judge", "unjudged") if judged else ()), *((COST.name,) if priced else ()))
    rows = table(told("样本", "case"), told("模型", "model"), *(told(*said(name)) for name in scores))
    for model in dict.fromkeys(record.model for record in records):
        own = [record for record in records if record.model == model]
        for record in own:
            _add(rows, record, scores)
        rows.add_section()
        failed = sum(bool(record.failed) for record in own)
        name = told(f"合计（{len(own)}）", f"all {len(own)}")
        if failed:
            name += told(f"，{failed} 个未完成", f", {failed} failed")
        summed = [shown(score, summed_up(score, own)) for score in scores]
        rows.add_row(name, plain(model), *summed, style="bold")
        rows.add_section()
    console(stderr=False).print(rows)


def summed_up(name: str, records: Sequence[Record]) -> Mark:
    """Counts are added up, everything else is averaged; what could not be judged is left out of both."""
    marks = [mark for record in records if (mark := record.marks.get(name)) and mark.value is not None]
    values = [mark.value for mark in marks if mark.value is not None]
    if not values:
        return Mark(None)
    if marks[0].of is not None:
        return Mark(sum(values), sum(mark.of or 0 for mark in marks))
    if name == COST.name or all(isinstance(value, int) for value in values):
        return Mark(sum(values))
    return Mark(round(sum(values) / len(values), 3))


def shown(name: str, mark: Mark) -> str:
    """12/12, 61.3, 2.5 a thousand as 2.5, or — where nothing could be judged."""
    if mark.value is None:
        return "—"
    per = BY_NAME[name].per if name in BY_NAME else 0
    if per and mark.of:
        return f"{round(per * mark.value / mark.of, 1):g}"
    return f"{mark.value:g}/{mark.of}" if mark.of is not None else f"{mark.value:g}"


def _add(rows: Table, record: Record, scores: Sequence[str]) -> None:
    case = record.case + (f" #{record.repeat + 1}" if record.repeat else "")
    if record.failed:
        blank = [""] * (len(scores) - 1)
        rows.add_row(plain(case), plain(record.model), plain(record.failed), *blank, style="red")
        return
    cells = (shown(name, record.marks.get(name, Mark(None))) for name in scores)
    rows.add_row(plain(case), plain(record.model), *cells)
