"""`--track`: what a revision changed goes into the docx as tracked changes, under a name and with the time of day."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.screen import told

if TYPE_CHECKING:
    from assistant.documents.word.tracked import Revision
    from assistant.report.model import Report

Track = Annotated[
    bool,
    typer.Option(
        "--track",
        help=told(
            "docx 中用修订标出改动，打开的人逐处接受或拒绝",
            "a docx shows the change as tracked changes, to be accepted or rejected one by one",
        ),
    ),
]

Author = Annotated[
    str,
    typer.Option("--author", metavar="NAME", help=told("修订的署名", "whose name the tracked changes bear")),
]


def check_track(targets: Sequence[Path], *, track: bool) -> None:
    """Raises BadParameter where changes are to be tracked and no docx is written."""
    if track and not any(target.suffix.lower() == ".docx" for target in targets):
        raise typer.BadParameter(
            told("要有一个 .docx 输出文件：-o 文件.docx", "needs a .docx to write: -o FILE.docx"),
            param_hint="--track",
        )


def revision_of(before: Report, author: str, *, track: bool) -> Revision | None:
    """The revision of a report that is made now; None where it is not tracked."""
    if not track:
        return None
    import datetime

    from assistant.documents.word.tracked import Revision

    # Word shows the time as it is written: that of the clock on the wall.
    return Revision(before, author, datetime.datetime.now())
