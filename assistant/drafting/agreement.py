"""One indicator with two values: two facts of one name, stated in places that don't say which is which.

全县检查企业1234家, and further down 检查企业1100家: the second is last year's, and the text has lost 2024年. Each
section is right by itself; only side by side does it show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.brief import Brief
from assistant.facts.model import Fact
from assistant.report.model import Part
from assistant.report.render import render


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact where it is printed: in which piece, and the words before it that tell it from its namesakes (or none)."""

    piece: str
    fact: Fact
    told: frozenset[str]


def disagreements(brief: Brief, parts: Mapping[str, Part]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of places where facts of one name and unit, and of different values, are said in the same way."""
    namesakes = _namesakes(brief)
    if not namesakes:
        return
    mentions: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for piece, part in parts.items():
        for mention in _mentions(brief, piece, part, namesakes):
            mentions[_name(mention.fact)].append(mention)
    for group in mentions.values():
        for index, later in enumerate(group):
            for before in group[:index]:
                if before.told == later.told and before.fact.id != later.fact.id:
                    yield before, later


def _namesakes(brief: Brief) -> dict[tuple[str, str], list[Fact]]:
    """Facts of one name and unit that have not all the same value."""
    named: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in brief.facts:
        if not fact.text:
            named[_name(fact)].append(fact)
    return {name: facts for name, facts in named.items() if len({_value(brief, f) for f in facts}) > 1}


def _mentions(
    brief: Brief, piece: str, part: Part, namesakes: Mapping[tuple[str, str], list[Fact]]
) -> Iterator[Mention]:
    printed = render(part.source, brief.facts, brief.language)
    for figure in printed.figures:
        if figure.fact not in brief.facts:
            continue
        fact = brief.facts[figure.fact]
        if _name(fact) in namesakes:
            words = {word for one in namesakes[_name(fact)] for word in (one.period, one.entity) if word}
            yield Mention(piece, fact, _told(printed.text, figure.start, figure.end, words, fact))


def _told(text: str, start: int, end: int, words: set[str], fact: Fact) -> frozenset[str]:
    """Which of the words were said last before a place, a period and an entity each; behind it only in its own clause."""
    clause = text[start : end + 12].partition("，")[0].partition("。")[0]
    said = [(text.rfind(word, 0, start), word) for word in words if word in text[:start]]
    latest = {word for at, word in said if at == max(place for place, _ in said)}
    own = {word for word in (fact.period, fact.entity) if word and (word in clause or word in latest)}
    return frozenset(own or latest)


def _name(fact: Fact) -> tuple[str, str]:
    return fact.name, fact.unit


def _value(brief: Brief, fact: Fact) -> Any:
    quantity = brief.facts.resolve(fact.id).quantity
    return (quantity.value, quantity.high) if quantity else None
