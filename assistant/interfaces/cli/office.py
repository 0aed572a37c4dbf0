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
    note(
        told(
            f"安装：unopkg add {output}，或在 LibreOffice 里双击", f"install: unopkg add {output}, or open it"
        )
    )


_Url = Annotated[
    str,
    typer.Option(
        "--url", metavar="URL", help=told("服务器地址，如 https://nigao.example", "the server's address")
    ),
]


@app.command("manifest", help=told("Word 加载项的清单", "the manifest of the add-in for Word"))
def manifest(
    url: _Url = "http://localhost:8600",
    output: _File = Path("manifest.xml"),
) -> None:
    from assistant.interfaces.office.manifest import manifest

    _write(output, manifest(url).encode())


@app.command("wps", help=told("WPS 加载项的文件", "the files of the add-in for WPS"))
def wps(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help=told("写到这个文件夹", "where to write"), show_default=False),
    ],
    url: _Url = "http://localhost:8600",
    at: Annotated[
        str,
        typer.Option(
            "--at",
            metavar="URL",
            help=told("加载项文件所在的地址", "the address at which these files will be served"),
        ),
    ] = "http://localhost:8600/office/wps/",
) -> None:
    from assistant.interfaces.office.wps import wps_files

    files = wps_files(url, at)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        _write(folder / name, text.encode())


def _write(path: Path, data: bytes) -> None:
    from assistant.documents.target import replace_file

    replace_file(path, data)
    note(told(f"已写入 {path}", f"wrote {path}"))
