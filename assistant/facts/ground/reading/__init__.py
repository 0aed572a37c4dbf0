"""One figure and all that it may state: facts of its value, and facts that the words name instead."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.facts.ground.claims import Claim, Claims, counts_a_noun
from assistant.facts.ground.context import Context
from assistant.facts.ground.context.spoken import said_of, versions
from assistant.facts.ground.places.layout import Place
from assistant.facts.ground.reading.score import Fit, fit_of, likeness
from assistant.facts.ground.words.tokens import tokens_of
from assistant.facts.match import Match, exchange, states
from assistant.facts.match.places import tells_place
from assistant.facts.match.precision import digits_told
from assistant.figures import Figure, kind_of_unit

_STRAY = 0.6  # a match weaker than this (hedged and of a loose unit) needs words to go with it
_SPOKEN = 0.12  # likeness from which the words speak for a fact at all
_TOLD = 0.3  # likeness that a match needs whose kind or unit speaks against it
_FIRM, _OTHERWISE = 0.7, 0.5
_BY_UNIT = 0.5  # what a likelier unit is worth among facts of one value
_SURE = 3  # digits that no other fact has by chance
_MEASURED = re.compile("[a-z]{4,}s")  # a measure that is told by a noun: nights, hours
_LIKE_UNIT = 0.6  # how like the units must be for a figure to state the fact with another value


@dataclass(slots=True)
class Reading:
    """One figure with what it may state: `matches` by value, best first; `rivals` named by the words only."""

    place: Place
    context: Context
    near: str
    likeness: dict[int, float]
    matches: list[tuple[Fit, Match]] = field(default_factory=list)
    rivals: list[Fit] = field(default_factory=list)
    siblings: list[Fit] = field(
        default_factory=list
    )  # a match's indicator, of the entity that the words name
    meant: Fit | None = None  # the fact the words name instead, for a misattributed value
    stated: Claim | None = None
    computed: Claim | None = None  # what the figure was computed to, for figures behind it
    said: str = ""  # the sentence up to the figure and what is behind it, with the line before
    tail: str = ""  # the sentence behind the figure
    earlier: str = ""  # the text up to the figure, as far back as a word may still be in the reader's mind
    beside: dict[int, int] = field(default_factory=dict)  # claim → figures of the sentence that print it
    goes_on: bool = False  # whether it tells the average that was told before, of another entity
    item: str = ""  # the words of its item, where it stands in a 分别 list

    @property
    def own_words(self) -> str:
        """The words right before it; in a 分别 list those of its item, without the other items."""
        return self.item + (self.near.rpartition("分别")[2] if self.item else self.near)

    @property
    def about(self) -> Claim | None:
        """The fact that it tells of, rightly or wrongly, or what it was computed to."""
        return self.stated or self.computed or (self.meant.claim if self.meant else None)

    def told_beside(self, claim: Claim) -> bool:
        """Whether another figure of the sentence prints this claim's value."""
        own = self.best is not None and self.best.claim.index == claim.index
        return self.beside.get(claim.index, 0) > own

    @property
    def best(self) -> Fit | None:
        return self.matches[0][0] if self.matches else None


def read(place: Place, context: Context, near: str, claims: Claims) -> Reading:
    """All that one figure may state, with fits."""
    alike = likeness(context, claims)
    reading = Reading(place, context, near, alike)
    matched: dict[int, Match] = {}
    hedged: dict[int, Match] = {}
    spoken = versions(place.figure, near, context)
    places = claims.places if place.figure.kind == "rank" else ()
    for claim in [
        *claims.values.near(place.figure),
        *claims.in_words,
        *claims.by_noun(place.figure),
        *places,
    ]:
        if claim.index in matched:
            continue
        found = next((m for f in said_of(claim, spoken, near) if (m := _match(f, claim))), None)
        if found is not None and _believable(
            found, claim, alike.get(claim.index, 0.0), place.figure, context
        ):
            matched[claim.index] = found
        elif found is not None and claim.unit not in ("", "%") and found.strength > _FIRM:
            hedged[claim.index] = found
    if (
        not matched
        and len(hedged) == 1
        and place.figure.approx
        and max(alike.values(), default=0.0) < _OTHERWISE
    ):
        matched = hedged  # the only fact of this unit that the hedge could mean
    if not matched and (sure := _by_digits(place.figure, claims, alike)) is not None:
        matched[sure.index] = Match("exact", _FIRM)
    rivals = [i for i in alike if i not in matched and _comparable(place.figure, claims.all[i])]
    fits = {i: fit_of(claims.all[i], alike.get(i, 0.0), context, claims) for i in (*matched, *rivals)}
    reading.matches = sorted(
        ((fits[i], match) for i, match in matched.items()),
        key=lambda pair: (-pair[0].total - _BY_UNIT * pair[1].strength, pair[0].claim.index),
    )
    reading.rivals = sorted((fits[i] for i in rivals), key=lambda fit: (-fit.total, fit.claim.index))
    if context.english and context.whose.firm and reading.matches:
        reading.siblings = _siblings(reading, claims)
    return reading


