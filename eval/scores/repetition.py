"""How much of the page says again what it has said: runs of ten characters that stood before."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score

_RUN = 10


def judge(sample: Sample) -> Mark:
    """0 to 100; None for a page shorter than a run. A good report has some: names of offices, terms of art."""
    text = "".join(sample.text.split())
    runs = [text[at : at + _RUN] for at in range(len(text) - _RUN + 1)]
    return Mark(round(100 * (1 - len(set(runs)) / len(runs)), 2)) if runs else Mark(None)


SCORE = Score("repetition", version=1, unit="points of 100", better="lower", judge=judge)
