"""All figures that cannot be signed, as one score: wrong, without a fact, or said of another thing.

It is added up from the three when results are shown, so that results of any age have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eval.record import Record
from eval.sample import Mark, Score

PARTS = ("wrong", "ungrounded", "misattributed")
FAULTY = Score("faulty", 1, "a thousand figures", "lower", lambda sample: Mark(None), per=1000)


def with_faulty(records: Sequence[Record]) -> list[Record]:
    """The records with the mark; one of which no figure was judged has none."""
    return [_summed(record) for record in records]


def _summed(record: Record) -> Record:
    marks = [mark for name in PARTS if (mark := record.marks.get(name)) and mark.value is not None]
    if not marks:
        return record
    whole = Mark(sum(mark.value or 0 for mark in marks), marks[0].of)
    return replace(record, marks={**record.marks, FAULTY.name: whole})
