"""`nigao learn`: a sample report becomes a folder to draft from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.options import AsJson, Speech, language_of
from assistant.interfaces.cli.screen import note, out_json, told

if TYPE_CHECKING:
    from assistant.outline.learn import Learned

HELP = told(
    "从样本（去年的报告）学出提纲和待填的数据，旧数值只留在备注里。不写 -o 时写入当前目录下与样本同名的文件夹。",
    "Learn outline and facts to fill from a sample; its values stay in notes. Without -o: a folder named like the sample.",
)


def learn(
    sample: Annotated[
        Path,
        typer.Argument(
            metavar="SAMPLE",
            help=told("样本：.docx .md .txt .pdf", "the sample: .docx .md .txt .pdf"),
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help=told("写入的文件夹，须是新的或空的", "a new or empty folder"),
        ),
    ] = None,
    language: Speech = None,
    as_json: AsJson = False,
) -> None:
    from assistant.outline.learn.folder import check_folder
    from assistant.service.learn import learn

    folder = output or (None if as_json else Path(sample.stem))
    if folder:
        check_folder(folder)
    learned = learn(sample, language=language_of(language) if language else None)
    for warning in learned.warnings:
        note(told("注意：", "note: ") + str(warning))
    if folder:
        learned.write(folder)
        note(told(f"已写入 {folder}", f"wrote {folder}"))
        _next_steps(folder, learned)
    if as_json:
        out_json(learned.as_dict())


def _next_steps(folder: Path, learned: Learned) -> None:
    count = len(learned.facts)
    note(
        told(
            f"{count} 项数据待填：在 {folder / 'facts.yaml'} 中填 value 或 text，再运行 nigao draft {folder / 'brief.yaml'}",
            f"{count} facts to fill: give each a value or text in {folder / 'facts.yaml'}, then nigao draft {folder / 'brief.yaml'}",
        )
    )
