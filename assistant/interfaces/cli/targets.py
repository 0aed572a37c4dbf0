"""Workbooks that commands write: looked at before the work begins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.errors import OutputError


def check_workbook(target: Path, inputs: Sequence[Path]) -> None:
    """Raises OutputError when the target is no .xlsx, cannot be written, or is one of the inputs."""
    from assistant.documents.target import check_place

    if target.suffix.lower() != ".xlsx":
        raise OutputError(f"{target}：只能写成 .xlsx", f"{target}: only .xlsx can be written")
    check_place(target)
    if any(source.exists() and target.exists() and target.samefile(source) for source in inputs):
        raise OutputError(
            f"{target}：这是输入文件，不会覆盖", f"{target}: this is an input; it is not overwritten"
        )
