"""What must be shown before a figure with a fact's value is said to belong to another fact.

Every accusation of this kind passes here (`acquit`), wherever it was raised. The words must name the other fact positively:

- of one indicator, by an entity or a time that this figure's own words prefer;
- of two, by the words that tell the one label from the other. Where no word of the label whose value stands here is said
  anywhere, whatever word is left over may be its other name, so that the rival's label must be told in full and nothing be
  left over beside it;
- a part and its whole (52 of 86 sites, 86个社区中有52个) are each other's only where the part is the larger.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.facts.ground.binding.alone import beside, told_alone, words_of
from assistant.facts.ground.binding.proof.evidence import (
    ends_of_one_change,
    no_time_told,
    only_its_unit,
    since_last_figure,
    tells_no_level,
)
from assistant.facts.ground.binding.proof.parts import of_each_other, part_of_whole
from assistant.facts.ground.claims import Claims
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.reading.nested import told_by_label

_PREFERS = 0.08  # how much better the rival must fit for the figure's own words to prefer it
_SPOKEN = 0.2  # likeness from which words name a fact at all
_HAD = re.compile(
    r"\bhad (?:been|[a-z]+ed|stood|come|cost|made|sold|won)\b|\b(?:previously|formerly|originally|until then)\b"
)
_FROM = re.compile(r"\bfrom (?:about |nearly |just |over |some )?[£€$]?\Z")
_LAST_YEAR, _THIS_YEAR = re.compile(r"\blast year\b", re.IGNORECASE), re.compile(r"\bthis year\b", re.I)


def acquit(text: str, readings: Sequence[Reading], claims: Claims) -> None:
    """Takes back what was not shown: the figure then states the fact whose value it has."""
    accused = [one for one in readings if one.meant is not None and one.best is not None]
    innocent = [one for one in accused if not _shown(one, text, readings, claims)]
    for one in innocent:
        assert one.best is not None
        if one.context.english and tells_no_level(one, one.best.claim):
            one.meant = None  # what it comes to is still to be found
            continue
        one.stated, one.meant = one.best.claim, None


def _shown(one: Reading, text: str, readings: Sequence[Reading], claims: Claims) -> bool:
    assert one.best is not None and one.meant is not None
    owner, meant = one.best.claim, one.meant.claim
    if one.context.english and tells_no_level(one, owner):
        return False
    if one.context.english and (no_time_told(one, owner, meant) or ends_of_one_change(one, readings, text)):
        return False
    if owner.name == meant.name:
        return _of_another(one, readings)
    if part_of_whole(one, text, readings):
        return False
    own, partner = words_of(owner.name) - words_of(meant.name), _partner(one, readings)
    spoken = not own or 2 * len(own & words_of(text)) >= len(own)
    if spoken or (partner is not None and partner.meant is not None and partner.meant.words >= _SPOKEN):
        return _told_apart(one, text, own, partner, readings)
    if one.context.english and partner is None and _told_elsewhere(one, readings):
        return (
            False  # we inspected 640 farms and 48 failed: the rival is told by the figure that has its value
        )
    return told_alone(one, meant, claims, owner)


def _of_another(one: Reading, readings: Sequence[Reading]) -> bool:
    """Whether entity or time are shown to be those of the rival, the indicator being the same."""
    assert one.best is not None and one.meant is not None
    owner, whose = one.best.claim, one.context.whose
    if owner.year != one.meant.claim.year and (_either_year(one) or _told_from(one)):
        return False
    if _prefers(one):
        return True
    partner = _partner(one, readings)
    if partner is None or partner.place.sentence != one.place.sentence or _told_elsewhere(one, readings):
        return False
    return not (whose.near and owner.entity in whose.entities)


def _told_apart(
    one: Reading, text: str, own: set[str], partner: Reading | None, readings: Sequence[Reading]
) -> bool:
    """Whether the words tell the rival's label from that of the owner, whose `own` words are said somewhere."""
    assert one.best is not None and one.meant is not None
    said, other = beside(one), words_of(one.meant.claim.name) - words_of(one.best.claim.name)
    carried = one.context.english and own and other and not (own | other) & said
    carried = carried or (
        one.context.english and partner is None and only_its_unit(one, one.best.claim, one.meant.claim)
    )
    if (_prefers(one) and not carried) or told_by_label(one.best, one.meant, one):
        return True
    if partner is None or _told_elsewhere(one, readings) or own & said:
        return False
    if one.context.english and not (
        other & since_last_figure(one, readings, text)
        or own & since_last_figure(partner, readings, text)
        or of_each_other(one, partner, text)
    ):
        return False  # the Toll House, with 21, 26,900: no word at either of them
    apart = abs(partner.place.sentence - one.place.sentence)
    better = one.meant.total > one.best.total and one.meant.words >= _SPOKEN
    return apart == 0 or (apart == 1 and better)


def _prefers(one: Reading) -> bool:
    assert one.best is not None and one.meant is not None
    return one.meant.total - one.best.total > _PREFERS


def _told_elsewhere(one: Reading, readings: Sequence[Reading]) -> bool:
    """Whether another figure states what this one is said to be meant for."""
    assert one.meant is not None
    meant = one.meant.claim.index
    return any(other.stated is not None and other.stated.index == meant for other in readings)


def _either_year(one: Reading) -> bool:
    """Whether the words leave open which year is meant: which had been 99%; last year, in a paper that may be of the next."""
    if one.context.english and _LAST_YEAR.search(one.said) and not _THIS_YEAR.search(one.said):
        return True
    return not one.context.when.firm and _HAD.search(one.near) is not None


def _told_from(one: Reading) -> bool:
    """Whether it is what something rose or fell from, and is that of an earlier year: in 2025, raising coverage from 83.8%."""
    assert one.best is not None and one.meant is not None
    owner, meant = one.best.claim.year, one.meant.claim.year
    return owner is not None and meant is not None and owner < meant and _FROM.search(one.near) is not None


def _partner(one: Reading, readings: Sequence[Reading]) -> Reading | None:
    """The figure in whose place this one stands, if that is said to stand in this one's."""
    assert one.best is not None and one.meant is not None
    own, meant = one.best.claim.index, one.meant.claim.index
    for other in readings:
        if other is one or other.best is None or other.meant is None:
            continue
        if (other.best.claim.index, other.meant.claim.index) == (meant, own):
            return other
    return None
