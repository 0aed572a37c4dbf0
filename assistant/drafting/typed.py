"""Figures that a model typed where a slot belongs: they would not change with their fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from assistant.checks.subject import Reading, Subject
from assistant.drafting.steps import found_at
from assistant.facts.ground import ground
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.model import Fact
from assistant.facts.sheet import FactSheet
from assistant.figures import Figure, find_figures, split_unit
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
        wrong = _gainsays(subject.facts, _clause(reading.text, figure), figure, words)
        if dated or (said_so and not wrong) or (figure.start, figure.end) in listed:
            continue
        zh = subject.language == "zh"
        said = "数字应写成标记" if zh else "figures are written as slots"
        yield found_at("figure-ungrounded", reading, figure.start, figure.end, said)


def _gainsays(facts: FactSheet, clause: str, figure: Figure, words: Iterable[str]) -> bool:
    """Whether a clause gives a fact, by its name, another value than it has; not where the brief says just that.

    The brief's words ground a figure for what they say of it. That 9999 stands somewhere in them does not make it
    the number of some fact.
    """
    named = [fact for fact in facts if fact.value is not None and len(fact.name) > 1 and fact.name in clause]
    if not named or any(clause in text for text in words):
        return False
    return all(_is_other(fact, figure) for fact in named)


def _is_other(fact: Fact, figure: Figure) -> bool:
    """Whether a figure in the unit of a fact is not that fact's value."""
    factor, unit = split_unit(fact.unit)
    if fact.value is None or unit != figure.unit or figure.is_date:
        return False
    try:
        return Decimal(figure.value) != fact.value * factor
    except InvalidOperation:  # a ratio of three, a time of day
        return False


def _clause(text: str, figure: Figure) -> str:
    """The clause in which a figure stands."""
    start = max((m.end() for m in _BREAK.finditer(text, 0, figure.start)), default=0)
    end = _BREAK.search(text, figure.end)
    return text[start : end.start() if end else len(text)].strip()


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
