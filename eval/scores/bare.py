"""Sentences with nothing of the brief behind them: neither a figure that holds, nor its words.

A sentence is backed by a figure that a fact has, or that follows from facts, or by an honest gap; else by the brief's own
words: at least half of its pairs of characters (in English: of its words of four letters and more) stand in title,
headings, points, phrases, opening, customary formulas, or in labels and texts of facts. So a rewording passes, and
praise, causes and plans that nobody gave do not. What the words say is not understood: it is a share to compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.brief import Brief
from assistant.figures.slots import without_slots
from assistant.language import Language
from assistant.outline.model import Section
from assistant.writers.answer.sentences import sentences
from eval.sample import Mark, Sample, Score

HOLDS = ("right", "derived", "open")
_ENOUGH = 0.5
_WORD = re.compile(r"[a-z]{4,}")


def judge(sample: Sample) -> Mark:
    """`bare` of all sentences of opening and sections; None where there are none."""
    brief = sample.report.brief
    known = {bit for words in _words_of(brief) for bit in bits(words, brief.language)}
    holding = [figure.start for figure in sample.judged.figures if figure.state in HOLDS]
    bare = of = 0
    for offset, text in sample.judged.texts:
        at = offset
        for sentence in sentences(text):
            own = bits(sentence, brief.language)
            if own:
                backed = any(at <= start < at + len(sentence) for start in holding)
                of += 1
                bare += not backed and sum(bit in known for bit in own) < _ENOUGH * len(own)
            at += len(sentence)
    return Mark(bare, of) if of else Mark(None)


def bits(text: str, language: Language) -> list[str]:
    """What of a text is looked for in the brief: pairs of neighbouring characters, in English words."""
    if language == "en":
        return _WORD.findall(text.lower())
    runs = re.findall(r"[^\W\d_]+", text)
    return [run[at : at + 2] for run in runs for at in range(len(run) - 1)]


def _words_of(brief: Brief) -> Iterator[str]:
    yield from (brief.title, brief.salutation, brief.closing, brief.author, brief.recipient)
    if brief.kind:
        yield from (*brief.kind.opening, *brief.kind.closing)
    for _, passage in brief.passages():
        if isinstance(passage, Section):
            yield passage.heading
        yield from (without_slots(said) for said in (*passage.points, *passage.phrases))
    for fact in brief.facts:
        yield from (fact.label, fact.entity, fact.text)


SCORE = Score("bare", version=1, unit="sentences", better="lower", judge=judge)
