"""`nigao batch`: a folder of briefs handed in at once; workers write them, here or anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.interfaces.cli.options import AsJson, Model
from assistant.interfaces.cli.screen import note, out_json, told

HELP = told(
    "把文件夹里的拟稿说明全部排队起草（一份或两千份），受理即不丢；由 nigao worker 写，加 --work 则在此写完。",
    "Hand in every brief of a folder; none accepted is lost. `nigao worker` writes them, or this process with --work.",
)


def batch(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help=told("文件夹", "the folder"), show_default=False),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help=told(
                "写好的文件放哪里；不写则只进库", "where finished files go; without it they are only kept"
            ),
        ),
    ] = None,
    model: Model = "",
    suffix: Annotated[
        str, typer.Option("--suffix", metavar="SUFFIX", help=told("文件格式", "kind of file"))
    ] = ".docx",
    work: Annotated[
        bool, typer.Option("--work", help=told("在此写完再返回", "write them here before returning"))
    ] = False,
    as_json: AsJson = False,
) -> None:
    from assistant.interfaces.cli.runs import show_counts, show_failures
    from assistant.service.batch import enqueue_folder
    from assistant.service.kept import open_store
    from assistant.service.worker import work as work_off

    if output:
        _check(output, suffix)
    store = open_store()
    try:
        done = enqueue_folder(store, folder, out=output, model=model, suffix=suffix)
        for file, error in done.refused:
            note(told(f"未受理 {file}：{error}", f"not accepted {file}: {error}"))
        note(
            told(
                f"已受理 {len(done.runs)} 份，批次 {done.batch}",
                f"accepted {len(done.runs)}, batch {done.batch}",
            )
        )
        if work:
            work_off(until_done=True, told=show_counts)
        if as_json:
            refused = [{"file": str(file), "error": str(error)} for file, error in done.refused]
            out_json({"batch": done.batch, "runs": list(done.runs), "refused": refused})
        failed = show_failures(store, done.batch)
    finally:
        store.close()
    raise typer.Exit(1 if failed or done.refused else 0)


def _check(folder: Path, suffix: str) -> None:
    from assistant.documents import check_target
    from assistant.errors import OutputError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder}：建不了文件夹：{error.strerror}", f"{folder}: cannot be made: {error.strerror}"
        ) from None
    check_target(folder / f"x{suffix}")
