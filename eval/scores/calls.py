"""Calls of the model for one report, those whose answer was of no use among them."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """How many; a composer makes none."""
    return Mark(sample.report.usage.calls)


SCORE = Score("calls", version=1, unit="calls", better="lower", judge=judge)
