"""Which fact each figure of a sentence states, decided for the sentence as a whole.

Value and unit are the hard evidence, the words decide between equals and speak against a value that
belongs to another indicator. A figure whose value is right is only called misattributed when the words
name another fact clearly better, and no other figure near states that one; two figures that would fit
each other's place clearly better are swapped.
"""

from __future__ import annotations

import re

from assistant.facts.ground.binding.proof import acquit
from assistant.facts.ground.binding.swaps import as_likely_unit, find_swaps, mirror
from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.reading.nested import has_its_word, is_sibling, lacks_its_word, told_by_label
from assistant.facts.ground.reading.score import Fit
from assistant.facts.ground.scope import BY_THE_CLOCK

_MARGIN = 0.4  # how much better another fact must fit before a right value is called misattributed
_SAME_NAME = 0.3  # the same between entities of one indicator, where the words cannot differ
_EITHER_YEAR = (
    1.0  # 今年 in a paper of the year after its facts, which scope.py leaves open: no year is better
)
_OTHER_YEAR = 0.1  # the same between two years of one indicator where no time is said
_NAMED = 0.55  # likeness of words from which a fact counts as named
_COVERED = 0.45  # and how much of its label must stand near for that
_WHOLLY = 0.6
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_BY_LABEL = 0.6  # how much worse a fact may fit whose label with a word more the words tell
_FEW_RIVALS = 4
_EVEN = 0.05  # a lead smaller than this is none
_EXPLAINED = 0.1  # how much worse a fact may fit where it is stated, and still not be meant here
_BEGINS = re.compile(
    r"(?:[由从]|\bfrom)\s*(?:约|近|about |nearly )?\Z"
)  # the first end of 由82.1%提高到86.4%
_DEALT = 0.3  # how much worse a fact of one value may fit, to leave the better to another figure


def _whole_of_a_share(readings: list[Reading], at: int) -> bool:
    """30% of the fleet of 240 buses is electric: the words behind the whole name its part."""
    before = readings[at - 1] if at else None
    if before is None or before.place.sentence != readings[at].place.sentence:
        return False
    return before.place.figure.kind in ("percent", "ratio") and before.context.behind.startswith(" of ")


def settle(text: str, readings: list[Reading], claims: Claims) -> None:
    """Decides `stated` or `meant` for every figure.

    Facts of one value are dealt out first; then what is firm, which explains facts named nearby; then
    swaps; then the rest.
    """
    _deal_out(readings)
    _tell_beside(readings)
    taken: dict[int, dict[int, float]] = {}
    series: dict[int, dict[tuple[str, str], float]] = {}
    for reading in readings:
        best = reading.best
        rival = reading.rivals[0] if reading.rivals else None
        if best is not None and any(
            told_by_label(best, one, reading) for one in reading.rivals[:_FEW_RIVALS]
        ):
            continue
        if best is not None and (rival is None or best.total >= rival.total - _EVEN):
            reading.stated = best.claim
            told = series.setdefault(reading.place.sentence, {})
            key = best.claim.name, best.claim.entity
            told[key] = max(best.total, told.get(key, best.total))
            held = taken.setdefault(reading.place.sentence, {})
            held[best.claim.index] = max(best.total, held.get(best.claim.index, best.total))
    find_swaps(readings, claims)
    for at, reading in enumerate(readings):
        if reading.stated is None and reading.meant is None and reading.best is not None:
            if _whole_of_a_share(readings, at):
                reading.stated = reading.best.claim
                continue
            sentence = reading.place.sentence
            held = {**taken.get(sentence - 1, {}), **taken.get(sentence, {})}
            _decide(reading, held, series.get(sentence, {}))
    mirror(readings, claims)
    acquit(text, readings, claims)


