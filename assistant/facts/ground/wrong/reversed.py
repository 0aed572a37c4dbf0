"""由17起降至14起: the word between two figures must suit which of them is larger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from assistant.facts.ground import messages
from assistant.facts.ground.claims import Claim
from assistant.facts.ground.model import Grounding
from assistant.facts.ground.places.layout import Layout, Place
from assistant.facts.ground.reading import Reading
from assistant.language import Language

_RISE = re.compile(
    r"(?:增长|增加|提高|上升|提升|扩大|增|升)(?:到|至)|\b(?:rose|increased|grew|climbed|up|jumped|widened|lengthened|rising|growing|climbing|increasing)(?: from)?.*\bto\b"
)
_FALL = re.compile(
    r"(?:下降|减少|降低|回落|下滑|缩短|压减|降|减)(?:到|至)|\b(?:fell|decreased|dropped|declined|slipped|down|shortened|narrowed|shrank|cut|reduced|falling|dropping|declining)(?: from)?.*\bto\b"
)
_WON = re.compile(r"\b(?:carried|passed|approved|adopted|won|agreed)\b[^.]{0,12}\bby $|(?:以|获得?)$")
_BACK = re.compile(r",? (?:down |up )?from ")
_COMPARED_BACK = re.compile(
    r"(?: (?:in|at|by|for) [A-Za-z0-9 ]{3,24})?,? (?:(?:down |up )?from|(?:as )?compared (?:with|to)|as against|against) (?:the )?[£€$]?"
)
_LONGEST = 16  # characters between the two ends, and before the first
_FROM = re.compile(r"[由从](?!于|事|而)|\bfrom\b")


def mark_reversed(
    layout: Layout, verdicts: list[Grounding], readings: Sequence[Reading], language: Language
) -> list[Grounding]:
    """The verdicts, with a 由…降至… contradicted that rises, or that ends in the year before.

    Both ends are, but for a first one that is the value of an earlier year.
    """
    marked = list(verdicts)
    last: int | None = None
    for i, place in enumerate(layout.places):
        if place.figure.is_date or place.figure.kind == "time":
            continue
        if (
            last is not None
            and not _one_is_wrong(verdicts[last], verdicts[i])
            and (
                _reversed(layout, layout.places[last], place)
                or _ends_before(layout, readings[last], readings[i])
                or _begins_after(layout, readings[last], readings[i])
                or _compared_back(layout, readings[last], readings[i])
            )
        ):
            said = messages.REVERSED.in_(language)
            for at in _wrong_ends(layout, last, i, readings, verdicts):
                marked[at] = replace(
                    marked[at], verdict="contradicted", rule="figure-direction", message=said, arithmetic=""
                )
        last = i
    return marked


def _one_is_wrong(one: Grounding, other: Grounding) -> bool:
    """came down from 12.7% to 14.6%, where 12.7 stands for 17.2: the word suits what both should say."""
    return (one.right and other.rule == "figure-contradicts") or (
        other.right and one.rule == "figure-contradicts"
    )


def _won_with_less(layout: Layout, first: Place, second: Place) -> bool:
    """Carried by 2 votes to 7: what is carried has the larger number first."""
    between = layout.text[first.figure.end : second.figure.start]
    if between.strip() not in ("to", "比", "对") or not _WON.search(layout.before(first)):
        return False
    won, lost = _number(first), _number(second)
    return won is not None and lost is not None and won < lost


def _reversed(layout: Layout, first: Place, second: Place) -> bool:
    if first.sentence != second.sentence or first.figure.unit not in ("", second.figure.unit):
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


def _wrong_ends(
    layout: Layout, first: int, second: int, readings: Sequence[Reading], verdicts: Sequence[Grounding]
) -> tuple[int, ...]:
    """Both ends, or only what it came to, where the other is the value of an earlier time: then the word is wrong."""
    between = layout.text[layout.places[first].figure.end : layout.places[second].figure.start]
    back = _BACK.fullmatch(between) or _COMPARED_BACK.fullmatch(between)
    was, now = (second, first) if back else (first, second)
    before, after = readings[was].stated, readings[now].stated
    early = before is not None and (after is None or _when(before) < _when(after))
    return (now,) if early and verdicts[was].right else (first, second)


def _when(claim: Claim) -> tuple[int, list[str]]:
    return claim.year or 0, sorted(claim.dates)


def _ends_before(layout: Layout, one: Reading, other: Reading) -> bool:
    """Punctuality rose from 84.6% to 88.1%, where it had the 88.1 in the year before: two years of one indicator."""
    if not _in_turn(one, other):
        return False
    between = layout.text[one.place.figure.end : other.place.figure.start]
    if _BACK.fullmatch(between):
        return False
    before = layout.before(one.place)[-_LONGEST:]
    words = f"{before}{between}" if between.strip() == "to" else between
    moved = between.strip() == "to" or _RISE.search(words) or _FALL.search(words)
    return len(between) <= _LONGEST and _FROM.search(before) is not None and bool(moved)


def _begins_after(layout: Layout, one: Reading, other: Reading) -> bool:
    """Utilisation improved to 85.6% from 91.3%, where it had the 85.6 in the year before."""
    return _BACK.fullmatch(
        layout.text, one.place.figure.end, other.place.figure.start
    ) is not None and _in_turn(other, one)


def _compared_back(layout: Layout, one: Reading, other: Reading) -> bool:
    """Claims decreased to 74,210 in the third quarter, compared with 68,935: two times of one indicator that the sheet has."""
    first, second = one.stated, other.stated
    if first is None or second is None or first.index == second.index:
        return False
    between = layout.text[one.place.figure.end : other.place.figure.start]
    if (first.name, first.entity) != (second.name, second.entity) or not _COMPARED_BACK.fullmatch(between):
        return False
    if _when(first) <= _when(second):
        return False
    before = layout.before(one.place)[-_LONGEST:]
    return _against(before, _number(other.place), _number(one.place), one.place)


def _in_turn(one: Reading, other: Reading) -> bool:
    """Whether the first states a later year of the indicator whose earlier one the other states, no time being said."""
    first, second = one.stated, other.stated
    if first is None or second is None or first.year is None or second.year is None:
        return False
    if (first.name, first.entity) != (second.name, second.entity) or first.year <= second.year:
        return False
    return not (one.context.when.firm or other.context.when.firm)


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
