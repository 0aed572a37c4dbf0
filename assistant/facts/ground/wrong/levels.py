"""A level told with the wrong word of direction: the rate slipped to 88.4%, where the year before had 85.9%."""

from __future__ import annotations

import re

from assistant.facts.ground.claims import Claim, Claims
from assistant.facts.ground.reading import Reading
from assistant.figures import kind_of_unit

_ABOUT = r"(?:just |about |around |nearly |over |some |only |a record |约|将近|近|了)?"
_ROSE = re.compile(
    rf"(?:增长|增加|提高|提升|上升|攀升|扩大|延长|拉长)[到至]{_ABOUT}\Z"
    rf"|\b(?:rose|climbed|grew|increased|jumped|advanced|edged up|crept up|lengthened|widened|(?:went|moved|came|was|were) up)(?: [a-z]+ly)? to {_ABOUT}\Z",
    re.I,
)
_FELL = re.compile(
    rf"(?:下降|减少|降低|回落|下滑|缩短|收窄)[到至]{_ABOUT}\Z"
    rf"|\b(?:fell|dropped|slipped|declined|decreased|dipped|slid|sank|shrank|edged down|shortened|narrowed|(?:went|moved|came|was|were) down)(?: [a-z]+ly)? to {_ABOUT}\Z",
    re.I,
)
# Told against something else than the year before, or as an end of from … to.
_OTHERWISE = re.compile(
    r"[由从自]|年初|月|季|旬|周|预算|计划|目标|\b(?:from|since|in(?= (?:the |a |an |\d|jan|feb|mar|apr|may\b|june|july|aug|sept|oct|nov|dec|late|early|mid|spring|summer|autumn|winter))|by|target|forecast|month|quarter|peak|against)\b",
    re.I,
)
_SHORT = re.compile(r"\b(?:deficit|loss)\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:surplus|profit)\b", re.IGNORECASE)
_NEXT = re.compile(r" (?:as|while|and|when|with) ")
_REACH = 40


def moved_against(reading: Reading, claim: Claim, claims: Claims) -> bool:
    """Whether the words let the indicator move to this level from the other side than where it stood a year before."""
    if claim.quantity is None or claim.quantity.high is not None or claim.year is None or claim.change:
        return False
    clause = reading.context.clause
    rose, fell = _ROSE.search(clause), _FELL.search(clause)
    said = rose or fell
    if said is None:
        return False
    behind = _NEXT.split(reading.context.behind, maxsplit=1)[0]
    around = clause[max(0, said.start() - _REACH) : said.start()] + behind[:_REACH]
    if _OTHERWISE.search(around):
        return False
    before = [one for one in claims.series.get((claim.name, claim.entity), ()) if one.year == claim.year - 1]
    if len(before) != 1 or before[0].quantity is None or before[0].unit != claim.unit:
        return False
    was, now = before[0].quantity.value, claim.quantity.value
    return now < was if rose else now > was


def of_the_year_before(reading: Reading, claim: Claim, claims: Claims) -> Claim | None:
    """What the indicator stands at now, where the words let it rise or fall to the level of the year before: detentions fell to 26."""
    now = claims.year
    if claim.quantity is None or claim.year is None or now is None or claim.year != now - 1 or claim.change:
        return None
    if reading.context.when.year is not None:
        return None
    clause = reading.context.clause
    said = _ROSE.search(clause) or _FELL.search(clause)
    if said is None or _OTHERWISE.search(clause[max(0, said.start() - _REACH) : said.start()]):
        return None
    row = [one for one in claims.series.get((claim.name, claim.entity), ()) if one.year == now]
    current = row[0] if len(row) == 1 and row[0].unit == claim.unit else None
    return current if current is not None and current.quantity != claim.quantity else None


def told_as_its_opposite(reading: Reading, claim: Claim) -> bool:
    """A surplus of £12.4 million, where the sheet calls them a Deficit; an operating profit that is the Operating loss."""
    if not reading.context.english or claim.quantity is None or kind_of_unit(claim.unit) != "money":
        return False
    short, over = _SHORT.search(reading.near), _OVER.search(reading.near)
    if (short is None) == (over is None) or claim.quantity.value < 0:
        return False
    named = _SHORT.search(claim.name), _OVER.search(claim.name)
    return (named[0] is None) != (named[1] is None) and (named[0] is None) != (short is None)
