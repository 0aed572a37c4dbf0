"""The folder of results: `results.jsonl`, one line as soon as a record stands, and every report beside it."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.documents import write
from assistant.errors import OutputError
from eval.record import Record, as_line

LINES = "results.jsonl"


def prepared(folder: Path) -> Path:
    """The folder, made if need be. Raises OutputError when it cannot be, or holds results that someone paid for."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / LINES).touch(exist_ok=False)
        (folder / "reports").mkdir(exist_ok=True)
    except FileExistsError:
        if not folder.is_dir():
            raise OutputError(f"{folder}：不是文件夹", f"{folder}: not a folder") from None
        raise OutputError(
            f"{folder}：已有结果（{LINES}），请另选文件夹",
            f"{folder}: there are results already ({LINES}); name another folder",
        ) from None
    except OSError as error:
        raise OutputError(
            f"{folder}：写不进去：{error.strerror}", f"{folder}: cannot be written: {error.strerror}"
        ) from None
    return folder


def keep(record: Record, folder: Path) -> None:
    """Appends the record's line, and writes the report as .json, from which `nigao export` makes any other file."""
    with (folder / LINES).open("a", encoding="utf-8", newline="\n") as lines:
        lines.write(as_line(record) + "\n")
    if record.report:
        name = re.sub(r"[^\w.-]+", "-", f"{record.case}@{record.model}")
        write(record.report, folder / "reports" / f"{name}.json")
