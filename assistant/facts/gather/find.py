"""Candidates in one text: each figure with label, entity, period, unit, and the sentence it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from assistant.facts.gather.entity import owner, sender, without_owner
from assistant.facts.gather.label import completed, is_no_amount, words_before
from assistant.facts.gather.passage import Found, Passage
from assistant.facts.gather.period import period_of, period_set
from assistant.facts.gather.tables import candidates_in_table
from assistant.figures import Figure, find_figures, split_unit
from assistant.language import Language

# What a figure is called: words before it, words behind it (to the next figure), the name before it in the sentence,
# the figure. The rules for that live above this room, so whoever calls brings them.
Namer = Callable[[str, str, str, Figure], str]

_ENDS = re.compile(r"(?<=[。！？；;\n])|(?<=[.!?])(?<!ext\.)(?<!No\.)(?<!vs\.) ")
_SCALE = re.compile(r"[\d.,一二三四五六七八九十百千两]\s*(?P<scale>万亿|[万亿])")


def candidates_in(
    passages: Iterable[Passage], name: Namer, entities: Iterable[str] = (), language: Language = "zh"
) -> Iterator[Found]:
    """Every figure of the passages but dates, ordinals and ranks. `entities` are names to look for besides offices'."""
    known = sorted(set(entities), key=len, reverse=True)
    period = ""
    for is_table, block in groupby(passages, lambda passage: "\t" in passage.text):
        rows = list(block)
        if is_table:
            yield from candidates_in_table(rows, period, sender(rows[0]))
            continue
        for passage, text in ((p, s) for p in rows for s in filter(str.strip, _ENDS.split(p.text))):
            sentence = _Sentence(text, find_figures(text, language).figures, passage, language)
            period = period_set(text, sentence.figures, language) or period
            if not passage.heading:
                yield from _in_sentence(sentence, period, name, known)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence, its figures, and where it stands."""

    text: str
    figures: tuple[Figure, ...]
    passage: Passage
    language: Language

    def counted(self) -> Iterator[tuple[Figure, str, str]]:
        """Its figures that may be facts, each with the words before it and behind it, up to the next figure."""
        at, text = 0, self.text
        for index, figure in enumerate(self.figures):
            following = self.figures[index + 1].start if index + 1 < len(self.figures) else len(text)
            before, after = text[at : figure.start], text[figure.end : following]
            if figure.kind == "multiple" and figure.text.isascii() and figure.text.isalpha():
                continue  # doubled: a word of what comes next
            at = figure.end
            if figure.is_date or figure.kind in ("time", "ratio", "rank"):
                continue
            if not is_no_amount(text, figure.start, figure.end, figure.unit, figure.approx):
                yield figure, words_before(before), after


def _in_sentence(sentence: _Sentence, period: str, name: Namer, known: list[str]) -> Iterator[Found]:
    last, text, passage = "", sentence.text, sentence.passage
    for figure, before, after in sentence.counted():
        label = name(before, after, last, figure)
        entity = owner(text[: figure.start], known, passage)
        label = completed(without_owner(label, entity), last, text[: figure.start], text[figure.end :])
        if not label:
            continue
        last = label
        value, high, unit = _as_written(figure)
        yield Found(
            label,
            -value if figure.direction == "down" and _is_change(figure) and value > 0 else value,
            high,
            unit,
            entity,
            period_of(text, sentence.figures, figure, sentence.language) or period,
            figure.approx,
            text.strip(),
            passage,
            figure.start - (len(text) - len(text.lstrip())),
        )


def _is_change(figure: Figure) -> bool:
    return figure.kind in ("percent", "percentage_point") and figure.direction != "none"


def _as_written(figure: Figure) -> tuple[Decimal, Decimal | None, str]:
    """The number in the unit it was written with: 1.2亿元 is 1.2 of 亿元."""
    scaled = _SCALE.search(figure.text)
    factor = split_unit(scaled["scale"])[0] if scaled else Decimal(1)
    high = None if figure.value_high is None else Decimal(figure.value_high) / factor
    value = Decimal(figure.value) / factor
    return value, high, (scaled["scale"] if scaled else "") + figure.unit
