"""A source file, opened with care: it is there, is no folder, is not empty, and is text where text is due."""

from __future__ import annotations

import codecs
from collections.abc import Collection
from pathlib import Path

from assistant.errors import InputError, nearest
from assistant.language import Said

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LARGEST_TEXT = 50_000_000


def opened(source: str | Path, suffixes: Collection[str], error: type[InputError]) -> Path:
    """The path of a file that can be read.

    Raises `error`, in one line, for a missing file (with the nearest names beside it), a folder, an
    empty file, one that may not be read, and a suffix that nobody reads.
    """
    path = Path(source)
    try:
        if path.is_dir():
            raise _folder(path, suffixes, error)
        if not path.is_file():
            raise _missing(path, error)
        if path.suffix.lower() not in suffixes:
            raise _suffix(path, suffixes, error)
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise error("文件打不开", "the file cannot be opened", file=path, found=reason) from None
    if not size:
        raise error("文件是空的", "the file is empty", file=path)
    return path


def text_of(path: Path, error: type[InputError]) -> str:
    """The text of a UTF-8 file (or one with a byte order mark).

    Raises `error` naming the line of the first byte that does not fit.
    """
    if path.stat().st_size > _LARGEST_TEXT:
        raise error("文件太大", "the file is too large", file=path, expected="< 50 MB")
    raw = path.read_bytes()
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise error(
            "文件编码不对",
            "wrong encoding",
            file=path,
            place=Said(f"第{line}行", f"line {line}"),
            found=_looks_like(raw, problem.start),
            expected=Said("UTF-8，请另存为 UTF-8 编码", "UTF-8"),
        ) from None
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise error("文件是空的", "the file is empty", file=path)
    return text


def _looks_like(raw: bytes, at: int) -> str:
    seen = raw[at : at + 4].hex(" ").upper()
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return seen
    return f"{seen} (GBK?)"


def _folder(path: Path, suffixes: Collection[str], error: type[InputError]) -> InputError:
    inside = next(
        (path / name for name in ("brief.yaml", "brief.yml", "brief.json") if (path / name).is_file()), None
    )
    if inside:
        expected = Said(f"文件，例如 {inside}", f"a file such as {inside}")
    else:
        expected = Said(f"文件（{' '.join(suffixes)}）", f"a file ({' '.join(suffixes)})")
    return error(
        "这是文件夹，不是文件",
        "this is a folder, not a file",
        file=path,
        found=f"{path.name}/",
        expected=expected,
    )


def _missing(path: Path, error: type[InputError]) -> InputError:
    try:
        beside = [other.name for other in path.parent.iterdir()]
    except OSError:
        return error(
            "没有这个文件，所在文件夹也没有", "no such file, nor its folder", file=path, found=path.parent
        )
    near = [name for name in nearest(path.name, beside) if _close(name, path.name)]
    return error("没有这个文件", "no such file", file=path, expected=" / ".join(near) or None)


def _close(name: str, wanted: str) -> bool:
    return Path(name).suffix == Path(wanted).suffix or Path(name).stem == Path(wanted).stem


def _suffix(path: Path, suffixes: Collection[str], error: type[InputError]) -> InputError:
    old = {".xls": ".xlsx", ".et": ".xlsx", ".ods": ".xlsx", ".doc": ".docx", ".wps": ".docx"}.get(
        path.suffix.lower()
    )
    if old in suffixes:
        expected = Said(f"{old}，请用 WPS 或 Excel、Word 另存为 {old}", f"{old}: save it again as {old}")
    else:
        expected = Said(" ".join(suffixes), " ".join(suffixes))
    return error(
        "不认识的文件类型",
        "this type of file is not read",
        file=path,
        found=path.suffix or path.name,
        expected=expected,
    )
