"""Words around a figure that change what it says: phrases that count nothing (发现一处、整改一处), a hidden 超."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from assistant.figures import Figure

_NONE = re.compile(
    r"(?:不|没有?|未|无|决不|绝不)(?:落下?|漏掉?|少|丢|让|放过|留|发生|出现|错过|差)?(?:过)?\Z"
)
_OVER = re.compile(r"(?:收|投|流|转|输|引|支|产)[入出]超\Z")
_NEXT = re.compile(" ([a-z]+)")
_NEAR = 10


def with_hedge(text: str, figure: Figure) -> Figure:
    """The figure with the 超 of 收入超10亿元, which only looks like the 入超 of trade."""
    if not figure.approx and _OVER.search(text, max(0, figure.start - 3), figure.start):
        return replace(figure, approx="超")
    return figure


def with_head(text: str, figure: Figure, units: Container[str]) -> Figure:
    """640 school groups counts groups, where the sheet has facts in groups and none in schools."""
    word = _NEXT.match(text, figure.end)
    if word and figure.unit.isalpha() and figure.unit not in units and word[1] in units:
        return replace(figure, unit=word[1])
    return figure


def counts_nothing(text: str, figure: Figure, figures: tuple[Figure, ...]) -> bool:
    """Whether 一 is no number here: behind a denial (不漏一户), or said twice of one thing (查处一起、通报一起)."""
    if figure.value != "1" or not figure.text.startswith("一") or figure.approx:
        return False
    if _NONE.search(text, max(0, figure.start - 5), figure.start):
        return True
    return any(
        other is not figure
        and other.text == figure.text
        and min(abs(other.start - figure.end), abs(figure.start - other.end)) <= _NEAR
        for other in figures
    )
