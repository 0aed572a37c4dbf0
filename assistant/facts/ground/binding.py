"""Which fact each figure of a sentence states, decided for the sentence as a whole.

Value and unit are the hard evidence, the words decide between equals and speak against a value that
belongs to another indicator. A figure whose value is right is only called misattributed when the words
name another fact clearly better, and no other figure near states that one; two figures that would fit
each other's place clearly better are swapped.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.context import Context
from assistant.facts.ground.layout import Place
from assistant.facts.ground.lexicon import says
from assistant.facts.ground.score import Fit, fit_of, likeness
from assistant.facts.match import Match, exchange, states
from assistant.facts.match.precision import digits_told
from assistant.figures import Figure

_MARGIN = 0.4  # how much better another fact must fit before a right value is called misattributed
_SAME_NAME = 0.3  # the same between entities of one indicator, where the words cannot differ
_SWAP = 0.15  # the same for two figures together, when each fits the other's place
_OTHER_YEAR = 0.1  # the same between two years of one indicator where no time is said
_STRAY = 0.6  # a match weaker than this (hedged and of a loose unit) needs words to go with it
_SPOKEN = 0.12  # likeness from which the words speak for a fact at all
_NAMED = 0.55  # likeness of words from which a fact counts as named
_COVERED = 0.45  # and how much of its label must stand near for that
_BY_UNIT = 0.5  # what a likelier unit is worth among facts of one value
_EVEN = 0.05
_EXPLAINED = 0.1
_DEALT = 0.3
_FAR_SWAP = 0.4
_FEW = 6


@dataclass(slots=True)
class Reading:
    """One figure with what it may state: `matches` by value, best first; `rivals` named by the words only."""

    place: Place
    context: Context
    near: str
    likeness: dict[int, float]
    matches: list[tuple[Fit, Match]] = field(default_factory=list)
    rivals: list[Fit] = field(default_factory=list)
    meant: Fit | None = None  # the fact the words name instead, for a misattributed value
    stated: Claim | None = None
    item: str = ""  # the words of its item, where it stands in a 分别 list

    @property
    def best(self) -> Fit | None:
        return self.matches[0][0] if self.matches else None


def read(place: Place, context: Context, near: str, claims: Claims) -> Reading:
    """All that one figure may state, with fits."""
    alike = likeness(context, claims)
    reading = Reading(place, context, near, alike)
    matched: dict[int, Match] = {}
    spoken = versions(place.figure, near, context)
    for claim in [*claims.near_value(place.figure), *claims.in_words]:
        if claim.index in matched:
            continue
        found = next((match for figure in spoken if (match := _match(figure, claim))), None)
        if found is not None and _believable(
            found, claim, alike.get(claim.index, 0.0), place.figure, context
        ):
            matched[claim.index] = found
    rivals = [i for i in alike if i not in matched and _comparable(place.figure, claims.all[i])]
    fits = {i: fit_of(claims.all[i], alike.get(i, 0.0), context, claims) for i in (*matched, *rivals)}
    reading.matches = sorted(
        ((fits[i], match) for i, match in matched.items()),
        key=lambda pair: (-pair[0].total - _BY_UNIT * pair[1].strength, pair[0].claim.index),
    )
    reading.rivals = sorted((fits[i] for i in rivals), key=lambda fit: (-fit.total, fit.claim.index))
    return reading


def _believable(match: Match, claim: Claim, alike: float, figure: Figure, context: Context) -> bool:
    """Whether a value that fits is more than a coincidence.

    A growth rate is not a rate of another kind; what is told as a change (比上年增加20个) is no level; a rounded or hedged number of one or two digits fits
    many facts, so the words must speak for this one.
    """
    if context.growth and figure.unit == "%" and claim.share and not claim.change and alike < 0.3:
        return False
    if match.strength < _STRAY and alike < 0.3:
        return False
    if context.compared and not claim.change:
        return False
    return match.how == "exact" or digits_told(figure) >= 3 or alike >= _SPOKEN


def versions(figure: Figure, near: str, context: Context) -> list[Figure]:
    """The figure with the direction that the words before it claim; soft words (压缩) claim none for sure."""
    if context.level:
        return [replace(figure, direction="none")]
    down, up = says("fall", near), says("rise", near)
    if figure.direction == "down" or (down and not up):
        strict = says("strict-fall", near)
        falling = replace(figure, direction="down")
        return [falling] if strict else [falling, replace(figure, direction="none")]
    if figure.direction == "up" or (up and not down):
        return [replace(figure, direction="up")]
    return [figure]


def _match(figure: Figure, claim: Claim) -> Match | None:
    if claim.figure is None:
        return states(figure, claim.resolved)
    same = (claim.figure.value, claim.figure.value_high) == (figure.value, figure.value_high)
    if not same or claim.figure.is_date != figure.is_date:
        return None
    swap = exchange(figure.unit, claim.figure.unit)
    return Match("exact", swap.likeness) if swap else None


def _comparable(figure: Figure, claim: Claim) -> bool:
    """Whether the claim is of a kind and unit that the figure could state with another value."""
    if claim.figure is not None:
        return figure.is_date and claim.figure.is_date and len(claim.figure.value) == len(figure.value)
    if claim.quantity is None or figure.is_date or figure.kind == "time":
        return False
    if claim.unit == figure.unit:
        return True
    if figure.kind == "ratio" and not figure.unit:
        return claim.unit == "%"
    swap = exchange(figure.unit, claim.unit)
    return swap is not None and swap.likeness >= 0.6 and (figure.unit != "%" or claim.unit == "‰")


def _as_likely_unit(rival: Fit, reading: Reading) -> bool:
    """Whether the rival's unit suits the figure as well as that of the fact whose value it has."""
    stated = reading.place.figure.unit
    one, other = exchange(stated, rival.claim.unit), exchange(stated, reading.matches[0][0].claim.unit)
    return one is not None and (other is None or one.likeness >= min(other.likeness, 0.9))


