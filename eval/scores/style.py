"""Findings about punctuation, the way numbers are written, and wording."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """How many the page has."""
    return Mark(sample.found("punctuation", "number-style", "wording"))


SCORE = Score("style", version=1, unit="findings", better="lower", judge=judge)
