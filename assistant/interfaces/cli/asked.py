"""What `nigao figures` is asked: a text, or JSON Lines of texts, from a file or from standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from assistant.documents import read_text
from assistant.documents.source import check_source
from assistant.errors import DocumentError
from assistant.interfaces.cli.screen import note, told
from assistant.language import Language, Said

STDIN = Path("-")
_EXPECTED = '{"id": …, "text": "…"}'


@dataclass(frozen=True, slots=True)
class Asked:
    """One line: `id` is any JSON value, given back as it came."""

    id: Any
    text: str
    language: Language


def text_of(file: Path) -> str:
    """The text of a docx, md or txt, or of standard input. Raises DocumentError."""
    if file != STDIN:
        return read_text(file)
    if sys.stdin.isatty():
        note(told("从标准输入读取，Ctrl-D 结束", "reading standard input; Ctrl-D ends it"))
    return _decoded(sys.stdin.buffer.read(), 0, file)


def lines_of(file: Path, language: Language) -> Iterator[Asked]:
    """Every line as it comes, blank ones aside. Raises DocumentError that names the first one that cannot be read."""
    if file == STDIN:
        yield from _parsed(sys.stdin.buffer, file, language)
        return
    check_source(file)
    with file.open("rb") as lines:
        yield from _parsed(lines, file, language)


def _parsed(lines: IO[bytes], file: Path, language: Language) -> Iterator[Asked]:
    # Not `for raw in lines`: that reads ahead, and a caller may wait for each answer before it asks again.
    for number, raw in enumerate(iter(lines.readline, b""), 1):
        line = _decoded(raw, number, file).strip()
        if line:
            yield _asked(line, number, file, language)


def _asked(line: str, number: int, file: Path, language: Language) -> Asked:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        raise _bad(number, line, file) from None
    if not isinstance(item, dict) or not isinstance(item.get("text"), str) or "id" not in item:
        raise _bad(number, line, file)
    own = item.get("language") or language
    if own not in ("zh", "en"):
        raise _bad(number, str(own), file, '"language": "zh" / "en"')
    return Asked(item["id"], item["text"], own)


def _decoded(raw: bytes, number: int, file: Path) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _bad(number, raw.decode("utf-8", "replace"), file, "UTF-8") from None


def _bad(number: int, found: str, file: Path, expected: str = _EXPECTED) -> DocumentError:
    return DocumentError(
        "读不懂",
        "cannot be read",
        file=told("标准输入", "standard input") if file == STDIN else file,
        place=Said(f"第{number}行", f"line {number}") if number else None,
        found=found,
        expected=expected,
    )
