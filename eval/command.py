"""What `nigao eval` runs; found by the entry point `run` of the group `nigao.evaluation`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.interfaces.cli.screen import note, out
from eval.cases import find_cases
from eval.drafts import read_briefs, records
from eval.record import Record, as_line
from eval.results import keep, prepared
from eval.table import show


def run(folders: Sequence[Path], models: Sequence[str], output: Path | None, as_json: bool) -> int:
    """Drafts and scores; 0 when every report stands without an error finding, else 1. Raises NigaoError."""
    cases = find_cases(folders)
    briefs = read_briefs(cases)
    folder = prepared(output) if output else None
    done: list[Record] = []
    for record in records(cases, briefs, models):
        done.append(record)
        if folder:
            keep(record, folder)
        if as_json:
            out(as_line(record))
        note(
            f"[{len(done)}/{len(cases) * len(models)}] {record.case} · {record.model} {record.failed}".rstrip()
        )
    if not as_json:
        show(done)
    return int(any(record.failed or record.marks["errors"].value for record in done))
