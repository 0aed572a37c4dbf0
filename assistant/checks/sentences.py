"""Sentences far longer than those of the sample that the report follows: a matter of style, only noticed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.subject import Subject
from assistant.report.findings import Finding

_SENTENCE = {
    "zh": re.compile(r"[^。！？；\n]+[。！？；]?"),
    "en": re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?]?"),
}
_LEAST = {"zh": 80, "en": 240}  # shorter than this no reader loses the thread
_TIMES = 2


def long_sentences(subject: Subject) -> Iterator[Finding]:
    """The longest sentence of each section, where it is twice as long as the longer ones of the sample usually are."""
    style = subject.brief.style if subject.brief else None
    if style is None or style.sentence is None:
        return
    low, high = style.sentence.usual
    most = max(_TIMES * high, _LEAST[subject.language])
    usual = f"{low}—{high}" if subject.language == "zh" else f"{low}–{high}"
    for reading in subject.texts:
        if len(reading.text) <= most:
            continue
        found = max(
            _SENTENCE[subject.language].finditer(reading.text), key=lambda m: _length(m[0]), default=None
        )
        if found and (count := _length(found[0])) > most:
            start = found.end() - len(found[0].lstrip())
            yield subject.finding("style", reading, start, found.end(), expected=usual, count=count)


def _length(words: str) -> int:
    return len("".join(words.split()))
