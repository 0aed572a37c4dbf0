"""chrF of the draft against the sample report: character n-grams of 1 to 6, recall twice the weight of precision.

Popović, "chrF: character n-gram F-score for automatic MT evaluation", WMT 2015. sacrebleu computes it, so that
values compare with published ones; its signature is nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no. Characters
need no word segmentation, which makes it fit for Chinese. It tells how near the wording is, not how true.
"""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """0 to 100; None without a sample report."""
    if sample.printed_reference is None:
        return Mark(None)
    from sacrebleu.metrics.chrf import CHRF

    return Mark(round(CHRF().sentence_score(sample.text, [sample.printed_reference]).score, 2))


SCORE = Score("chrf", version=1, unit="points of 100", better="higher", judge=judge)
