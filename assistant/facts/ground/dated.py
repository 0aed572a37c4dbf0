"""The verdict on a date: given by a fact, a period or the brief, of another year, or impossible."""

from __future__ import annotations

import re

from assistant.facts.ground import messages
from assistant.facts.ground.dates import Calendar, impossible
from assistant.facts.ground.explained.surroundings import Surroundings
from assistant.facts.ground.model import Grounding
from assistant.facts.ground.reading import Reading
from assistant.facts.ground.verdicts import CANDIDATES, Verdicts
from assistant.facts.ground.wrong.days import day_meant
from assistant.facts.ground.wrong.named import named_other

_YEAR = re.compile(r"\d{4}\Z")
_ASIDE = re.compile(r"(?:年)?(?:[底末初]?(?:以来|起|相比|之前|以前)|启动|开始|实施|度?计划|规划)")
_LEADS = re.compile(
    r"[比较与同自从由到至于].?\Z|\b(?:than|from|over|on|since|against|above|below|to|as|that|those)(?: in| for| of| the| that of)? \Z",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"\b(?:same|corresponding|equivalent|like) [a-z]+ (?:of|in) \Z|\d[%a-z ]{0,14} in \Z")
_MOST_IDS = 8


def date_verdict(reading: Reading, around: Surroundings, calendar: Calendar, verdicts: Verdicts) -> Grounding:
    """What is to be said of a figure that is a date or a time."""
    figure = reading.place.figure
    if reading.meant is not None and reading.best is not None:
        return verdicts.misattributed(reading, reading.best.claim, reading.meant.claim)
    if reading.stated is not None:
        return verdicts.say(figure, "supported", messages.DATE_GIVEN, facts=(reading.stated.id,))
    given = calendar.gives(figure)
    if given is not None and _wrong_year(reading, around):
        said, ids = messages.DATE_OTHERWISE, given[:CANDIDATES]
        return verdicts.say(figure, "unsupported", said, rule="date-ungrounded", candidates=ids)
    if given is not None and not impossible(figure):
        return verdicts.say(figure, "supported", messages.DATE_GIVEN, facts=given[:_MOST_IDS])
    rule = "date-impossible" if impossible(figure) else "date-ungrounded"
    meant = named_other(reading, around.stated_beside(reading), around.claims)
    if meant is not None:
        return verdicts.against(reading, meant.claim, messages.contradicts(figure, meant.claim), rule)
    event = day_meant(figure, [other.stated for other in around.sentence(reading)])
    if event is not None and rule == "date-ungrounded":
        claim, day = event
        said, ids = messages.other_day(claim, day), (claim.id,)
        return verdicts.say(figure, "contradicted", said, facts=ids, rule=rule, expected=day)
    said = messages.DATE_IMPOSSIBLE if rule == "date-impossible" else messages.DATE_UNGROUNDED
    return verdicts.say(figure, "unsupported", said, rule=rule)


def _wrong_year(reading: Reading, around: Surroundings) -> bool:
    """Whether all that the sentence tells of this year are values of another year."""
    place, text = reading.place, around.layout.text
    if not _YEAR.match(place.figure.value) or _ASIDE.match(text, place.figure.end):
        return False
    if _LEADS.search(text[max(0, place.figure.start - 14) : place.figure.start]):
        return False
    if _PERIOD.search(text[max(0, place.figure.start - 40) : place.figure.start]):
        return False
    year = int(place.figure.value)
    told = [
        other.best.claim.year
        for other in around.sentence(reading)
        if other.place.figure.start > place.figure.start
        and other.context.when.firm
        and other.context.when.year == year
        and other.best is not None
        and not other.place.figure.is_date
    ]
    return bool(told) and all(other is not None and other != year for other in told)
