"""Drafts every case with every model, one after the other, and gives each record as soon as it stands."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from assistant.brief import Brief
from assistant.brief.read import read_brief
from assistant.documents import read_text, to_bytes
from assistant.errors import NigaoError
from assistant.service import draft
from eval.cases import Case
from eval.record import Record, scored
from eval.sample import Sample


def read_briefs(cases: Sequence[Case]) -> dict[str, Brief]:
    """The brief of every case by its name. All are read first: a broken one must not cost a paid call."""
    return {case.name: read_brief(case.brief) for case in cases}


def records(cases: Sequence[Case], briefs: Mapping[str, Brief], models: Sequence[str]) -> Iterator[Record]:
    """A record for every case with every model. Raises the error of a model's first draft: the others would fail alike."""
    for model in models:
        for index, case in enumerate(cases):
            try:
                yield _record(case, briefs[case.name], model)
            except NigaoError as error:
                if not index:
                    raise
                yield Record(case.name, model, case.digest, failed=str(error))


def _record(case: Case, brief: Brief, model: str) -> Record:
    started = time.perf_counter()
    report = draft(brief, model=model)
    seconds = time.perf_counter() - started
    text = to_bytes(report, ".txt").decode("utf-8")
    reference = _printed(case.reference) if case.reference else None
    return scored(case, model, Sample(report, text, reference, seconds))


@cache
def _printed(reference: Path) -> str:
    """The sample report as printed: the # that mark headings in our reading are not part of it."""
    return "\n".join(line.lstrip("#").lstrip() for line in read_text(reference).splitlines())
