"""Plain text, for pasting: one paragraph a line, and a blank line below the title and above the signature."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from assistant.documents.content import blocks
from assistant.documents.source import read_bytes
from assistant.errors import DocumentError
from assistant.language import Said
from assistant.report.model import Report

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# No text holds these; what decodes to them was not text, or not in that encoding.
_USUAL = re.compile("[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e“”‘’—…]")
_TITLE = ("title", "adopted")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def to_bytes(report: Report) -> bytes:
    """The report as UTF-8 text."""
    lines: list[str] = []
    previous = ""
    for block in blocks(report):
        by_nobody = block.role == "date" and previous not in ("author", "hand")
        signed = block.role in ("author", "hand") or by_nobody
        below_title = previous in _TITLE and block.role not in _TITLE
        if lines and (signed or below_title):
            lines.append("")
        lines.append(block.text)
        previous = block.role
    return ("\n".join(lines) + "\n").encode("utf-8")


def read(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 or GB 18030, found by its mark or by what decodes."""
    return decode(read_bytes(path), path)


def decode(data: bytes, path: Path) -> str:
    """The text of these bytes, with line breaks as \\n. Raises DocumentError when no encoding gives text."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NO_TEXT.search(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise DocumentError(
        "不是文本文件，或编码不认识",
        "not a text file, or in an unknown encoding",
        file=path,
        found=data[:8].hex(" "),
        expected=Said("UTF-8、GB 18030 或 UTF-16 编码的文本", "text in UTF-8, GB 18030 or UTF-16"),
    )


def _encodings(data: bytes) -> list[str]:
    """The encodings to try: the one that a mark names; UTF-16 where zero bytes show it; else the usual two."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return [encoding]
    if b"\0" not in data[:1000]:
        return ["utf-8", "gb18030"]
    both = sorted(("utf-16-le", "utf-16-be"), key=lambda encoding: _usual(data, encoding), reverse=True)
    return both[:1] if _usual(data, both[0]) > 0.5 else []


def _usual(data: bytes, encoding: str) -> float:
    """Which share of the first characters are ASCII, Chinese or full-width; the wrong byte order gives few."""
    text = data[:1000].decode(encoding, "replace")
    return len(_USUAL.findall(text)) / len(text)
