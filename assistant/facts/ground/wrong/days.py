"""A day that is a slip of the one day that the sheet gives for the event of the sentence: 24 November for 14 November."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

from assistant.facts.ground.claims import Claim
from assistant.figures import Figure

_DAY = re.compile(r"(?:(?P<year>\d{4})|-)-(?P<month>\d\d)-(?P<day>\d\d)\Z")


def day_meant(figure: Figure, stated: Iterable[Claim | None]) -> tuple[Claim, str] | None:
    """The fact stated beside the date and its day as an ISO date, where the told one looks like it; None where nothing is sure.

    The first and last of a month are no days of an event: on them things are counted.
    """
    told = _DAY.match(figure.value) if figure.value_high is None else None
    if told is None:
        return None
    days = {day: claim for claim in stated if claim is not None for day in claim.dates if _is_an_event(day)}
    if len(days) != 1:
        return None
    day, claim = next(iter(days.items()))
    if told["year"] and told["year"] != day[:4]:
        return None
    month, number = day[5:7], day[8:]
    one = told["month"] == month and _alike(told["day"], number)
    other = told["day"] == number and _alike(told["month"], month)
    return (claim, day) if one or other else None


def _is_an_event(day: str) -> bool:
    found = _DAY.match(day)
    if found is None or not found["year"]:
        return False
    last = calendar.monthrange(int(found["year"]), int(found["month"]))[1]
    return int(found["day"]) not in (1, last)


def _alike(one: str, other: str) -> bool:
    """Whether one digit differs or is lost, or two have changed places."""
    if one == other:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1 or one == other[::-1]
