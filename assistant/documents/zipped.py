"""The packages that docx and xlsx files are: written the same every time, and read within limits."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from assistant.documents.source import LIMIT_MB, too_large, unreadable
from assistant.errors import DocumentError
from assistant.language import Said

# The first moment that a zip directory can hold: the same report gives the same bytes on any day.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
# A part is held in memory whole; that of a thousand pages has half of this.
_PART_MB = 32
# The directory of a package is read whole before anything else of it: no docx has a tenth of this.
_MOST_DIRECTORY = 1024 * 1024
_END, _END64, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", b"PK\x06\x07", 22, 65535
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts, in this order, with no time of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the machine that wrote it leaves no trace either
            package.writestr(entry, data)
    return out.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a package that we have just made ourselves."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


class Package:
    """A package that came from outside; a part is unpacked when it is asked for, and never beyond the limit.

    Raises DocumentError when the file is no such package, is encrypted, or would unpack to more than LIMIT_MB.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._zip = _opened(path)
        size = sum(entry.file_size for entry in self._zip.infolist())
        if size > LIMIT_MB * 1024 * 1024:
            self.close()
            raise too_large(path, size)

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._zip.close()

    def names(self) -> list[str]:
        """The names of all parts, in the order of the directory."""
        return self._zip.namelist()

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None when there is none. Raises DocumentError when it cannot be unpacked."""
        try:
            entry = self._zip.getinfo(name)
        except KeyError:
            return None
        if entry.file_size > _PART_MB * 1024 * 1024:
            raise too_large(self.path, entry.file_size, _PART_MB)
        try:
            with self._zip.open(entry) as file:
                # The directory may lie about the size; one byte more than it says is enough to know.
                data = file.read(entry.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            RuntimeError,
        ) as error:
            raise broken(self.path, f"{name}: {error}") from None
        if len(data) > entry.file_size:
            raise broken(self.path, name)
        if any(sign in data for sign in _DOCTYPES):
            # No office writes one (ECMA-376 Part 2, 8.1.4, forbids it); it is how entities are smuggled in.
            raise broken(self.path, f"{name}: <!DOCTYPE")
        return data


def broken(path: Path, found: object = None) -> DocumentError:
    """The error for a package whose insides do not hold together."""
    return DocumentError("文件已损坏", "the file is broken", file=path, found=found)


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        with path.open("rb") as file:
            start = file.read(8)
        if start == _OLE:
            raise DocumentError(
                "是加密的文件或旧版 .doc，请解除密码或另存为 .docx",
                "this is an encrypted file or an old .doc; remove the password or save it as .docx",
                file=path,
            )
        _check_directory(path)
        package = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError):
        expected = Said("Word 文档（.docx）", "a Word document (.docx)")
        found = start.decode("latin-1").strip() if start else ""
        raise DocumentError(
            "不是 .docx 文件，可能只是改了扩展名",
            "not a .docx file, perhaps only renamed",
            file=path,
            found=found if found.isprintable() else start.hex(" "),
            expected=expected,
        ) from None
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None
    if any(entry.flag_bits & 0x1 for entry in package.infolist()):
        package.close()
        raise DocumentError(
            "文件已加密，请先解除密码", "the file is encrypted; remove the password", file=path
        )
    return package


def _check_directory(path: Path) -> None:
    """Raises DocumentError for a directory of millions of entries, which would fill memory when it is read."""
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
        end = file.read()
    at = end.rfind(_END)
    if at < 0 or len(end) < at + _END_SIZE:
        return  # zipfile says what is wrong with it
    length = struct.unpack_from("<I", end, at + 12)[0]
    if length > _MOST_DIRECTORY or end[max(0, at - 20) : at].startswith(_END64):
        raise broken(path, f"{length // 1024} KB of entries")
