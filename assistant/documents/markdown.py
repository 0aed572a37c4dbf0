"""Markdown (CommonMark): headings by #, a run-in heading bold, and nothing escaped that would be read right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from assistant.documents.content import Block, blocks
from assistant.documents.plain_text import decode
from assistant.documents.source import read_bytes
from assistant.report.model import Report

_DEEPEST = 6
# What opens a block at the start of a line: heading, quotation, list, rule, fence, definition of a link.
_BLOCK_START = re.compile(
    r"#(?=#{0,5}(?:\s|$))|>|[-+*](?=\s|$)|(?<=\d)[.)](?=\s|$)|[-*_](?=\s*(?:[-*_]\s*){2,}$)|[~`](?=[~`]{2})|\[(?=[^\]]+\]:)"
)
_LIST_NUMBER = re.compile(r"\d{1,9}(?=[.)])")
# What is read as markup wherever it stands: an escape, HTML, an entity.
_ALWAYS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_RUNS = re.compile(r"(\*+|_+|`+|~+)")
_TABLE_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BOLD = re.compile(
    r"(?<![\\*])\*\*(?=[^\s*])(.+?)(?<=[^\s\\*])\*\*(?!\*)|(?<![\\_\w])__(?=[^\s_])(.+?)(?<=[^\s\\_])__(?![\w_])"
)


def to_bytes(report: Report) -> bytes:
    """The report as Markdown in UTF-8, a blank line between paragraphs; a table, and what a chart shows, has pipes."""
    return ("\n\n".join(_lines(blocks(report))) + "\n").encode("utf-8")


def _lines(printed: Iterable[Block]) -> Iterator[str]:
    for is_row, group in groupby(printed, key=lambda block: block.role in ("row", "data")):
        found = list(group)
        yield from [_table(found)] if is_row else map(_line, found)


def _table(rows: list[Block]) -> str:
    """A table of GitHub's Markdown; the rule below its first row makes it one."""
    columns = max(len(row.cells) for row in rows)
    lines = [_row(["".join(piece.text for piece in cell) for cell in row.cells], columns) for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * columns, *lines[1:]])


def _row(cells: list[str], columns: int) -> str:
    filled = [*cells, *[""] * (columns - len(cells))]
    return "| " + " | ".join(_inline(cell).replace("|", "\\|") for cell in filled) + " |"


def read(path: Path) -> str:
    """The text of a Markdown file, line by line: escapes and bold are resolved, # and blank lines stay.

    The rows of a table come back with tabs between their cells, and the rule below its heading as a blank line.
    """
    lines = [line.rstrip() for line in decode(read_bytes(path), path).split("\n")]
    rows = _rows_in(lines)
    return "\n".join(_cells_of(line) if index in rows else unescape(line) for index, line in enumerate(lines))


def _rows_in(lines: list[str]) -> set[int]:
    """The lines that belong to tables: what stands above and below a rule, as far as it begins with a pipe."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if index and _TABLE_RULE.fullmatch(line) and lines[index - 1].startswith("|"):
            end = next((at for at in range(index, len(lines)) if not lines[at].startswith("|")), len(lines))
            found.update(range(index - 1, end))
    return found


def _cells_of(line: str) -> str:
    if _TABLE_RULE.fullmatch(line):
        return ""
    cells = _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))
    return "\t".join(unescape(cell.strip()) for cell in cells).rstrip("\t")


def escape(text: str, *, beside_bold: bool = False) -> str:
    """One paragraph of text so that Markdown prints it as it is; only what would be misread gets a backslash.

    `beside_bold`: marks of our own stand on the line, so that even a lone * could pair with them.
    """
    number = _LIST_NUMBER.match(text)
    start = _BLOCK_START.match(text, number.end() if number else 0)
    marked = {start.start()} if start else set()
    marked.update(match.start() for match in _ALWAYS.finditer(text))
    marked.update(_emphasis(text, beside_bold))
    if "](" in text:
        marked.update(index for index, char in enumerate(text) if char == "[")
    if beside_bold and text.endswith("\\"):
        marked.add(len(text) - 1)
    return "".join("\\" + char if index in marked else char for index, char in enumerate(text))


def unescape(line: str) -> str:
    """A line of Markdown as text: backslash escapes and bold taken away, what is left untouched."""
    return _ESCAPED.sub(r"\1", _BOLD.sub(lambda match: match[1] or match[2], line))


def _line(block: Block) -> str:
    if block.role == "title":
        return f"# {_heading(block.text)}"
    if block.role == "heading":
        return f"{'#' * min(block.level + 1, _DEEPEST)} {_heading(block.text)}"
    if block.role == "run-in":
        return _run_in(block)
    return escape(block.text)


def _heading(text: str) -> str:
    """A heading's text; the # at its end, which would be taken for a closing one, is escaped."""
    escaped = escape(text)
    return re.sub(r"(?:^|(?<=\s))(#+)$", r"\\\1", escaped)


def _run_in(block: Block) -> str:
    """Bold ends before the mark: `**题。**文` is no bold in CommonMark (0.31, 6.2), `**题**。文` is."""
    title = block.heading.rstrip("。！？；：，、…!?;:.")
    rest = block.text[len(title) :]
    inner = escape(title, beside_bold=True)
    return f"**{inner}**{_inline(rest)}" if title else escape(block.text)


def _inline(text: str) -> str:
    """Text that does not begin a line."""
    return escape("。" + text, beside_bold=True)[1:]


def _emphasis(text: str, beside_bold: bool) -> set[int]:
    """The marks that could open or close emphasis, code or a strike-through; a lone run of them cannot."""
    marked: set[int] = set()
    runs = list(_RUNS.finditer(text))
    for char in "*_`~":
        same = [run for run in runs if run[0][0] == char]
        if len(same) < 2 and not (beside_bold and char == "*"):
            continue
        for run in same:
            if char == "_" and _inside_a_word(text, run):
                continue
            marked.update(range(run.start(), run.end()))
    return marked


def _inside_a_word(text: str, run: re.Match[str]) -> bool:
    before, after = text[: run.start()][-1:], text[run.end() :][:1]
    return before.isalnum() and after.isalnum()
