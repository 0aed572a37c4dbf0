"""Findings of severity error that are left in the finished draft: what makes `nigao draft` exit 1."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """How many. Which rules they are of is in the record's `findings`."""
    return Mark(sum(finding.severity == "error" for finding in sample.report.findings))


SCORE = Score("errors", version=1, unit="findings", better="lower", judge=judge)
