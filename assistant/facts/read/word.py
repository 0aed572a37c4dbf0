"""Tables from a Word document (.docx): the only file of this room that knows python-docx."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.errors import FactsError, OutlineError
from assistant.facts.read.package import check_package
from assistant.facts.table.cells import EMPTY, Cell, Row, Table
from assistant.language import Said

_HEADING = re.compile(r"[Hh]eading ([1-6])")
_CHINESE_NUMBERS = ("chineseCounting", "chineseCountingThousand", "ideographTraditional", "japaneseCounting")


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


def read_paper(path: Path, *, numbered: bool = False) -> list[str]:
    """A document as lines: paragraphs, headings behind #, and rows with tabs between their cells.

    Raises FactsError for what is no document. Text boxes, notes, headers and hidden text are passed over.
    """
    check_package(path)
    import docx

    try:
        return list(_lines(docx.Document(str(path)), numbered))
    except Exception as problem:  # python-docx and lxml raise whatever their parser met
        found = f"{type(problem).__name__}: {problem}"
        raise FactsError(
            "Word 文档已损坏，读不出来", "the document is damaged", file=path, found=found
        ) from None


def read_outline_paper(path: Path) -> list[str]:
    """The same for an outline: paragraphs that Word numbers itself as 一、 or （一） are headings too. Raises OutlineError."""
    try:
        return read_paper(path, numbered=True)
    except FactsError as error:
        raise OutlineError(error.bare.zh, error.bare.en, file=path, found=error.found) from None


def _lines(document: Any, numbered: bool = False) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block._tbl.tr_lst:
                yield "\t".join(" ".join(_text(cell).split()) for cell in row.tc_lst).rstrip("\t")
        elif words := " ".join(_shown(block).split()):
            level = _HEADING.fullmatch(block.style.name if block.style else "")
            depth = int(level[1]) if level else _numbered(block) if numbered else 0
            yield "#" * depth + f" {words}" if depth else words


def _shown(paragraph: Any) -> str:
    """The words of a paragraph that a reader sees."""
    if not any(run.font.hidden for run in paragraph.runs):
        return str(paragraph.text)
    return "".join(run.text for run in paragraph.runs if not run.font.hidden)


def _numbered(paragraph: Any) -> int:
    """The level of a paragraph that Word numbers in Chinese: 1 for 一、, 2 for （一）; 0 for any other."""
    asked = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
    if asked is None or asked.numId is None:
        return 0
    depth = asked.ilvl.val if asked.ilvl is not None else 0
    numbering = paragraph.part.numbering_part.element
    used = numbering.xpath(f'./w:num[@w:numId="{asked.numId.val}"]/w:abstractNumId/@w:val')
    at = f'./w:abstractNum[@w:abstractNumId="{used[0]}"]/w:lvl[@w:ilvl="{depth}"]' if used else ""
    form = numbering.xpath(f"{at}/w:numFmt/@w:val") if at else []
    if not form or form[0] not in _CHINESE_NUMBERS:
        return 0
    shown = numbering.xpath(f"{at}/w:lvlText/@w:val")
    return 2 if shown and shown[0][:1] in "（(" else 1


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
