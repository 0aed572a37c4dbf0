"""ROUGE-L over characters, the draft against the sample report: F1 of the longest common subsequence.

Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004; characters in the place of words, as is usual
for Chinese. White space is left out. chrF looks at short runs wherever they stand, this at the order of the whole.
"""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """0 to 100; None without a sample report, or where either is empty."""
    text = "".join(sample.text.split())
    reference = "".join((sample.printed_reference or "").split())
    if not text or not reference:
        return Mark(None)
    return Mark(round(200 * common(text, reference) / (len(text) + len(reference)), 2))


def common(one: str, other: str) -> int:
    """The length of the longest common subsequence.

    Hyyrö, "Bit-parallel LCS-length computation revisited", 2004: a row of the table is one integer, so that two
    reports of 6,000 characters take milliseconds.
    """
    places: dict[str, int] = {}
    for at, char in enumerate(one):
        places[char] = places.get(char, 0) | 1 << at
    full = (1 << len(one)) - 1
    row = full
    for char in other:
        match = row & places.get(char, 0)
        row = (row + match | row - match) & full
    return len(one) - row.bit_count()


SCORE = Score("rouge", version=1, unit="points of 100", better="higher", judge=judge)
