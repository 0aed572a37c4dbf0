"""Figures that contradict a fact: another value, unit or direction, or two values for one thing."""

from __future__ import annotations

from eval.judged import WRONG
from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """How many, of all figures of the page; None for a page without any."""
    figures = len(sample.judged.figures)
    return Mark(sample.found(*WRONG), figures) if figures else Mark(None)


SCORE = Score("wrong", version=1, unit="a thousand figures", better="lower", judge=judge, per=1000)
