"""Figures held against each other: which of two is whose (A sold more than B, 31 plots against 42)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from assistant.facts.ground.places.layout import Layout, Place
from assistant.facts.ground.scope.mention import Mention

_AGAINST = re.compile(
    r"(?: [a-z]+){0,4},? (?:(?:as )?(?:against|opposed to|compared with|compared to)|versus|rather than|instead of)"
    r"(?: (?:about|nearly|some|just|only|over|a mere|the))* [£€$]?"
)
_TO = re.compile(r"(?: [a-z]+){0,3} to [£€$]?")
_AND = re.compile(r"(?: [a-z]+){0,3} and [£€$]?")
_BY = re.compile(r"(?:\bby|[(:,]) ?[£€$]?\Z")
_OF_A_TIME = re.compile(
    r"\b(?:years?|months?|quarters?|seasons?|weeks?|before|earlier|previous|preceding|last|then|target|targets|planned|average|norm"
    r"|budget|expected|forecast|capacity|(?:19|20)\d\d)\b"
)
_THAN = re.compile(r"\bthan (?:at |in |for |on |by )?(?:the |that of |that at |that in )?\Z")
_FRAME = re.compile(
    r"\bas (?:many|much|few|little|large|big|small|long|high|low|old)\b[^.;]* as\b|\b(?:than|out[a-z]+ed|outdid|outran|outsold|ahead of|behind|exceed(?:s|ed)|beat|surpass(?:es|ed)|overt(?:ook|akes)|topp?(?:s|ed)"
    r"|trail(?:s|ed)|compared with|compared to|against|versus|unlike)\b"
)
_MORE = re.compile(r"\b(?:[a-z]{3,}er|more|fewer|less|worse)\b")
_IN_BRACKETS = re.compile(r"\s*\)")
_FARTHEST, _BEHIND, _NEAR = 60, 30, 6


def held_against(
    layout: Layout, names: Sequence[Mention], partners: dict[str, frozenset[str]]
) -> dict[int, tuple[str, bool]]:
    """Number of the place → the entity it speaks of, and whether both were named. `partners` are those beside which an
    entity stands alone, where no other time could be what is compared with."""
    found: dict[int, tuple[str, bool]] = {}
    starts = [mention.start for mention in names]
    places = [place for place in layout.places if not place.figure.is_date]
    for one, other in pairwise(places):
        if one.sentence != other.sentence or one.number in found:
            continue
        if not _linked(layout.text, one, other) or _dated(layout, other):
            continue
        at = bisect_left(starts, one.figure.end)
        if at < len(names) and names[at].start < other.figure.end + _BEHIND:
            continue  # 31 against 42 at Harbour, which its own words tell
        earlier = [p.figure.end for p in places if p.sentence == one.sentence and p.number < one.number]
        begins = max([one.sentence_start, *earlier])
        told = [m for m in names[:at] if m.start >= begins and m.entity]
        pair = _named(layout.text, told, one, partners) or (None if told else _same(layout.text, one, found))
        if pair:
            found[one.number], found[other.number] = (pair[0], pair[2]), (pair[1], pair[2])
    return found


def _same(text: str, one: Place, found: dict[int, tuple[str, bool]]) -> tuple[str, str, bool] | None:
    """And recycles more, 53.1% against 48.6%: the same two, in the same order, as in the pair before."""
    first, second = found.get(one.number - 2), found.get(one.number - 1)
    if first is None or second is None or not _MORE.search(text, one.sentence_start, one.figure.start):
        return None
    return first[0], second[0], False


def _linked(text: str, one: Place, other: Place) -> bool:
    start, end = one.figure.end, other.figure.start
    if end - start > _FARTHEST:
        return False
    if _AGAINST.fullmatch(text, start, end):
        return True
    introduced = _BY.search(text, max(0, one.figure.start - _NEAR), one.figure.start) is not None
    if introduced and _TO.fullmatch(text, start, end):
        return True
    bracket = _AND.fullmatch(text, start, end) is not None
    return introduced and bracket and _IN_BRACKETS.match(_behind(text, other)) is not None


def _behind(text: str, place: Place) -> str:
    """What follows the figure and its noun."""
    return re.sub(r"\A(?: [a-z]+){0,2}", "", text[place.figure.end : place.figure.end + _BEHIND])


def _dated(layout: Layout, other: Place) -> bool:
    """Whether another time, or a plan, is what is compared with: 42 against 31 a year before."""
    behind = layout.text[other.figure.end : min(other.figure.end + _BEHIND, other.sentence_end)]
    return _OF_A_TIME.search(re.split("[;.)]", behind)[0]) is not None


def _named(
    text: str, told: Sequence[Mention], one: Place, partners: dict[str, frozenset[str]]
) -> tuple[str, str, bool] | None:
    """The entity of the first and that of the second figure, and whether both were named."""
    names = list(dict.fromkeys(m.entity for m in told if m.entity))
    if len(names) == 2:
        first, second = told[0], next(m for m in told if m.entity != told[0].entity)
        if (first.start, first.end) == (second.start, second.end):
            return None
        between = text[first.end : second.start]
        if _THAN.search(text, max(0, first.start - _BEHIND), first.start):
            return (names[1], names[0], True)
        return (names[0], names[1], True) if _FRAME.search(between) else None
    if len(names) == 1 and len(rest := partners.get(names[0], frozenset())) == 1:
        said = text[max(0, told[0].start - _FARTHEST) : one.figure.start]
        if _MORE.search(said) and not _THAN.search(text, max(0, told[-1].start - _BEHIND), told[-1].start):
            return names[0], next(iter(rest)), False
    return None
