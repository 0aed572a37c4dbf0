"""A person's words, made fit to be sent: nothing sensitive in them, and nothing that breaks out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.brief import Brief
from assistant.facts.arithmetic import plain
from assistant.figures import split_unit
from assistant.figures.slots import Slot, find_slots, slot
from assistant.report.printing import print_value
from assistant.writers.prompts.literals import Stated, by_value, put_slots, stated

_FENCE = re.compile(r"<(?=\s*/?\s*(?:资料|data)\b|\s*/?\s*资料|\|)", re.I)
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f\u2028\u2029]+")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


class Discreet:
    """What may be said of one brief to a model.

    Sensitive values that stand literally in titles, points, phrases, other facts or a text to be
    revised become their slots: the section says the same, and the model does not learn it.
    """

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        inline = [expression for _, passage in brief.passages() for expression in passage.facts]
        every = stated(brief, [*brief.facts.ids, *inline])
        self.sensitive = [fact for fact in every if fact.resolved.sensitive and not fact.resolved.gap]
        self._by_value = by_value(self.sensitive, brief)
        self._literal = _literals(self.sensitive, brief)

    def line(self, words: str) -> str:
        """Words on one line: known slots stay, other double brackets are blunted."""
        return self.text(_BLANKS.sub(" ", words).strip(), known_only=True)

    def text(self, words: str, *, known_only: bool = False) -> str:
        """Words with their line breaks; slots stay, unknown ones too unless `known_only`."""
        out, at = [], 0
        for found in find_slots(words):
            if known_only and not self._knows(found):
                continue
            out += [self._blunt(self._hide(words[at : found.start])), _unfenced(str(found))]
            at = found.end
        return "".join([*out, self._blunt(self._hide(words[at:]))])

    def slot(self, expression: str) -> str:
        """The slot of an expression, as the model is to copy it."""
        return _unfenced(slot(expression))

    def _hide(self, words: str) -> str:
        if not self.sensitive or not words.strip():
            return words
        for fact, pattern in self._literal:
            words = _outside_slots(words, pattern, slot(fact.expression))
        return put_slots(words, self._by_value, self.brief, hide=True)

    def _blunt(self, words: str) -> str:
        """Words that can neither close the data around them nor pretend to be a slot that nobody wrote."""
        words = _unfenced(words)
        out, at = [], 0
        for found in find_slots(words):
            if self._knows(found):
                out += [_bare(words[at : found.start]), str(found)]
                at = found.end
        return "".join([*out, _bare(words[at:])])

    def _knows(self, found: Slot) -> bool:
        return bool(stated(self.brief, [found.expression]))


def _literals(facts: list[Stated], brief: Brief) -> list[tuple[Stated, re.Pattern[str]]]:
    """For each sensitive fact the ways its value may be typed, the longest first.

    Numbers of fewer than three digits are left to `put_slots`, which looks at unit and label.
    """
    ways = [(way, fact) for fact in facts for way in _ways(fact, brief)]
    ways.sort(key=lambda pair: -len(pair[0]))
    return [(fact, _pattern(way, fact)) for way, fact in ways]


def _ways(fact: Stated, brief: Brief) -> Iterator[str]:
    resolved = fact.resolved
    if resolved.text:
        if len(resolved.text) > 1:
            yield resolved.text
        return
    assert resolved.quantity is not None
    scale, _ = split_unit(resolved.unit)
    numbers = [number for number in (resolved.quantity.value, resolved.quantity.high) if number is not None]
    typed = {plain(abs(value)) for number in numbers for value in (number, number / scale)}
    printed = print_value(resolved, brief.language).figure
    typed.update(number.lstrip("-").replace(",", "") for number in _NUMBER.findall(printed))
    yield from {way for way in typed if len(way.replace(".", "").strip("0")) > 2 or len(way) > 3}


def _pattern(way: str, fact: Stated) -> re.Pattern[str]:
    if fact.resolved.text:
        return re.compile(re.escape(way))
    whole, _, rest = way.partition(".")
    grouped = ",?".join(re.findall(r"\d{1,3}(?=(?:\d{3})*$)", whole))
    number = grouped + (rf"\.{rest}0*" if rest else r"(?:\.0+)?")
    assert fact.resolved.quantity is not None
    units = sorted({fact.resolved.unit, fact.resolved.quantity.unit} - {""}, key=len, reverse=True)
    behind = f"(?:{'|'.join(map(re.escape, units))})?" if units else ""
    # 2025 of a sensitive count is not the year 2025.
    return re.compile(rf"(?<![\d.,]){number}(?![\d]|[.,]\d|\s*年(?!度?均)){behind}")


def _outside_slots(words: str, pattern: re.Pattern[str], replacement: str) -> str:
    out, at = [], 0
    slots: list[Slot] = list(find_slots(words))
    for found in slots:
        out += [pattern.sub(lambda _: replacement, words[at : found.start]), str(found)]
        at = found.end
    return "".join([*out, pattern.sub(lambda _: replacement, words[at:])])


def _unfenced(words: str) -> str:
    return _FENCE.sub("＜", words)


def _bare(words: str) -> str:
    return words.replace("[[", "[ [").replace("]]", "] ]")
