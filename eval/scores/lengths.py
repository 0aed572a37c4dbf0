"""Sections longer or shorter than the outline wishes."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """`outside` of those with a wished length; None where the outline wishes none."""
    wished = sum(passage.length is not None for _, passage in sample.report.brief.passages())
    return Mark(sample.found("length"), wished) if wished else Mark(None)


SCORE = Score("lengths", version=1, unit="sections", better="lower", judge=judge)