def _siblings(reading: Reading, claims: Claims) -> list[Fit]:
    """The best match's indicator of the entities that the words name, where the words do not name the indicator itself."""
    context, best = reading.context, reading.matches[0][0].claim
    whose = context.whose.entities
    if not best.entity or best.entity in whose or best.index in reading.likeness:
        return []
    row = [
        c for c in claims.named(best.name) if c.entity in whose and (c.unit, c.time) == (best.unit, best.time)
    ]
    return [fit_of(claim, 0.0, context, claims) for claim in row]


def _believable(match: Match, claim: Claim, alike: float, figure: Figure, context: Context) -> bool:
    """Whether a value that fits is more than a coincidence.

    A growth rate is not a rate of another kind; what is told as a change (比上年增加20个) is no level;
    a rounded or hedged number of one or two digits fits many facts, so the words must speak for this one.
    """
    if context.growth and figure.unit == "%" and claim.share and not claim.change and alike < _TOLD:
        return False
    if match.strength < _STRAY and alike < _TOLD:
        return False
    if context.compared and not claim.change:
        return False
    return match.how == "exact" or digits_told(figure) >= 3 or alike >= _SPOKEN


def _match(figure: Figure, claim: Claim) -> Match | None:
    if claim.figure is None:
        return states(_counted_as(figure, claim), claim.resolved)
    if figure.kind == claim.figure.kind == "rank":
        told = tells_place(figure, claim.figure)
        return Match(told, 1.0) if told else None
    same = (claim.figure.value, claim.figure.value_high) == (figure.value, figure.value_high)
    if not same or claim.figure.is_date != figure.is_date:
        return None
    swap = exchange(figure.unit, claim.figure.unit)
    return Match("exact", swap.likeness) if swap else None


def _counted_as(figure: Figure, claim: Claim) -> Figure:
    """3,250 vacancies where the sheet has Vacancies in posts: what an English count counts may stand in the label."""
    if not counts_a_noun(figure) or exchange(figure.unit, claim.unit):
        return figure
    nouns, label = ({token for token, _ in tokens_of(text)} for text in (figure.unit.split()[-1], claim.name))
    if kind_of_unit(claim.unit) != "count":  # overnight stays, which the sheet has in nights
        said = {token for token, _ in tokens_of(figure.text)}
        if not _MEASURED.fullmatch(claim.unit) or not label <= said:
            return figure
    return replace(figure, unit=claim.unit) if nouns & label else figure


def _by_digits(figure: Figure, claims: Claims, alike: dict[int, float]) -> Claim | None:
    """19,300 patients seen by video, where the sheet counts Video consultations in appointments: many digits that one
    fact alone has, in a unit that no other goes by."""
    if not counts_a_noun(figure) or figure.approx or digits_told(figure) < _SURE or figure.value_high:
        return None
    same = [c for c in claims.all if c.quantity and format(c.quantity.value.normalize(), "f") == figure.value]
    if len(same) != 1 or kind_of_unit(same[0].unit) != "count":
        return None
    sure = digits_told(figure) > _SURE  # 18,725 titles are the New books bought
    if not sure and any(c.unit == figure.unit for c in claims.all):
        return None
    return same[0] if sure or alike.get(same[0].index, 0.0) >= _TOLD else None


def _comparable(figure: Figure, claim: Claim) -> bool:
    """Whether the claim is of a kind and unit that the figure could state with another value."""
    if claim.figure is not None:
        if "rank" in (figure.kind, claim.figure.kind):
            return figure.kind == claim.figure.kind
        return figure.is_date and claim.figure.is_date and len(claim.figure.value) == len(figure.value)
    if claim.quantity is None or figure.is_date or figure.kind == "time":
        return False
    if figure.kind == "ratio" and not figure.unit:
        return claim.unit == "%"
    if claim.unit == figure.unit:
        return True
    swap = exchange(_counted_as(figure, claim).unit, claim.unit)
    return swap is not None and swap.likeness >= _LIKE_UNIT and (figure.unit != "%" or claim.unit == "‰")