def _deal_out(readings: list[Reading]) -> None:
    """Gives a fact that two figures of one sentence could state to the better, if the other has another."""
    held: dict[tuple[int, int], Reading] = {}
    for reading in sorted((r for r in readings if r.matches), key=lambda r: -r.matches[0][0].total):
        free = [pair for pair in reading.matches if (reading.place.sentence, pair[0].claim.index) not in held]
        if free and free[0][0].total >= reading.matches[0][0].total - _DEALT:
            reading.matches.remove(free[0])
            reading.matches.insert(0, free[0])
        held.setdefault((reading.place.sentence, reading.matches[0][0].claim.index), reading)


def _tell_beside(readings: list[Reading]) -> None:
    """Lets each figure know of which facts others of its sentence print the value."""
    by_sentence: dict[int, dict[int, int]] = {}
    for reading in readings:
        if reading.best is not None:
            held = by_sentence.setdefault(reading.place.sentence, {})
            held[reading.best.claim.index] = held.get(reading.best.claim.index, 0) + 1
    for reading in readings:
        reading.beside = by_sentence.get(reading.place.sentence, {})


def _decide(reading: Reading, taken: dict[int, float], series: dict[tuple[str, str], float]) -> None:
    """A rival that another figure states, and fits there about as well, is not what is meant here."""
    best = reading.best
    assert best is not None
    for rival in reading.rivals:
        explained = taken.get(rival.claim.index, -1.0) >= rival.total - _EXPLAINED
        alike = rival.claim.name == best.claim.name
        explained = explained or (
            alike and rival.claim.index in taken and rival.claim.time != best.claim.time
        )
        explained = explained or (
            not alike and series.get((rival.claim.name, rival.claim.entity), -1.0) >= rival.total - _EXPLAINED
        )
        if rival.claim.entity != best.claim.entity and rival.claim.time != best.claim.time:
            alike = False
        lacks = told_by_label(best, rival, reading)
        named = alike or lacks or (rival.words >= _NAMED and rival.cover >= _covered(reading))
        if (
            named
            and not explained
            and as_likely_unit(rival, reading)
            and not (alike and _only_carried_over(best, rival, reading))
            and rival.total - best.total > _margin(best, rival, reading)
        ):
            reading.meant = rival
            return
    reading.stated = best.claim


def _only_carried_over(best: Fit, rival: Fit, reading: Reading) -> bool:
    """Whether nothing but a past year or a name of an earlier English sentence speaks for the rival: it may hold no more."""
    context, one, other = reading.context, best.claim, rival.claim
    if not context.english:
        return False
    if one.time != other.time:
        earlier = (other.year or 0) < (one.year or 0)
        return earlier and context.when.year is not None and not context.when.firm
    return one.entity != other.entity and bool(context.whose.entities) and not context.whose.firm


def _covered(reading: Reading) -> float:
    """A value of three digits that one fact alone has is only set aside for a label that stands near as a whole."""
    alone = len(reading.matches) == 1 and len(reading.place.figure.value) > 2
    return _WHOLLY if alone and reading.matches[0][1].how == "exact" else _COVERED


def _same_series(one: Claim, other: Claim) -> bool:
    return (one.name, one.entity) == (other.name, other.entity) and one.time != other.time


def _margin(best: Fit, rival: Fit, reading: Reading) -> float:
    """Between two years of one indicator the words are the same: where no time is said, the current one is meant."""
    if lacks_its_word(best, rival, reading):
        return -_EVEN
    if has_its_word(best, rival, reading) or is_sibling(best, rival, reading):
        return -_BY_LABEL
    if reading.context.when.open and best.claim.year != rival.claim.year:
        return _EITHER_YEAR
    if not reading.context.when.firm:
        if best.claim.year != rival.claim.year and BY_THE_CLOCK.search(reading.said):
            return _EITHER_YEAR
        if _same_series(best.claim, rival.claim):
            begins = _BEGINS.search(reading.near) and (best.claim.year or 0) < (rival.claim.year or 0)
            return _EITHER_YEAR if begins else _OTHER_YEAR
    return _SAME_NAME if best.claim.name == rival.claim.name else _MARGIN
