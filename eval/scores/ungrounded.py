"""Figures and dates that no fact and none of the brief's words support."""

from __future__ import annotations

from eval.judged import UNGROUNDED
from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """How many, of all figures of the page; None for a page without any."""
    figures = len(sample.judged.figures)
    return Mark(sample.found(*UNGROUNDED), figures) if figures else Mark(None)


SCORE = Score("ungrounded", version=1, unit="a thousand figures", better="lower", judge=judge, per=1000)
