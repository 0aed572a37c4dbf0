"""The command that the others are below, the store, and what several of them ask for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.screen import out, told

if TYPE_CHECKING:
    from assistant.store import Store

HELP = told(
    "库里的报告：每一版都在，可比较、恢复、导出、备份。", "Reports that are kept, every version of each."
)

app = typer.Typer(help=HELP, invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def reports(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        out(context.get_help())


Name = Annotated[
    str,
    typer.Argument(
        metavar="ID", help=told("报告编号，见 list", "the report's id, from `list`"), show_default=False
    ),
]
Number = Annotated[
    int | None, typer.Option("--version", metavar="N", min=1, help=told("第几版", "which version"))
]
Who = Annotated[
    str, typer.Option("--who", metavar="NAME", help=told("经办人", "who does this"), show_default=False)
]
Target = Annotated[
    Path, typer.Argument(metavar="FILE", help=told("写入的文件", "file to write"), show_default=False)
]
Section = Annotated[
    str,
    typer.Option(
        "--section", "-s", metavar="SECTION", help=told("哪一节", "which section"), show_default=False
    ),
]
Sentence = Annotated[
    str,
    typer.Option(
        "--sentence",
        metavar="TEXT",
        help=told("该节中以此开头的一句", "its sentence that begins so"),
        show_default=False,
    ),
]


@contextmanager
def opened_store() -> Iterator[Store]:
    """The store that the settings name, closed in the end."""
    from assistant.service.kept import open_store

    store = open_store()
    try:
        yield store
    finally:
        store.close()
