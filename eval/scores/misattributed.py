"""Figures that are a fact's, said of another thing, place or time."""

from __future__ import annotations

from eval.judged import MISATTRIBUTED
from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """How many, of all figures of the page; None for a page without any."""
    figures = len(sample.judged.figures)
    return Mark(sample.found(*MISATTRIBUTED), figures) if figures else Mark(None)


SCORE = Score("misattributed", version=1, unit="a thousand figures", better="lower", judge=judge, per=1000)
