"""A table of facts as it is printed: caption, heading, rows, and a total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language import Language
from assistant.outline.figure import Figure, Form
from assistant.report.model import Report
from assistant.report.table.cells import Cell, Column, cell_of, column_of
from assistant.report.table.grid import Grid, grid_of
from assistant.report.table.shown import named_by, shown_facts

__all__ = ["Cell", "FactTable", "attached_table", "fact_tables"]


@dataclass(frozen=True, slots=True)
class FactTable:
    """`rows` have as many cells as `head`; the first cell names the row. `total`: the last row is the sum."""

    caption: str
    form: Form
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool = False

    @property
    def cells(self) -> list[Cell]:
        """All cells, row by row."""
        return [cell for row in self.rows for cell in row]


def fact_tables(report: Report) -> dict[str, FactTable]:
    """The table of each section that asks for one, by the section's id; captions count 表1, 表2, 图1 in order.

    A section whose facts have no numbers to show has none.
    """
    wanted = {placed.id: placed.section for placed in report.brief.outline.walk() if placed.section.figure}
    made: dict[str, FactTable] = {}
    counts = {"table": 0, "chart": 0}
    for _, _, section in report.walk() if wanted else ():
        asked = wanted.get(section.id)
        if asked is None or asked.figure is None:
            continue
        kind = "table" if asked.figure.form == "table" else "chart"
        table = _table(report, asked.figure, named_by(asked), counts[kind] + 1)
        if table:
            counts[kind] += 1
            made[section.id] = table
    return made


def attached_table(report: Report, figure: Figure) -> FactTable | None:
    """The table of an attachment; its caption is empty, for the attachment's name stands above it."""
    table = _table(report, figure, figure.of, 0)
    return table and FactTable("", table.form, table.head, table.rows, table.total)


def _table(report: Report, figure: Figure, named: Sequence[str], number: int) -> FactTable | None:
    facts, language = report.brief.facts, report.brief.language
    shown = shown_facts(named, facts, figure.form, chosen=bool(figure.of))
    if not shown:
        return None
    grid = grid_of(shown, facts, language, total=figure.form == "table")
    columns = [column_of(names, facts, grid.by_unit) for names in grid.columns]
    head = (grid.corner, *(_heading(grid, index, column) for index, column in enumerate(columns)))
    rows = tuple(
        (
            Cell(grid.labels[index]),
            *(cell_of(name, column, facts, language) for name, column in zip(row, columns, strict=True)),
        )
        for index, row in enumerate(grid.rows)
    )
    if grid.units:
        head = (grid.corner, "单位" if language == "zh" else "Unit", *head[1:])
        rows = tuple((row[0], Cell(unit), *row[1:]) for row, unit in zip(rows, grid.units, strict=True))
    caption = _caption(figure, grid, number, language)
    return FactTable(caption, figure.form, head, rows, grid.total)


def _heading(grid: Grid, index: int, column: Column) -> str:
    said = grid.headings[index]
    if grid.chinese:
        return f"{said}（{column.unit}）" if column.unit else said
    said = said[:1].upper() + said[1:]
    # Sites opened (sites) says it twice.
    told = not column.unit or column.unit.lower() in said.lower().split()
    return said if told else f"{said} ({column.unit})"


def _caption(figure: Figure, grid: Grid, number: int, language: Language) -> str:
    chinese = language == "zh"
    word = ("表" if chinese else "Table ") if figure.form == "table" else ("图" if chinese else "Figure ")
    title = figure.title or grid.title
    return f"{word}{number}　{title}" if chinese else f"{word}{number}. {title}"
