"""Figures that a model typed where a slot belongs: they would not change with their fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.subject import Reading, Subject
from assistant.drafting.steps import found_at
from assistant.facts.ground import ground
from assistant.facts.ground.tokens import tokens_of
from assistant.figures import Figure, find_figures
from assistant.report.findings import Finding

_BREAK = re.compile(r"[，。；！？,;!?\n]|\.(?=\s|$)")


def typed(subject: Subject, reading: Reading) -> Iterator[Finding]:
    """Figures that stand there as digits or words instead of slots, unless they are the brief's own words."""
    printed = [(figure.start, figure.end) for figure in reading.printed]

    def is_printed(start: int, end: int) -> bool:
        return any(first < end and start < last for first, last in printed)

    by_hand = [
        figure
        for figure in find_figures(reading.text, subject.language).figures
        if not is_printed(figure.start, figure.end)
    ]
    if not by_hand or subject.facts is None:
        return
    words = subject.words(reading)
    own: dict[tuple[str, str | None, str], set[str]] = {}
    for text in words:
        for figure in find_figures(text, subject.language).figures:
            own.setdefault(_key(figure), set()).update(_around(text, figure))
    said = "\n".join(_said(subject, reading))
    given = {fact.text for fact in subject.facts if fact.text and fact.text not in said}
    values = {_key(f) for text in given for f in find_figures(text, subject.language).figures}
    listed = {
        (g.start, g.end)
        for g in ground(reading.text, subject.facts, subject.language, words=words)
        if g.verdict == "derived" and not g.facts and not g.arithmetic
    }
    for figure in by_hand:
        # A date that a fact gives is its value, and no less a figure than any other.
        dated = (figure.is_date or figure.kind == "time") and _key(figure) not in values
        said_so = _key(figure) not in values and own.get(_key(figure), set()) & _around(reading.text, figure)
        if dated or said_so or (figure.start, figure.end) in listed:
            continue
        zh = subject.language == "zh"
        said = "数字应写成标记" if zh else "figures are written as slots"
        yield found_at("figure-ungrounded", reading, figure.start, figure.end, said)


def _around(text: str, figure: Figure) -> set[str]:
    """The pairs of characters, or the words, of the clause in which a figure stands, and the figure itself if it is all."""
    start = max((m.end() for m in _BREAK.finditer(text, 0, figure.start)), default=0)
    end = _BREAK.search(text, figure.end)
    clause = text[start : figure.start] + "\0" + text[figure.end : end.start() if end else len(text)]
    return {token for token, _ in tokens_of(clause) if len(token) > 1}


def _said(subject: Subject, reading: Reading) -> Iterator[str]:
    """The words that the outline has for a piece of text."""
    for passage in subject.passages(reading):
        yield from (*passage.points, *passage.phrases)


def _key(figure: Figure) -> tuple[str, str | None, str]:
    return figure.value, figure.value_high, figure.unit
