"""Required headings that are there, of those required: the coverage that `nigao check` reports."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """`present` of `required`."""
    tally = sample.report.coverage.headings
    return Mark(tally.present, tally.required)


SCORE = Score("headings", version=1, unit="headings", better="higher", judge=judge)
