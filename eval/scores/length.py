"""How long the draft is beside the sample report: characters, white space aside."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """1.0 is as long as the sample; None without one, or with an empty one."""
    reference = _characters(sample.printed_reference or "")
    return Mark(round(_characters(sample.text) / reference, 3) if reference else None)


def _characters(text: str) -> int:
    return sum(not char.isspace() for char in text)


SCORE = Score("length", version=1, unit="times the sample", better="neither", judge=judge)
