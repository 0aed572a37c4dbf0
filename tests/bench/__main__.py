"""Runs every bench: `python -m tests.bench [NAME]…`.

A bench is a file `tests/bench/bench_NAME.py` whose first docstring line says what it measures and whose
`main()` returns its rows; the runner prints them. Measured times belong to the machine that printed them, so
a bench fails nothing: a bar that must hold is a test.
"""

from __future__ import annotations

import importlib
import sys
import time
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

Row = Mapping[str, object]

HERE = Path(__file__).parent


def benches() -> list[str]:
    """The names of all benches, sorted."""
    return sorted(file.stem.removeprefix("bench_") for file in HERE.glob("bench_*.py"))


def table(rows: Sequence[Row]) -> str:
    """Rows as a Markdown table, padded so that Chinese columns line up in a terminal too."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    cells = [columns, *([str(row.get(column, "")) for column in columns] for row in rows)]
    widths = [max(_width(line[n]) for line in cells) for n in range(len(columns))]
    lines = [
        "| "
        + " | ".join(cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in cells
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def main(names: Sequence[str]) -> int:
    unknown = set(names) - set(benches())
    if unknown:
        print(f"no bench {', '.join(sorted(unknown))}; there are: {', '.join(benches())}", file=sys.stderr)
        return 2
    for name in names or benches():
        module = importlib.import_module(f"tests.bench.bench_{name}")
        print(f"\n## {name}: {(module.__doc__ or '').partition(chr(10))[0]}\n", flush=True)
        started = time.perf_counter()
        print(table(module.main()))
        print(f"\n({time.perf_counter() - started:.1f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
