"""Wall time of one draft, from the brief that has been read to the checked report, on the machine that ran it."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """Seconds. The first draft of a process also pays for imports; None where answers were replayed."""
    return Mark(None if sample.seconds is None else round(sample.seconds, 3))


SCORE = Score("seconds", version=1, unit="s", better="lower", judge=judge)
