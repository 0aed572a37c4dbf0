"""由17起降至14起: the word between two figures must suit which of them is larger."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from assistant.facts.ground import messages
from assistant.facts.ground.layout import Layout, Place
from assistant.facts.ground.model import Grounding
from assistant.language import Language

_RISE = re.compile(
    r"(?:增长|增加|提高|上升|提升|扩大|增|升)(?:到|至)|(?:rose|increased|grew|up)(?: from)?.*\bto\b"
)
_FALL = re.compile(
    r"(?:下降|减少|降低|回落|下滑|缩短|压减|降|减)(?:到|至)|(?:fell|decreased|dropped|down)(?: from)?.*\bto\b"
)
_WON = re.compile(r"\b(?:carried|passed|approved|adopted|won|agreed)\b[^.]{0,12}\bby $|(?:以|获得?)$")
_LONGEST = 16  # characters between the two ends, and before the first
_FROM = re.compile(r"[由从](?!于|事|而)|\bfrom\b")


def mark_reversed(layout: Layout, verdicts: list[Grounding], language: Language) -> list[Grounding]:
    """The verdicts, with both ends of a 由…降至… contradicted when it rises, and the other way."""
    marked = list(verdicts)
    last: int | None = None
    for i, place in enumerate(layout.places):
        if place.figure.is_date or place.figure.kind == "time":
            continue
        if last is not None and _reversed(layout, layout.places[last], place):
            said = messages.REVERSED.in_(language)
            for at in (last, i):
                marked[at] = replace(
                    marked[at], verdict="contradicted", rule="figure-direction", message=said, arithmetic=""
                )
        last = i
    return marked


def _won_with_less(layout: Layout, first: Place, second: Place) -> bool:
    """Carried by 2 votes to 7: what is carried has the larger number first."""
    between = layout.text[first.figure.end : second.figure.start]
    if between.strip() not in ("to", "比", "对") or not _WON.search(layout.before(first)):
        return False
    try:
        return Decimal(first.figure.value) < Decimal(second.figure.value)
    except InvalidOperation:
        return False


def _reversed(layout: Layout, first: Place, second: Place) -> bool:
    if first.sentence != second.sentence or first.figure.unit != second.figure.unit:
        return False
    if _won_with_less(layout, first, second):
        return True
    before = layout.before(first)[-_LONGEST:]
    between = layout.text[first.figure.end : second.figure.start]
    if len(between) > _LONGEST or not _FROM.search(before):
        return False
    if between.strip() == "to":  # rose from 171 to 143
        between = before + between
    rise, fall = _RISE.search(between), _FALL.search(between)
    if (rise is None) == (fall is None):
        return False
    try:
        was, now = Decimal(first.figure.value), Decimal(second.figure.value)
    except InvalidOperation:
        return False
    return now < was if rise else now > was
