"""Directions told without a figure: 查处问题300起，同比有所下降, where the facts of two years say that it rose.

Only a level that a figure right before states, or an indicator whose whole label stands right before, is judged, and
only against its one value of the year before: what else may be meant is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.facts.arithmetic import PERCENT, POINT, plain
from assistant.facts.ground import messages
from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.model import Grounding
from assistant.facts.ground.places.layout import Layout
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.words.labels import name_of
from assistant.facts.ground.words.lexicon import pattern, says
from assistant.facts.match.senses import sense_of
from assistant.language import Language

_UP = "增长|增加|上升|提高|提升|上涨|回升|升高|增多|攀升|走高|延长"
_DOWN = "下降|减少|降低|回落|下滑|下跌|走低|缩短"
_MANNER = "有所|均|都|也|又|再|明显|大幅度|大幅|显著|小幅|略有|略|稍有|稍|稳步|持续|继续|进一步|逐步"
_TOLD = re.compile(
    r"(?:同比|(?:比|较|与)(?:上年|去年|上一年)(?:同期)?(?:相比)?，?)"
    rf"(?:{_MANNER})*(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|较快|较多|较大|明显|迅速)?(?=[，。；、）]|$)",
    re.M,
)
_AFTER = re.compile(r"[，（]?(?:且|并|也|又)?\Z")
_COUNTS = re.compile(r"(?:总数量|总数|数量|总量|数额|总额|额|数|量)?\Z")
_EDGE = re.compile(r"(?:\A|[，。；：、\s的])\Z")
_REACH = 40


@dataclass(frozen=True, slots=True)
class _Change:
    """Facts that tell how an indicator changed, the sign of it, and the difference in words where two years are told."""

    facts: tuple[str, ...]
    sign: int
    told: str = ""


def tells_a_way(text: str) -> bool:
    """Whether a direction is told without a figure."""
    return _TOLD.search(text) is not None


def wrong_ways(
    layout: Layout, readings: Sequence[Reading], claims: Claims, language: Language
) -> Iterator[Grounding]:
    """A contradicted `Grounding` over the words of each direction that the facts deny; nothing for those that hold."""
    if claims.year is None:
        return
    ends = {reading.place.figure.end: reading for reading in readings}
    for told in _TOLD.finditer(layout.text):
        claim = _level(layout.text, told.start(), ends) or _named(layout.text, told.start(), claims)
        change = None if claim is None else _change(claim, claims)
        if claim is None or change is None or change.sign == (1 if told["up"] else -1):
            continue
        said = messages.turned(change.told) if change.told else messages.way_of(claim)
        yield Grounding(
            told.start(),
            told.end(),
            told[0],
            "contradicted",
            change.facts,
            change.told,
            said.in_(language),
            "figure-direction",
            {1: "上升", -1: "下降"}.get(change.sign, "持平"),
        )


def _level(text: str, at: int, ends: dict[int, Reading]) -> Claim | None:
    """The fact that the figure right before the words states."""
    start = at - len(_AFTER.search(text, max(0, at - 2), at)[0])  # type: ignore[index]
    reading = ends.get(start)
    stated = None if reading is None or reading.place.figure.is_date else reading.stated
    return None if stated is None or stated.change else stated


def _named(text: str, at: int, claims: Claims) -> Claim | None:
    """The fact of this year whose whole label stands right before the words, in a sentence that names no other time."""
    end = at - len(_COUNTS.search(text, max(0, at - 3), at)[0])  # type: ignore[index]
    said = text[max(0, end - _REACH) : end]
    found = [c for c in claims.all if c.year == claims.year and c.quantity and said.endswith(_name(c))]
    longest = max(map(_name, found), key=len, default="")
    found = sorted((c for c in found if _name(c) == longest), key=lambda c: c.change)
    if not found or len({c.entity for c in claims.all if _name(c) == longest}) > 1:
        return None
    before = pattern("overall").sub("", said.removesuffix(longest))
    sentence = re.split("[。；\n]", before)[-1]
    if not _EDGE.search(before) or says("previous", sentence) or re.search(r"\d年", sentence):
        return None
    return found[0]


def _change(claim: Claim, claims: Claims) -> _Change | None:
    """How the indicator changed since the year before; None where that is not known beyond doubt.

    Facts that give the growth itself must not say otherwise than the values of the two years.
    """
    if claim.place is not None or claim.quantity is None or claim.quantity.high is not None:
        return None
    growths = [c for c in claims.all if _grows(c, claim)]
    found = [_Change((c.id,), _sign(c)) for c in growths]
    before = [] if claim.change else _year_before(claim, claims)
    if len(before) == 1 and before[0].quantity and not says("real-growth", claim.name):
        now, then = claim.quantity.value, before[0].quantity.value
        told = f"{plain(now)} - {plain(then)} = {plain(now - then)}"
        found.append(_Change((claim.id, before[0].id), (now > then) - (now < then), told))
    return found[-1] if found and len({change.sign for change in found}) == 1 else None


def _grows(one: Claim, claim: Claim) -> bool:
    """Whether a fact gives the growth of the indicator, of the same entity and year."""
    if not one.change or one.quantity is None or _name(one) != _name(claim):
        return False
    ratio = one.unit in (PERCENT, POINT) and "环比" not in one.name
    return ratio and one.entity == claim.entity and one.year in (None, claim.year)


def _year_before(claim: Claim, claims: Claims) -> list[Claim]:
    if claim.year is None:
        return []
    series = claims.series.get((claim.name, claim.entity), ())
    same = (c for c in series if c.year == claim.year - 1 and c.unit == claim.unit and c.quantity)
    return [c for c in same if _months(c) == _months(claim) and not (c.quantity and c.quantity.high)]


def _name(claim: Claim) -> str:
    """信访 for 信访总量 and 信访总量同比: what an indicator and its growth are both called."""
    return name_of(claim.spoken)


def _months(claim: Claim) -> frozenset[str]:
    """The months of a period without its year, that of a @ span too."""
    return frozenset(re.sub(r"(?:19|20)\d\d", "", date) for date in claim.dates) - {""}


def _sign(claim: Claim) -> int:
    if claim.quantity is None or not claim.quantity.value:
        return 0
    fell = (claim.quantity.value < 0) != (sense_of(claim.resolved) == "down")
    return -1 if fell else 1
