"""A folder of text files, written whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from assistant.errors import OutputError


def check_folder(folder: Path) -> None:
    """Raises OutputError where `write_folder` would: something stands there, or no folder to put it in."""
    try:
        if folder.is_dir():
            if any(folder.iterdir()):
                raise OutputError(
                    f"{folder}：文件夹不是空的，不会覆盖",
                    f"{folder}: the folder is not empty; nothing is overwritten",
                )
        elif folder.exists() or folder.is_symlink():
            raise OutputError(f"{folder}：这里已有一个文件", f"{folder}: a file stands here")
        elif not folder.parent.is_dir():
            raise OutputError(
                f"{folder}：上级文件夹不存在：{folder.parent}",
                f"{folder}: there is no folder {folder.parent}",
            )
    except (OSError, ValueError) as error:
        raise _refused(folder, error) from None


def write_folder(folder: Path, files: Mapping[str, str]) -> Path:
    """Writes the files to a new or empty folder and returns it. On failure nothing is left."""
    check_folder(folder)
    try:
        target = folder.resolve()
        # Beside it, for a rename is only then one step.
        temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
        temporary.mkdir()
        try:
            for name, text in files.items():
                (temporary / name).write_text(text, encoding="utf-8", newline="\n")
            if target.is_dir():
                target.rmdir()
            temporary.rename(target)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
    except (OSError, ValueError) as error:
        raise _refused(folder, error) from None
    return folder


def _refused(folder: Path, error: Exception) -> OutputError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return OutputError(f"{folder}：写不进去：{reason}", f"{folder}: cannot be written: {reason}")
