"""JSON Lines that are appended to while a run goes on, and read again after it was killed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from assistant.errors import InputError, OutputError


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Every object in the file. Raises InputError for a file that cannot be read, or holds anything else.

    A last line without a line break is what a kill has left: it is passed over.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError("读不出来", "cannot be read", file=path, found=error.strerror) from None
    return [_object(line, path, number) for number, line in enumerate(_whole(data).splitlines(), 1)]


def continued(path: Path) -> list[dict[str, Any]]:
    """What the file holds, after a line that was cut off has been taken away; nothing where there is no file.

    A file that is no JSON Lines is refused, and stays as it is.
    """
    if not path.exists():
        return []
    found = read_lines(path)
    data = path.read_bytes()
    if len(whole := _whole(data)) < len(data):
        os.truncate(path, len(whole))
    return found


def prepared(path: Path) -> None:
    """Makes sure that the file can be appended to. Raises OutputError."""
    try:
        path.open("a").close()
    except OSError as error:
        raise _unwritable(path, error) from None


def append(path: Path, data: dict[str, Any]) -> None:
    """One line, on the disk when this returns. Raises OutputError."""
    try:
        with path.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as lines:
            lines.write(json.dumps(data, ensure_ascii=False) + "\n")
            lines.flush()
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path}：写不进去：{error.strerror}", f"{path}: cannot be written: {error.strerror}")


def _whole(data: bytes) -> bytes:
    return data[: data.rfind(b"\n") + 1]


def _object(line: bytes, path: Path, number: int) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except ValueError:
        data = None
    if not isinstance(data, dict):
        raise InputError("不是 JSON Lines", "not JSON Lines", file=path, place=f"{number}", found=line[:40])
    return data
