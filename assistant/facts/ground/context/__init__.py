"""What the words around a figure say it is: which words, whose, when, and whether a change or a share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.facts.ground.claims import Claims, Key, key_of
from assistant.facts.ground.places.layout import COMMA, FIGURE, LIST, Layout, Place
from assistant.facts.ground.places.lists import Alignment
from assistant.facts.ground.places.windows import windows
from assistant.facts.ground.scope import Scope, When, Whose
from assistant.facts.ground.words.lexicon import english, pattern, says
from assistant.facts.ground.words.tokens import tokens_of

_MADE_UP = re.compile(r"\bma[dk]es? up\b")
_TOGETHER = re.compile(
    r"(?:taken )?together|altogether|combined|in (?:total|all)|on average|合计|总计", re.IGNORECASE
)
_REACHES = re.compile("(?:高?达到?|约?为|超过|接近)")  # 中央资金占比最高，达35.8%
_COMPARED = re.compile(r"[比较](?:上|去|前|20)|同比|环比|[比较]年初")
_COMPOUND = re.compile(r"[a-z]-(?:up|down) of \Z")  # a take-up of 45%
_IN_EACH = re.compile(r" (?:in|out of|from) (?:every|each|the) ")  # 85p in every pound
_PER = 24
_PER_MANY = re.compile(r" (?:per|(?:for|in|to|out of) (?:every|each)) (?:10{0,2})?\Z")
_TO_LEVEL = re.compile(
    r"(?:到|至|由|从|(?<![幅速])达|(?<![幅速])为|\bfrom|\bto|\bat|\breached|\bstood at)\s*(?:(?:19|20)\d\d年[底末]?的?)?\s*(?:约|将?近|超过?|了|about|nearly|over)?\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one figure.

    `words` gives each token of the sheet's labels that stands near a weight: 1 beside the figure, less
    farther off and for single characters; `mass` is what they weigh together. `clause` is the clause up to the figure,
    `behind` what follows it up to the next mark, `heading` the headings that it stands under.
    """

    words: dict[str, float]
    mass: float
    clause: str
    behind: str
    whose: Whose
    when: When
    growth: bool
    share: bool
    level: bool
    compared: bool
    marks: frozenset[Key] = frozenset()
    planned: bool = False
    heading: str = ""

    @property
    def english(self) -> bool:
        """Whether the words about the figure are English."""
        return english(self.clause) and english(self.behind)


def context_of(
    layout: Layout,
    place: Place,
    claims: Claims,
    scope: Scope,
    aligned: Alignment | None,
    heading: str = "",
) -> Context:
    """The surroundings of the figure at `place`; `aligned` is its item, if it stands in a 分别 list."""
    words: dict[str, float] = {}
    for text, weight in windows(layout, place, aligned, claims.names, claims.weights):
        for token, size in tokens_of(text, True):
            if token in claims.weights and weight * size > words.get(token, 0.0):
                words[token] = weight * size
    mass = sum(weight * claims.weights[token] for token, weight in words.items())
    clause, behind = _clause(layout, place), layout.behind(place)
    if _PER_MANY.search(behind):  # 3.6 per 1,000 customers, whose comma is no mark
        start = place.figure.end + len(behind)
        behind += layout.text[start : min(start + _PER, place.sentence_end)]
    level = _TO_LEVEL.search(clause) is not None
    near = layout.before(place)
    moved = says("rise", near) or says("fall", near)
    compared = not level and moved and _COMPARED.search(near) is not None
    moving = place.figure.direction != "none" and not _COMPOUND.search(clause)
    growth = not level and (moving or says("growth", _MADE_UP.sub("", clause)))
    share = says("share", clause) or says("share", behind[:6]) or behind.startswith(" of ")
    share = share or (place.figure.unit == "%" and _IN_EACH.match(behind) is not None)
    if place.figure.unit == "%" and behind[:1].isascii():  # 89.9% completed the trial
        share = share or any(len(token) > 2 and token in claims.weights for token, _ in tokens_of(behind))
    return Context(
        words,
        mass,
        clause,
        behind,
        scope.whose(place, aligned),
        scope.when(place, aligned),
        growth,
        share,
        level,
        compared,
        _marks(layout, place, claims),
        says("plan", clause) or says("plan", behind[:10]),
        heading,
    )


def _marks(layout: Layout, place: Place, claims: Claims) -> frozenset[Key]:
    """The figures of labels told right before: 10万元 in 集体收入10万元以上的村42个."""
    found: set[Key] = set()
    for other in reversed(layout.before_in_sentence(place)):
        key = key_of(other.figure)
        if key not in claims.marks:
            break
        found.add(key)
    return frozenset(found)


def _clause(layout: Layout, place: Place) -> str:
    """The text from the last comma to the figure, list marks and figures included, dates and all."""
    piece = place.piece
    while piece > 0 and layout.pieces[piece].opens in (LIST, FIGURE):
        piece -= 1
    start = layout.pieces[piece].start
    if piece > 0 and _TOGETHER.fullmatch(layout.words(piece - 1).strip()):
        start = layout.pieces[piece - 1].start  # Together, the three sites lent 152,670 books
    elif piece > 0 and _REACHES.fullmatch(layout.text, start, place.figure.start):
        told = layout.words(piece - 1)
        start = (
            layout.pieces[piece - 1].start if "占" in told and layout.pieces[piece].opens == COMMA else start
        )
    return layout.text[max(start, place.figure.start - 60) : place.figure.start]


def rising(context: Context, place: Place) -> bool | None:
    """Up, down or neither, as the nearest word of direction before the figure says."""
    if place.figure.direction != "none":
        return place.figure.direction == "up"
    ups = [m.end() for m in pattern("rise").finditer(context.clause)]
    downs = [m.end() for m in pattern("fall").finditer(context.clause)]
    if not ups and not downs:
        return None
    return max(ups, default=-1) > max(downs, default=-1)


__all__ = ["COMMA", "Context", "context_of", "rising"]
