"""A file that comes in: is it there, is it a file, is it of a size that can be read."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import DocumentError
from assistant.language import Said

LIMIT_MB = 200
# Text is held in memory whole, several times over while it is read; a packed file is not.
TEXT_LIMIT_MB = 20


def check_source(path: Path) -> None:
    """Raises DocumentError when there is no such file, or it is a folder, or far too large."""
    try:
        if path.is_dir():
            raise DocumentError("这是一个文件夹，不是文件", "this is a folder, not a file", file=path)
        if not path.is_file():
            raise DocumentError("文件不存在", "there is no such file", file=path)
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    if size > LIMIT_MB * 1024 * 1024:
        raise too_large(path, size)


def too_large(path: Path, size: int, limit: int = 0) -> DocumentError:
    """The error for a file, or the content of a packed one, of so many bytes; 0 is the limit for packed ones."""
    return DocumentError(
        "文件太大",
        "the file is too large",
        file=path,
        found=f"{size // (1024 * 1024)} MB",
        expected=Said(f"不超过 {limit or LIMIT_MB} MB", f"at most {limit or LIMIT_MB} MB"),
    )


def unreadable(path: Path, error: Exception) -> DocumentError:
    """The error for a file that the system does not let us read."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return DocumentError(f"读不出来：{reason}", f"cannot be read: {reason}", file=path)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of text. Raises DocumentError."""
    try:
        if (size := path.stat().st_size) > TEXT_LIMIT_MB * 1024 * 1024:
            raise too_large(path, size, TEXT_LIMIT_MB)
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None
