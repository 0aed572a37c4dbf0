"""The results table of docs/figures.md: `python -m tests.figures.scores` prints it, `--write` puts it there.

`--open` prints the batches in `open/` instead, for which nothing has been changed yet.
"""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.figures import find_figures
from tests.figures.scorer import KindScore, Score, passages, score

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "tests" / "data" / "figures"
DOC = ROOT / "docs" / "figures.md"
BEGIN, END = "<!-- scores: python -m tests.figures.scores --write -->", "<!-- end of scores -->"


def first_runs() -> dict[str, list[str]]:
    """Batch name → its scores when it was unseen."""
    lines = (DATA / "first-runs.txt").read_text("utf-8").splitlines()
    return {line.split()[0]: line.split()[1:] for line in lines if not line.startswith("#")}


def table() -> str:
    """The scores by batch, unseen and now, and by kind."""
    cases = passages(DATA)
    first = first_runs()
    rows = [
        "| batch | passages | figures | unseen: F1 | value | false hits | ranges | now: F1 | value | false hits | ranges |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for batch in first:
        own = [case for case in cases if case.batch == batch]
        rows.append(_row(batch, len(own), first[batch], score(own, find_figures)))
    total = score(cases, find_figures)
    rows.append(_row("all", len(cases), ["", "", "", ""], total))
    rows += ["", "| kind | labelled | precision | recall | value right |", "| --- | --- | --- | --- | --- |"]
    rows += [_kind(kind, found) for kind, found in sorted(total.by_kind.items())]
    return "\n".join(rows)


def open_table() -> str:
    """The batches that the finder has met once and nothing was changed for, scored as they stand."""
    cases = passages(DATA / "open")
    rows = [
        "| batch | passages | figures | F1 | value | false hits | ranges |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for batch in sorted({case.batch for case in cases}):
        own = [case for case in cases if case.batch == batch]
        rows.append(_row(batch, len(own), [], score(own, find_figures)))
    return "\n".join(rows)


def _row(batch: str, size: int, first: list[str], now: Score) -> str:
    cells = [
        batch,
        size,
        now.expected,
        *first,
        f"{now.f1:.3f}",
        f"{now.value_accuracy:.3f}",
        f"{now.others[0]}/{now.others[1]}",
        f"{now.ranges[0]}/{now.ranges[1]}",
    ]
    return f"| {' | '.join(map(str, cells))} |"


def _kind(kind: str, counts: KindScore) -> str:
    precision = counts.spans / counts.found if counts.found else 1.0
    recall = counts.spans / counts.expected if counts.expected else 1.0
    right = counts.values / counts.spans if counts.spans else 1.0
    return f"| {kind} | {counts.expected} | {precision:.3f} | {recall:.3f} | {right:.3f} |"


def written(doc: str) -> str:
    """The document with the table of today."""
    head, _, rest = doc.partition(BEGIN)
    return f"{head}{BEGIN}\n\n{table()}\n\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    print(open_table() if "--open" in sys.argv else table())
    if "--write" in sys.argv:
        DOC.write_text(written(DOC.read_text("utf-8")), "utf-8")
