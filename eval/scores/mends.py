"""Sections in which the program had to step in: mended by rule, or composed in the model's place."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """How many sections. The composer's own reports have none."""
    rules = ("section-mended", "section-composed")
    return Mark(sum(finding.rule in rules for finding in sample.report.findings))


SCORE = Score("mends", version=1, unit="sections", better="lower", judge=judge)
