"""Where a file goes: looked at before the work begins, and replaced in one step when it is done."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from assistant.errors import OutputError


def check_place(path: Path) -> None:
    """Raises OutputError when no file can be written at `path`: no folder, no right to write, a folder itself."""
    try:
        folder = path.parent
        if path.is_dir():
            raise OutputError(f"{path}：这是一个文件夹，不是文件", f"{path}: this is a folder, not a file")
        if not folder.is_dir():
            raise OutputError(
                f"{path}：文件夹不存在：{folder}", f"{path}: the folder does not exist: {folder}"
            )
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OutputError(
                f"{path}：文件夹不可写：{folder}", f"{path}: the folder cannot be written: {folder}"
            )
        if path.exists() and not os.access(path, os.W_OK):
            raise OutputError(f"{path}：文件只读，不能替换", f"{path}: the file is read-only")
    except OSError as error:
        raise _refused(path, error) from None


def replace_file(path: Path, data: bytes) -> None:
    """Puts the bytes at `path` in one step. On failure nothing is left, and an existing file stays as it was.

    A symbolic link stays one: what it points to is replaced. The mode of an existing file is kept.
    """
    try:
        target = path.resolve()
        # In the same folder, for a rename is only then one step; not tempfile, whose files nobody else may read.
        temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        raise _refused(path, error) from None


def _refused(path: Path, error: Exception) -> OutputError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return OutputError(f"{path}：写不进去：{reason}", f"{path}: cannot be written: {reason}")
