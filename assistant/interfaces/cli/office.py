"""`nigao office`: what is installed in LibreOffice, Word and WPS."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.interfaces.cli.screen import note, told

HELP = told(
    "在 LibreOffice、Word、WPS 里用：生成要安装的文件。",
    "Use it inside LibreOffice, Word and WPS: makes the files to install.",
)
app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)
_File = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="FILE", help=told("写到这个文件", "the file to write")),
]


@app.command("oxt", help=told("LibreOffice 扩展", "the extension for LibreOffice"))
def oxt(output: _File = Path("nigao-office.oxt")) -> None:
    from assistant.interfaces.office.oxt import oxt

    _write(output, oxt())
    note(told(f"安装：unopkg add {output}，或在 LibreOffice 里双击", f"install: unopkg add {output}, or open it"))


def _write(path: Path, data: bytes) -> None:
    from assistant.documents.target import replace_file

    replace_file(path, data)
    note(told(f"已写入 {path}", f"wrote {path}"))
