"""`nigao figures`: the numbers in a text, with value, unit and kind."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.options import AsJson, Speech, language_of
from assistant.interfaces.cli.screen import console, out, out_json, plain, told

if TYPE_CHECKING:
    from assistant.figures import Found
    from assistant.language import Language

HELP = told(
    '找出文本中的数字。--jsonl：逐行读入 {"id","text"}，逐行答出。',
    'Find the figures in a text. With --jsonl: lines {"id", "text"} in, one answer a line out.',
)


def figures(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|-",
            help=told("docx、md、txt；- 为标准输入", "docx, md or txt; - is standard input"),
            show_default=False,
        ),
    ] = Path("-"),
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help=told("逐行 JSON 进、逐行 JSON 出", "JSON Lines in and out"))
    ] = False,
    language: Speech = "zh",
    as_json: AsJson = False,
) -> None:
    from assistant.figures import find_figures
    from assistant.interfaces.cli.asked import text_of

    speech = language_of(language or "zh")
    if jsonl:
        _answer(file, speech)
        return
    found = find_figures(text_of(file), speech)
    if as_json:
        out_json(found.as_dict())
    else:
        _show(found)


def _answer(file: Path, language: Language) -> None:
    from assistant.figures import find_figures
    from assistant.interfaces.cli.asked import lines_of

    for asked in lines_of(file, language):
        found = find_figures(asked.text, asked.language)
        out(json.dumps({"id": asked.id, **found.as_dict()}, ensure_ascii=False))
        # Whoever is at the other end of a pipe waits for each answer.
        sys.stdout.flush()


def _show(found: Found) -> None:
    """Everything found, from left to right: figures, numbers that are none, and gaps."""
    from assistant.interfaces.cli.tables import table

    columns = (("位置", "at"), ("原文", "text"), ("数值", "value"), ("单位", "unit"), ("类别", "kind"))
    rows: list[tuple[int, str, tuple[str, ...]]] = []
    cells: tuple[str, ...]
    for figure in found.figures:
        value = figure.value if figure.value_high is None else f"{figure.value} – {figure.value_high}"
        cells = (f"{figure.start}–{figure.end}", figure.approx + figure.text, value, figure.unit, figure.kind)
        rows.append((figure.start, "", cells))
    for other in found.non_figures:
        cells = (f"{other.start}–{other.end}", other.text, "—", "", other.reason)
        rows.append((other.start, "dim", cells))
    for gap in found.placeholders:
        cells = (f"{gap.start}–{gap.end}", gap.text, "—", gap.unit, told("空缺", "placeholder"))
        rows.append((gap.start, "yellow", cells))
    shown = table(*(told(*column) for column in columns))
    for _, style, cells in sorted(rows):
        shown.add_row(*map(plain, cells), style=style)
    console(stderr=False).print(shown)
