"""Headings that the outline does not have."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """How many the page has beside those of the outline."""
    return Mark(sum(place < 0 for place in sample.judged.headings))


SCORE = Score("extra", version=1, unit="headings", better="lower", judge=judge)
