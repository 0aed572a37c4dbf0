"""Office packages (.xlsx, .docx): what a zip directory tells before anything is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from assistant.errors import FactsError
from assistant.language import Said

_LARGEST = 200_000_000
# The text of a Word document, and the tags of some thousand pages.
_TEXT, _MOST_TAGS = "word/document.xml", 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS = {
    ".xlsx": (b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml"),
    ".xlsm": (b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml"),
    ".docx": (b"wordprocessingml.document.main+xml", b"document.macroEnabled.main+xml"),
}


def check_package(path: Path) -> int:
    """The unpacked size of an office package, in bytes.

    Raises FactsError for what only bears the suffix: an encrypted file, the old binary format, a
    page of HTML, another zip; for a broken one; and for one that unpacks to more than 200 MB.
    """
    suffix = path.suffix.lower()
    with path.open("rb") as stream:
        head = stream.read(8)
        if head == _OLE:
            rest = stream.read(4_000_000)
            raise _ole(path, "EncryptedPackage".encode("utf-16-le") in rest)
    try:
        with zipfile.ZipFile(path) as package:
            size = sum(part.file_size for part in package.infolist())
            if size > _LARGEST:
                found = f"{size // 1_000_000} MB"
                raise FactsError(
                    "解压后太大", "too large when unpacked", file=path, found=found, expected="≤ 200 MB"
                )
            names = package.namelist()
            types = package.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
            tags = _tags(package, _TEXT) if _TEXT in names else 0
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as problem:
        found = "HTML" if head.lstrip().startswith(b"<") else str(problem)
        raise _other(path, found) from None
    if tags > _MOST_TAGS:
        raise FactsError("内容太多", "too much in it", file=path, expected=f"≤ {_MOST_TAGS} <…>")
    if not any(mark in types for mark in _MARKS[suffix]):
        raise _other(path, f"zip: {', '.join(names[:3]) or '-'}")
    return size


def _tags(package: zipfile.ZipFile, part: str) -> int:
    """How many tags a part holds, up to some more than are read: python-docx makes an object for each."""
    count = 0
    with package.open(part) as stream:
        while count <= _MOST_TAGS and (piece := stream.read(1 << 16)):
            count += piece.count(b"<")
    return count


def _ole(path: Path, encrypted: bool) -> FactsError:
    suffix = path.suffix.lower()
    if encrypted:
        return FactsError(
            "文件已加密，读不了",
            "the file is encrypted",
            file=path,
            expected=Said("去掉密码的文件", "a file without password"),
        )
    return FactsError(
        "这是旧的二进制格式，只是改了后缀",
        "this is the old binary format under another suffix",
        file=path,
        found=".xls / .doc",
        expected=Said(f"另存为 {suffix} 的文件", f"a file saved as {suffix}"),
    )


def _other(path: Path, found: object) -> FactsError:
    suffix = path.suffix.lower()
    kind = Said("Word 文档", "Word document") if suffix == ".docx" else Said("Excel 工作簿", "Excel workbook")
    return FactsError(
        f"打不开，不是{kind.zh}",
        f"this cannot be opened: it is no {kind.en}",
        file=path,
        found=found,
        expected=Said(f"真正的 {suffix} 文件", f"a real {suffix} file"),
    )
