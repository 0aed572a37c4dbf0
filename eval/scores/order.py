"""Headings in the order of the outline: the longest run of them that is in order, of those that the outline knows."""

from __future__ import annotations

from bisect import bisect_left

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """`in order` of `found`; one heading that stands too early costs one."""
    known = [place for place in sample.judged.headings if place >= 0]
    ends: list[int] = []
    for place in known:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return Mark(len(ends), len(known)) if known else Mark(None)


SCORE = Score("order", version=1, unit="headings", better="higher", judge=judge)
