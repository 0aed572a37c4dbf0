"""Revisions: how often a section was sent back with its findings."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """How many in the whole report."""
    return Mark(sample.rounds)


SCORE = Score("rounds", version=1, unit="revisions", better="lower", judge=judge)
