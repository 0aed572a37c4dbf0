"""The text of a file that is attached: paragraphs, headings behind #, and table rows with tabs between their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

from assistant.errors import BriefError, InputError
from assistant.facts.read.delimited import read_delimited
from assistant.facts.read.opened import opened, text_of
from assistant.facts.read.word import read_paper
from assistant.facts.read.workbook import read_workbook
from assistant.facts.table.cells import Cell, Table
from assistant.language import Said

_MOST_LINES = 5000
_RULE = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BOLD = re.compile(r"(?<![\\*])\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)")


def read_attached(path: Path) -> list[str]:
    """The lines of a .docx, .md, .txt, .csv or .xlsx. Raises BriefError in one line that names the file."""
    try:
        found = _READERS[opened(path, tuple(_READERS), BriefError).suffix.lower()](path)
    except BriefError:
        raise
    except InputError as error:
        raise BriefError(
            error.bare.zh, error.bare.en, file=error.file, place=error.place, found=error.found
        ) from None
    lines = [line for line in found if line.strip()]
    if not lines:
        raise BriefError("附件里没有文字", "the attachment holds no text", file=path)
    if len(lines) > _MOST_LINES:
        expected = Said(f"不超过 {_MOST_LINES} 行", f"at most {_MOST_LINES} lines")
        raise BriefError(
            "附件太长", "the attachment is too long", file=path, found=len(lines), expected=expected
        )
    return lines


def _plain(path: Path) -> list[str]:
    return [" ".join(line.split()) for line in text_of(path, BriefError).splitlines()]


def markdown_lines(text: str) -> list[str]:
    """The lines of Markdown: headings keep their #, a table with pipes becomes rows, bold and escapes are resolved."""
    lines = [line.strip(" \r\u3000") for line in text.split("\n")]
    return [_marked(line) for line in lines if line and not _RULE.fullmatch(line)]


def _marked(line: str) -> str:
    if line.startswith("|") and line.endswith("|") and len(line) > 2:
        cells = re.split(r"(?<!\\)\|", line[1:-1])
        return "\t".join(_unescaped(cell.strip()) for cell in cells)
    return _unescaped(line if "\t" in line else " ".join(line.split()))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", _BOLD.sub(r"\1", text))


def _rows(tables: Iterable[Table]) -> list[str]:
    return [
        "\t".join(_shown(cell) for cell in row.cells).rstrip("\t")
        for table in tables
        for row in table.rows
        if not row.hidden
    ]


def _shown(cell: Cell) -> str:
    """A cell as its sheet shows it: 0.985 as 98.5% where the format says so."""
    if not isinstance(cell.value, int | Decimal) or isinstance(cell.value, bool):
        return cell.text
    value = Decimal(cell.value) * (100 if cell.percent else 1)
    places = cell.digits if cell.digits is not None else None
    shown = format(value if places is None else round(value, places), "f")
    return shown + ("%" if cell.percent else "")


_READERS: dict[str, Callable[[Path], list[str]]] = {
    ".docx": read_paper,
    ".md": lambda path: markdown_lines(text_of(path, BriefError)),
    ".txt": _plain,
    ".csv": lambda path: _rows(read_delimited(path)),
    ".xlsx": lambda path: _rows(read_workbook(path, "zh")),
}
