"""The table of results: a row for each case, and one for each model that sums it up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.interfaces.cli.screen import console, plain, told
from assistant.interfaces.cli.tables import table
from eval.record import Record
from eval.sample import Mark
from eval.scores import SCORES

if TYPE_CHECKING:
    from rich.table import Table

_HEADS = {
    "headings": ("标题", "headings"),
    "figures": ("数字", "figures"),
    "errors": ("错误", "errors"),
    "chrf": ("chrF", "chrF"),
    "length": ("长度比", "length"),
    "seconds": ("秒", "seconds"),
}


def show(records: Sequence[Record]) -> None:
    """Prints the table to stdout."""
    heads = [told(*_HEADS.get(score.name, (score.name, score.name))) for score in SCORES]
    rows = table(told("样本", "case"), told("模型", "model"), *heads)
    for model in dict.fromkeys(record.model for record in records):
        own = [record for record in records if record.model == model]
        for record in own:
            _add(rows, record)
        summed = [summed_up(score.name, own) for score in SCORES]
        rows.add_section()
        failed = sum(bool(record.failed) for record in own)
        name = told(f"合计（{len(own)}）", f"all {len(own)}")
        if failed:
            name += told(f"，{failed} 个未完成", f", {failed} failed")
        rows.add_row(name, plain(model), *map(shown, summed), style="bold")
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
    if all(isinstance(value, int) for value in values):
        return Mark(sum(values))
    return Mark(round(sum(values) / len(values), 3))


def shown(mark: Mark) -> str:
    """12/12, 61.3, or — where nothing could be judged."""
    if mark.value is None:
        return "—"
    return f"{mark.value:g}/{mark.of}" if mark.of is not None else f"{mark.value:g}"


def _add(rows: Table, record: Record) -> None:
    if record.failed:
        blank = [""] * (len(SCORES) - 1)
        rows.add_row(plain(record.case), plain(record.model), plain(record.failed), *blank, style="red")
        return
    rows.add_row(
        plain(record.case), plain(record.model), *(shown(record.marks[score.name]) for score in SCORES)
    )
