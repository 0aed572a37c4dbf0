"""Phrases that must stand word for word, and do."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """`present` of `required`, anywhere in the page, white space aside; None where none is required."""
    text = "".join(sample.text.split())
    wanted = [phrase for _, passage in sample.report.brief.passages() for phrase in passage.phrases]
    present = sum("".join(phrase.split()) in text for phrase in wanted)
    return Mark(present, len(wanted)) if wanted else Mark(None)


SCORE = Score("phrases", version=1, unit="phrases", better="higher", judge=judge)
