"""Required figures that are stated where the outline wants them, of those required."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """`present` of `required`. A gap that is printed as a placeholder counts as `nigao check` counts it."""
    tally = sample.report.coverage.figures
    return Mark(tally.present, tally.required)


SCORE = Score("figures", version=1, unit="figures", better="higher", judge=judge)
