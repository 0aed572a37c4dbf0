"""What stands in a message: a brief in YAML or JSON, tables of facts, an outline, and the text that is left."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.brief.fields import KEYS
from assistant.errors import BriefError
from assistant.facts.read.tree import read_tree
from assistant.facts.table import Table, facts_in
from assistant.facts.table.cells import Cell, Row
from assistant.facts.table.header import header_of
from assistant.language import Said
from assistant.outline.headings import parse_headings
from assistant.outline.markdown import outline_tree
from assistant.outline.typed import typed_tree

_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n(.*?)^\1[ \t]*$\n?", re.M | re.S)
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_FIRST_KEY = re.compile(rf"^(?:{'|'.join(KEYS)})\s*:(?:\s|$)", re.M)
_TITLE = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.M)
_HEADING = re.compile(r"^#{1,6}\s+\S", re.M)
_OUTLINE_OF = re.compile(
    r"(?:的?(?:编写|写作|报送|起草)?(?:提纲|大纲|框架))\Z|\A(?:outline of|outline:)\s*", re.I
)
_SEPARATORS = "\t,;"
_TOLD = Said("消息中的表格", "the table in the message")


@dataclass(frozen=True)
class Pasted:
    """One message taken apart. `brief` are its keys, `facts` the rows of its tables, `text` what is neither."""

    brief: Mapping[str, Any]
    facts: tuple[dict[str, Any], ...]
    text: str


def take_apart(message: str) -> Pasted:
    """The parts of a message. Raises BriefError for a brief that cannot be read."""
    brief: dict[str, Any] = {}
    facts: list[dict[str, Any]] = []

    def fenced(match: re.Match[str]) -> str:
        inside = match[2]
        if _FIRST_KEY.search(inside) or inside.lstrip().startswith("{"):
            brief.update(_tree(inside))
            return ""
        rest, found = _without_tables(inside)
        facts.extend(found)
        return rest if rest.strip() else ""

    text = _FENCE.sub(fenced, message.replace("\r\n", "\n"))
    text, found = _without_tables(text)
    facts += found
    if not brief:
        brief, text = _bare(text)
    return Pasted(brief, tuple(facts), text.strip())


def outlined(text: str) -> dict[str, Any]:
    """Title and sections of a text that is an outline, in Markdown or typed; nothing of one that has no headings."""
    begin = _HEADING.search(text)
    if begin:
        title = _TITLE.search(text)
        tree = outline_tree(text[begin.start() :], "")
        return {**({"title": title[1]} if title else {}), "sections": tree["sections"]}
    headings = parse_headings(text)
    if len(headings) < 2:
        return {}
    above = [line.strip() for line in text[: headings[0].start].split("\n") if line.strip()]
    named = (
        _OUTLINE_OF.sub("", above[-1]).strip("《》 ")
        if above and above[-1][-1] not in "。：；！？:.;!?"
        else ""
    )
    return {**({"title": named} if named else {}), "sections": typed_tree(text, "")["sections"]}


def _bare(text: str) -> tuple[dict[str, Any], str]:
    """A brief that stands in the message without a fence: from its first key on, or as JSON from its first brace on."""
    begin = re.search(r"^\{", text, re.M) or _FIRST_KEY.search(text)
    if begin is None:
        return {}, text
    return _tree(text[begin.start() :]), text[: begin.start()]


def _tree(text: str) -> dict[str, Any]:
    suffix = ".json" if text.lstrip().startswith("{") else ".yaml"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"brief{suffix}"
        file.write_text(text, "utf-8", errors="backslashreplace")
        try:
            tree = read_tree(file, BriefError)
        except BriefError as error:
            # The file is ours alone; what the caller knows is the message.
            raise BriefError(
                error.bare.zh, error.bare.en, place=error.place, found=error.found, expected=error.expected
            ) from None
    if not isinstance(tree, Mapping):
        raise BriefError("这不是一份拟稿说明", "this is no brief", expected="title: …")
    return dict(tree)


def _without_tables(text: str) -> tuple[str, list[dict[str, Any]]]:
    """The text without its tables of facts, and those facts. A table that states none stays in the text."""
    kept: list[str] = []
    facts: list[dict[str, Any]] = []
    for lines, rows in _blocks(text.split("\n")):
        found = _facts(rows)
        facts += found
        if not found:
            kept += lines
    return "\n".join(kept), facts


def _facts(rows: list[list[str]]) -> list[dict[str, Any]]:
    if len(rows) < 2:
        return []
    made = tuple(Row(number, tuple(Cell(cell) for cell in row)) for number, row in enumerate(rows, 1))
    table = Table("", _TOLD, made)
    if header_of(table) is None:
        return []
    records, _ = facts_in(table, "zh")
    return [record.fact.as_written() for record in records]


def _blocks(lines: list[str]) -> Iterator[tuple[list[str], list[list[str]]]]:
    """The lines in runs, each with its cells where it may be a table: of bars, or of one separator."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip().startswith("|"):
            end += 1
        if end > at:
            yield lines[at:end], [_cells(line) for line in lines[at:end] if not _RULE.match(line)]
        else:
            end, rows = _separated(lines, at)
            yield lines[at:end], rows
        at = end


def _separated(lines: list[str], at: int) -> tuple[int, list[list[str]]]:
    """Where the run of separated lines from `at` on ends, and its cells; one line and none where there is no such run."""
    for separator in _SEPARATORS:
        end = at
        while end < len(lines) and separator in lines[end] and not _FIRST_KEY.match(lines[end]):
            end += 1
        if end - at >= 2:
            rows = list(csv.reader(io.StringIO("\n".join(lines[at:end])), delimiter=separator))
            return end, rows
    return at + 1, []


def _cells(line: str) -> list[str]:
    inside = line.strip().removeprefix("|").removesuffix("|")
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", inside)]
