"""Reports taken out to a file and brought in, and the whole store backed up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.interfaces.cli.reports.app import Name, Number, Target, Who, app, opened_store
from assistant.interfaces.cli.screen import note, out, told


@app.command(
    help=told(
        "导出一份报告：.json 含所有版本，可在别处导入；.docx 等为最新一版的文件。",
        "Export a report: .json holds all versions, for `import` elsewhere; .docx and others the newest.",
    )
)
def export(name: Name, file: Target, version: Number = None) -> None:
    from assistant.documents import check_target, write
    from assistant.service.kept import export

    check_target(file)
    with opened_store() as store:
        if file.suffix.lower() == ".json" and version is None:
            export(store, name, file)
        else:
            write(store.load(name, version), file)
    note(told(f"已写入 {file}", f"wrote {file}"))


@app.command(
    "import",
    help=told(
        "导入：别处导出的报告、nigao draft 保存的 .json，或整库备份（只能进空库）。",
        "Bring in an exported report, a .json saved by `nigao draft`, or a backup (into an empty store).",
    ),
)
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=told("文件", "the file"), show_default=False)],
    who: Who = "",
) -> None:
    from assistant.service.kept import bring_in, person

    with opened_store() as store:
        names = bring_in(store, file, who=who or person())
    for name in names:
        out(name)
    note(told(f"已导入 {len(names)} 份", f"brought in {len(names)}"))


@app.command(
    help=told(
        "把整个库备份成一个文件；正在使用也可以。", "Back up everything to one file, also while in use."
    )
)
def backup(file: Target) -> None:
    from assistant.documents.target import check_place
    from assistant.service.kept import backup

    check_place(file)
    with opened_store() as store:
        rows = backup(store, file)
    note(told(f"已备份 {rows} 行到 {file}", f"backed up {rows} rows to {file}"))
