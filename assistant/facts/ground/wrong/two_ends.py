"""Both ends of one change: the end that states nothing is wrong where the other states a fact, and the sheet has the other time.

`from 14% to 54%`, `to 1.4%, from 9.1% the year before`, 由3.7天压缩到2.4天, `52 in 2024 (2023: 47)`. The form tells which fact is meant,
so that any other value contradicts it, however far off. Nothing is said where words between the two may speak of another time or of
something else than the sheet has: 由法定的20天压缩到2.4天, `from a peak of 31%`, `over the decade`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.model import Grounding
from assistant.facts.ground.places.layout import Layout, Place
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.words.lexicon import says
from assistant.facts.ground.wrong.times_told import only_earlier, told_in
from assistant.facts.match import exchange
from assistant.facts.match.precision import digits_told

_AROUND = r"(?:(?:about|nearly|just|over|under|some|only|almost|an?|the) )*(?:[A-Z]{0,3}[£€$¥₹]|[A-Z]{3} )?"
_FROM = re.compile(rf"(?:\bfrom|[由从])(?P<time>[^，。；,;]{{0,24}}?){_AROUND}\Z")
_TO = re.compile(rf"(?P<time>.{{0,60}}?),? to {_AROUND}")
_MOVED_TO = re.compile(
    r"(?P<time>[^，。；]{0,8}?)，?(?:逐步|大幅|进一步|稳步|再|已|又)?"
    r"(?:增长|增加|提高|提升|上升|上涨|攀升|回升|扩大|延长|增|升|扩|下降|减少|降低|回落|下滑|缩短|压缩|压减|收窄|降|减|缩|变|调整|优化|改善)"
    r"[到至为](?P<now>[^，。；]{0,14}?的)?(?:了|约|近|仅)?"
)
_BACK = re.compile(rf"(?P<time>.{{0,50}}?),? (?:\(?(?:up|down) )?from {_AROUND}")
_HELD = re.compile(
    rf"(?P<time>.{{0,50}}?),? \(?(?:(?:as )?compared (?:with|to)|as against|against|versus) {_AROUND}"
)
_BY = re.compile(rf"\bby {_AROUND}\Z")  # cut by 44 seconds, from two minutes: no end
_THEN = re.compile(r"(?:，|（|\(|, | \()而?(?P<then>[^，。；,;（）()]{2,24}?)(?:[为是的]|: ?| )\Z")
_MOVES = re.compile(r"\b(?:up|down)\b|\b(?:eas|improv|worsen|strengthen|weaken|recover)[a-z]*\b")
_LONG = re.compile(
    r"\b(?:over|since|decades?|within|between)\b|\b(?:years|months|quarters)\b|年来|年间|以来|期间|[个几数]月|季度"
)
_NAMED = 0.3  # likeness from which words name the fact that the other end states
_SURE = 3  # digits that no other figure has by chance


def against_the_other_end(
    layout: Layout, readings: Sequence[Reading], verdicts: Sequence[Grounding], claims: Claims
) -> dict[int, Claim]:
    """Index of a figure that nothing explains → the fact that it should state as the other end of a change."""
    figures = [i for i, p in enumerate(layout.places) if not p.figure.is_date and p.figure.kind != "time"]
    found: dict[int, Claim] = {}
    for one, other in pairwise(figures):
        first, second = layout.places[one], layout.places[other]
        ends = _ends(layout, first, second, claims) if first.sentence == second.sentence else None
        if ends is None:
            continue
        first_is_before, told = ends
        was, now = (one, other) if first_is_before else (other, one)
        for missing, known, then in ((was, now, True), (now, was, False)):
            if verdicts[missing].rule not in ("figure-ungrounded", "figure-inconsistent"):
                continue
            claim = _other_end(layout, readings[known], verdicts[known], then, told, claims, first_is_before)
            if claim is not None and _may_be(readings[missing], claim):
                found[missing] = claim
    return found


def _ends(layout: Layout, first: Place, second: Place, claims: Claims) -> tuple[bool, tuple[str, str]] | None:
    """Whether the first figure is the earlier end, and the words about the time of the earlier and of the later one."""
    text = layout.text
    before = text[first.sentence_start : first.figure.start]
    between, behind = (
        text[first.figure.end : second.figure.start],
        text[second.figure.end : second.sentence_end],
    )
    led = _FROM.search(before)
    if led is not None:
        to = _TO.fullmatch(between)
        if to is not None:
            return True, (f"{led['time']} {to['time']}", _leading(behind))
        moved = _MOVED_TO.fullmatch(between)
        if moved is not None:
            return True, (f"{led['time']} {moved['time']}", moved["now"] or "")
    back = _BACK.fullmatch(between)
    if back is not None and _moving(before) and not _BY.search(before):
        return False, (_leading(behind), back["time"])
    held = _HELD.fullmatch(between)
    if held is not None and told_in(_leading(behind), claims).said:
        return False, (_leading(behind), held["time"])
    then = _THEN.fullmatch(between)
    dated = then is not None and told_in(then["then"], claims).said
    return (False, (then["then"], "")) if then is not None and dated else None


def _leading(behind: str) -> str:
    return re.split(r"[.,;:()，。；、]|\b(?:and|while|whereas|but|when|which)\b", behind, maxsplit=1)[0]


def _moving(before: str) -> bool:
    clause = re.split(r"[,;:] | and ", before)[-1] or before
    return says("rise", clause) or says("fall", clause) or _MOVES.search(clause) is not None


def _other_end(
    layout: Layout,
    known: Reading,
    verdict: Grounding,
    then: bool,
    told: tuple[str, str],
    claims: Claims,
    led: bool,
) -> Claim | None:
    """The one fact of the indicator at the other time, where what is said of both times suits the two facts."""
    fact = known.about
    if (
        not verdict.right
        or fact is None
        or fact.of
        or fact.quantity is None
        or fact.quantity.high is not None
    ):
        return None
    if known.likeness.get(fact.index, 0.0) < _NAMED and digits_told(known.place.figure) < _SURE:
        return None
    row = [c for c in claims.series.get((fact.name, fact.entity), ()) if c.unit == fact.unit]
    row = [
        c for c in row if c.time != fact.time and (only_earlier(c, fact) if then else only_earlier(fact, c))
    ]
    of_was, of_now = told_in(told[0], claims), told_in(told[1], claims)
    mine, others = (of_was, of_now) if then else (of_now, of_was)
    if not mine.only or not of_was.only or not (of_now.only or led) or not others.fits(fact):
        return None
    if not of_was.said and _LONG.search(layout.sentence(known.place)):
        return None
    row = [c for c in row if mine.fits(c) and (not of_was.before or _the_year_before(c, fact))]
    return row[0] if len(row) == 1 and row[0].quantity != fact.quantity else None


def _the_year_before(one: Claim, other: Claim) -> bool:
    return one.year is not None and other.year is not None and abs(one.year - other.year) == 1


def _may_be(missing: Reading, claim: Claim) -> bool:
    """Whether unit and entity are those of the fact."""
    figure, whose = missing.place.figure, missing.context.whose
    swap = exchange(figure.unit, claim.unit)
    if figure.unit and (swap is None or swap.factor != 1):
        return False
    return not (whose.near and whose.entities and claim.entity and claim.entity not in whose.entities)
