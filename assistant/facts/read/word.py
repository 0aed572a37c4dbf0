"""Tables from a Word document (.docx): the only file of this room that knows python-docx."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.errors import FactsError
from assistant.facts.read.package import check_package
from assistant.facts.table.cells import EMPTY, Cell, Row, Table
from assistant.language import Said

_HEADING = re.compile(r"[Hh]eading ([1-6])")


def read_word(path: Path) -> list[Table]:
    """Every table of a document, in order. Raises FactsError where there is none."""
    check_package(path)
    import docx

    try:
        tables = list(docx.Document(str(path)).tables)
        read = [_table(table, number, path) for number, table in enumerate(tables, 1)]
    except Exception as problem:  # python-docx and lxml raise whatever their parser met
        found = f"{type(problem).__name__}: {problem}"
        raise FactsError(
            "Word 文档已损坏，读不出来", "the document is damaged", file=path, found=found
        ) from None
    if not read:
        raise FactsError(
            "Word 文档里没有表格",
            "the document holds no table",
            file=path,
            expected=Said("至少一张表，一行一个指标", "a table with one fact a row"),
        )
    return read


def read_paper(path: Path) -> list[str]:
    """A document as lines: paragraphs, headings behind #, and rows with tabs between their cells.

    Raises FactsError for what is no document. Text boxes, notes and headers are passed over.
    """
    check_package(path)
    import docx

    try:
        return list(_lines(docx.Document(str(path))))
    except Exception as problem:  # python-docx and lxml raise whatever their parser met
        found = f"{type(problem).__name__}: {problem}"
        raise FactsError(
            "Word 文档已损坏，读不出来", "the document is damaged", file=path, found=found
        ) from None


def _lines(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block._tbl.tr_lst:
                yield "\t".join(" ".join(_text(cell).split()) for cell in row.tc_lst).rstrip("\t")
        elif words := " ".join(block.text.split()):
            level = _HEADING.fullmatch(block.style.name if block.style else "")
            yield "#" * int(level[1]) + f" {words}" if level else words


def _table(table: Any, number: int, path: Path) -> Table:
    above: dict[int, Cell] = {}
    rows: list[Row] = []
    for index, row in enumerate(table._tbl.tr_lst, 1):
        cells: list[Cell] = [EMPTY] * int(row.grid_before)
        below: dict[int, Cell] = {}
        for position, part in enumerate(row.tc_lst):
            column = len(cells)
            merged = part.vMerge is not None
            if merged and part.vMerge == "continue":
                cell = above.get(column, EMPTY)
            else:
                cell = Cell(_text(part), f"{index}.{position}")
            if merged:
                below[column] = cell
            cells += [cell] * int(part.grid_span)
        above = below
        rows.append(Row(index, tuple(cells)))
    return Table(str(path), Said(f"表{number}", f"table {number}"), tuple(rows))


def _text(part: Any) -> str:
    return "\n".join(paragraph.text for paragraph in part.p_lst)