def settle(readings: list[Reading]) -> None:
    """Decides `stated` or `meant` for every figure.

    Facts of one value are dealt out first; then what is firm, which explains facts named nearby; then
    swaps; then the rest.
    """
    _deal_out(readings)
    taken: dict[int, dict[int, float]] = {}
    series: dict[int, dict[tuple[str, str], float]] = {}
    for reading in readings:
        best = reading.best
        if best is not None and (not reading.rivals or best.total >= reading.rivals[0].total - _EVEN):
            reading.stated = best.claim
            told = series.setdefault(reading.place.sentence, {})
            key = best.claim.name, best.claim.entity
            told[key] = max(best.total, told.get(key, best.total))
            held = taken.setdefault(reading.place.sentence, {})
            held[best.claim.index] = max(best.total, held.get(best.claim.index, best.total))
    _find_swaps(readings)
    for reading in readings:
        if reading.stated is None and reading.meant is None and reading.best is not None:
            sentence = reading.place.sentence
            held = {**taken.get(sentence - 1, {}), **taken.get(sentence, {})}
            _decide(reading, held, series.get(sentence, {}))


def _deal_out(readings: list[Reading]) -> None:
    """Gives a fact that two figures of one sentence could state to the better, if the other has another."""
    held: dict[tuple[int, int], Reading] = {}
    for reading in sorted((r for r in readings if r.matches), key=lambda r: -r.matches[0][0].total):
        free = [pair for pair in reading.matches if (reading.place.sentence, pair[0].claim.index) not in held]
        if free and free[0][0].total >= reading.matches[0][0].total - _DEALT:
            reading.matches.remove(free[0])
            reading.matches.insert(0, free[0])
        held.setdefault((reading.place.sentence, reading.matches[0][0].claim.index), reading)


def _decide(reading: Reading, taken: dict[int, float], series: dict[tuple[str, str], float]) -> None:
    """A rival that another figure states, and fits there about as well, is not what is meant here."""
    best = reading.best
    assert best is not None
    for rival in reading.rivals:
        explained = taken.get(rival.claim.index, -1.0) >= rival.total - _EXPLAINED
        alike = rival.claim.name == best.claim.name
        explained = explained or (
            alike and rival.claim.index in taken and rival.claim.year != best.claim.year
        )
        explained = explained or (
            not alike and series.get((rival.claim.name, rival.claim.entity), -1.0) >= rival.total - _EXPLAINED
        )
        if rival.claim.entity != best.claim.entity and rival.claim.year != best.claim.year:
            alike = False
        named = alike or (rival.words >= _NAMED and rival.cover >= _COVERED)
        if (
            named
            and not explained
            and _as_likely_unit(rival, reading)
            and rival.total - best.total > _margin(best, rival, reading)
        ):
            reading.meant = rival
            return
    reading.stated = best.claim


def _same_series(one: Claim, other: Claim) -> bool:
    return (one.name, one.entity) == (other.name, other.entity) and one.year != other.year


def _margin(best: Fit, rival: Fit, reading: Reading) -> float:
    """Between two years of one indicator the words are the same: where no time is said, the current one is meant."""
    same = _same_series(best.claim, rival.claim)
    if same and not reading.context.when.firm:
        return _OTHER_YEAR
    return _SAME_NAME if best.claim.name == rival.claim.name else _MARGIN


def _find_swaps(readings: list[Reading]) -> None:
    """Pairs of figures, near or far, that would each fit the other's fact clearly better."""
    holders: dict[int, list[Reading]] = {}
    for reading in readings:
        if reading.best is not None:
            holders.setdefault(reading.best.claim.index, []).append(reading)
    for one in readings:
        for rival in one.rivals[:_FEW] if one.best is not None else ():
            for other in holders.get(rival.claim.index, ()):
                _swap(one, other, rival)


def _swap(one: Reading, other: Reading, rival: Fit) -> None:
    assert one.best is not None and other.best is not None
    crossed = _fit(other, one.best.claim)
    if (
        crossed is None
        or other is one
        or not (_as_likely_unit(rival, one) and _as_likely_unit(crossed, other))
    ):
        return
    gains = rival.total - one.best.total, crossed.total - other.best.total
    near = abs(one.place.sentence - other.place.sentence) <= 1
    clear = sum(gains) > 0.5 and min(gains) > -0.4
    if clear or (sum(gains) > (_SWAP if near else _FAR_SWAP) and min(gains) > -_SWAP):
        one.meant, other.meant = rival, crossed
        one.stated = other.stated = None


def _fit(reading: Reading, claim: Claim) -> Fit | None:
    """How a claim fits here although its value stands elsewhere; None when it also has this value."""
    return next((fit for fit in reading.rivals if fit.claim.index == claim.index), None)
