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
    r"(?:增长|增加|提高|上升|提升|扩大|增|升)(?:到|至)|(?:rose|increased|grew|climbed|up)(?: from)?.*\bto\b"
)
_FALL = re.compile(
    r"(?:下降|减少|降低|回落|下滑|缩短|压减|降|减)(?:到|至)|(?:fell|decreased|dropped|declined|slipped|down)(?: from)?.*\bto\b"
)
_WON = re.compile(r"\b(?:carried|passed|approved|adopted|won|agreed)\b[^.]{0,12}\bby $|(?:以|获得?)$")
_BACK = re.compile(r",? (?:down |up )?from ")
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
    won, lost = _number(first), _number(second)
    return won is not None and lost is not None and won < lost


def _reversed(layout: Layout, first: Place, second: Place) -> bool:
    if first.sentence != second.sentence or first.figure.unit != second.figure.unit:
        return False
    if _won_with_less(layout, first, second):
        return True
    before = layout.before(first)[-_LONGEST:]
    between = layout.text[first.figure.end : second.figure.start]
    if _BACK.fullmatch(between):  # went down to 17.2%, from 15.9%
        return _against(before, _number(second), _number(first), second)
    if len(between) > _LONGEST or not _FROM.search(before):
        return False
    if between.strip() == "to":  # rose from 171 to 143
        between = before + between
    return _against(between, _number(first), _number(second), second)


def _against(words: str, was: Decimal | None, now: Decimal | None, place: Place) -> bool:
    """Whether the words speak of a rise and the numbers of a fall, or the other way."""
    rise, fall = _RISE.search(words), _FALL.search(words)
    if (rise is None) == (fall is None) or was is None or now is None or was == now:
        return False
    higher = now < was if place.figure.kind == "rank" else now > was  # 第4位 is above 第7位
    return higher != (rise is not None)


def _number(place: Place) -> Decimal | None:
    try:
        return Decimal(place.figure.value)
    except InvalidOperation:
        return None
