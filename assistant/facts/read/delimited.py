"""Tables from csv and tsv: whatever encoding and separator an office program chose."""

from __future__ import annotations

import codecs
import csv
import io
from itertools import islice
from pathlib import Path

from assistant.errors import FactsError
from assistant.facts.table.cells import Cell, Row, Table
from assistant.facts.table.header import header_of
from assistant.language import Said

_SEPARATORS = ",;\t，；|"
_MOST_ROWS = 50_000
_LARGEST = 20_000_000


def read_delimited(path: Path) -> list[Table]:
    """The one table of a csv or tsv file: UTF-8, UTF-16 or GB 18030, split at , ; or tab."""
    if path.stat().st_size > _LARGEST:
        raise FactsError("文件太大", "the file is too large", file=path, expected="< 20 MB")
    text = _decoded(path.read_bytes(), path)
    first = text.split("\n", 1)[0].strip()
    if first.lower().startswith("sep=") and len(first) == 5:
        return [_table(text, first[4], path)]
    sample = "".join(islice(io.StringIO(text, newline=""), 60))
    choices = [_table(sample, separator, path) for separator in _SEPARATORS]
    best = max(range(len(choices)), key=lambda i: (_promise(choices[i]), -i))
    return [_table(text, _SEPARATORS[best], path)]


def _promise(table: Table) -> tuple[bool, int]:
    return header_of(table) is not None, max((row.filled for row in table.rows), default=0)


def _table(text: str, separator: str, path: Path) -> Table:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[Row] = []
    line = 1
    try:
        for number, cells in enumerate(reader, 1):
            if number > _MOST_ROWS:
                raise FactsError("行数太多", "too many rows", file=path, expected=f"≤ {_MOST_ROWS}")
            if any(cells):
                rows.append(Row(line, tuple(Cell(cell) for cell in cells)))
            line = reader.line_num + 1
    except csv.Error as problem:
        place = Said(f"第{line}行", f"row {line}")
        raise FactsError(
            "这一行读不懂", "this row cannot be read", file=path, place=place, found=problem
        ) from None
    return Table(str(path), None, tuple(rows))


def _decoded(raw: bytes, path: Path) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif 0 in raw:
        # No text holds NUL: these are the high bytes of commas and line ends.
        encodings = ["utf-16-le" if raw[1::2].count(0) > raw[::2].count(0) else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FactsError(
        "文件编码不对",
        "wrong encoding",
        file=path,
        found=raw[:8].hex(" "),
        expected="UTF-8 / GB 18030 / UTF-16",
    )
