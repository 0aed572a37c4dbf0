"""`nigao new`: a brief of a kind, ready to fill."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.interfaces.cli.screen import note, told

HELP = told(
    "按文种新建一份拟稿说明。文种见 nigao kinds。", "Start a brief of a kind; `nigao kinds` lists them."
)


def new(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help=told("文种，如 情况报告", "the kind, such as status report"),
            show_default=False,
        ),
    ],
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER", help=told("新的或空的文件夹", "a new or empty folder"), show_default=False
        ),
    ],
) -> None:
    from assistant.service.learn import start

    for file in start(kind, folder):
        note(told(f"已写入 {file}", f"wrote {file}"))
    brief = folder / "brief.yaml"
    note(told(f"填好后运行 nigao draft {brief}", f"fill them in, then: nigao draft {brief}"))
