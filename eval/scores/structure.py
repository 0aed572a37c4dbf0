"""How alike draft and sample report are built: headings by level, run-in or not, paragraphs and 一是…二是… in their order.

Each page becomes a row of signs, and the score is the F1 of the longest common subsequence of both rows. Neither the words
nor how long a paragraph is count.
"""

from __future__ import annotations

import re

from assistant.outline.headings import Heading, parse_headings
from eval.sample import Mark, Sample, Score
from eval.scores.rouge import common

_PARAGRAPH, _ITEM = "p", "i"
# What begins an item of an enumeration inside a paragraph.
_ITEMS = re.compile(
    r"[一二三四五六七八九十]是|第[一二三四五六七八九十]+，|\b(?:First|Second|Third|Fourth|Finally),"
)


def judge(sample: Sample) -> Mark:
    """0 to 100; None without a sample report, or where either is empty."""
    if not sample.reference:
        return Mark(None)
    page, reference = built(sample.page), built(sample.reference)
    if not page or not reference:
        return Mark(None)
    return Mark(round(200 * common(page, reference) / (len(page) + len(reference)), 2))


def built(page: str) -> str:
    """A sign for each heading, paragraph and item. A run-in heading's paragraph has its own sign."""
    headings = {heading.line: heading for heading in parse_headings(page)}
    signs, at = [], 0
    for number, line in enumerate(page.splitlines(keepends=True), 1):
        heading = headings.get(number)
        if heading:
            signs.append(_sign(heading))
        text = page[heading.body_start : at + len(line)] if heading else line
        if text.strip():
            signs.append(_PARAGRAPH + _ITEM * len(_ITEMS.findall(text)))
        at += len(line)
    return "".join(signs)


def _sign(heading: Heading) -> str:
    """1, 2, 3 … by its level; A, B, C … where its text goes on in the same line."""
    return chr((ord("A") if heading.form == "run-in" else ord("1")) - 1 + heading.level)


SCORE = Score("structure", version=1, unit="points of 100", better="higher", judge=judge)
