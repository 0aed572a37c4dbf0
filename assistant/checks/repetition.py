"""Sentences that stand twice in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.subject import Reading, Subject
from assistant.report.findings import Finding

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?|[^\n]+")
_ENGLISH = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?]?")
_MARKS = dict.fromkeys(map(ord, " \t\u3000\xa0\r\n\f\v，。；：、“”‘’！？,.;:!?()（）*"))
_BARE = [chr(mark) for mark in _MARKS if chr(mark) not in "\n。！？"]
_DIGIT = re.compile(r"\d")
_LEAST = {"zh": 14, "en": 40}


def repeated(subject: Subject) -> Iterator[Finding]:
    """Whole sentences said before; short ones, and phrases that the outline asks for, may come again."""
    asked = {phrase.translate(_MARKS) for reading in subject.texts for phrase in _phrases(reading)}
    if subject.language == "zh" and not _may_repeat(subject):
        return
    seen: dict[str, Reading] = {}
    pattern = _SENTENCE if subject.language == "zh" else _ENGLISH
    for reading in subject.texts:
        for match in pattern.finditer(reading.text):
            words = match[0].translate(_MARKS)
            if len(words) < _LEAST[subject.language] or words in asked:
                continue
            if words in seen:
                if _DIGIT.search(words) and _asked_of_both(subject, seen[words], reading):
                    continue
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                other = subject.where(seen[words])
                yield subject.finding("repetition", reading, start, match.end(), other=other)
            else:
                seen[words] = reading


def _may_repeat(subject: Subject) -> bool:
    """Whether any Chinese sentence stands twice, its marks aside: told of most texts at a fifth of the cost."""
    text = "。".join([reading.text for reading in subject.texts])
    for mark in _BARE:
        text = text.replace(mark, "")
    for stop in "！？\n":
        text = text.replace(stop, "。")
    sentences = [words for words in text.split("。") if len(words) >= _LEAST["zh"]]
    return len(set(sentences)) < len(sentences)


def _asked_of_both(subject: Subject, one: Reading, other: Reading) -> bool:
    """Both places must state the same fact: a sentence with a figure may then be the same."""
    return bool(_facts(subject, one) & _facts(subject, other))


def _facts(subject: Subject, reading: Reading) -> frozenset[str]:
    opening = subject.brief.opening if subject.brief and reading.role == "opening" else None
    passage = opening or (reading.placed.section if reading.placed else None)
    return frozenset(passage.facts) if passage else frozenset()


def _phrases(reading: Reading) -> tuple[str, ...]:
    return reading.placed.section.phrases if reading.placed else ()
