"""What speaks for another fact than the one whose value stands there, in English: words, a time, the other end of a change."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.facts.ground.binding.alone import beside, words_of
from assistant.facts.ground.claims import Claim
from assistant.facts.ground.reading import Reading

_TO = re.compile(r"(?: [a-z]+){0,3} to (?:about |nearly |just |over |some |only )*[£€$]?")
_EXCEEDED = re.compile(
    r"\b(?:exceed|outnumber|outstrip|surpass|outweigh|overtake|overtook|beat|trail|lag)[a-z]*\b[^.;,]* by (?:about |nearly |just |over |some )*[£€$]?\Z"
)
_PER = re.compile(r"(?: [a-z]+)? per (?:million|thousand|hundred|\d[\d,]*)\b")
_FROM = re.compile(r"\bfrom (?:about |nearly |just |over |some )*[£€$]?\Z")


def no_time_told(one: Reading, owner: Claim, meant: Claim) -> bool:
    """Whether nothing but the main year of the sheet speaks for an earlier time than that of the owner: where none is
    told, the latest is meant."""
    if owner.year is None or meant.year is None or owner.entity != meant.entity:
        return False
    return owner.year > meant.year and one.context.when.year is None


def ends_of_one_change(one: Reading, readings: Sequence[Reading], text: str) -> bool:
    """from 1,190 to 1,240 in Ward A: both values are of one series, and the other end is said to be in its place."""
    at = one.place.number
    for first, second in ((one, _at(readings, at + 1)), (_at(readings, at - 1), one)):
        if first is None or second is None or first.best is None or second.best is None:
            continue
        start, end = first.place.figure, second.place.figure
        other = second if first is one else first
        if not _TO.fullmatch(text, start.end, end.start) or not _FROM.search(text, 0, start.start):
            continue
        a, b = first.best.claim, second.best.claim
        if (a.name, a.entity) == (b.name, b.entity) and a.time != b.time and _in_place(other, one):
            return True
    return False


def _in_place(other: Reading, one: Reading) -> bool:
    """Whether the other end is not said to be of another entity or label itself."""
    if other.meant is None or other.best is None or one.best is None:
        return True
    return (other.meant.claim.name, other.meant.claim.entity) == (one.best.claim.name, one.best.claim.entity)


def _at(readings: Sequence[Reading], number: int) -> Reading | None:
    found = readings[number] if 0 <= number < len(readings) else None
    return found if found is not None and found.place.number == number else None


def tells_no_level(one: Reading, owner: Claim) -> bool:
    """Income exceeded spending by $1.3 million, 52 deaths per million inhabitants: a difference, or so much for each, which is
    the value of no fact that says how much there is."""
    if owner.change or "/" in owner.unit or " per " in f"{owner.name} {owner.unit}":
        return False
    return _EXCEEDED.search(one.context.clause) is not None or _PER.match(one.context.behind) is not None


def only_its_unit(one: Reading, owner: Claim, meant: Claim) -> bool:
    """165 students left early: whether all that names the rival beside the figure is the noun in which the owner is counted
    too, or nothing at all."""
    other = words_of(meant.name) - words_of(owner.name)
    return bool(other) and not (other - words_of(owner.unit)) & beside(one)


def since_last_figure(one: Reading, readings: Sequence[Reading], text: str) -> set[str]:
    """The tokens from the figure before, or the end of the clause before, to the next mark behind: what is said of this one."""
    before = _at(readings, one.place.number - 1)
    start = max(one.place.sentence_start, before.place.figure.end if before is not None else 0)
    return words_of(re.split(";", text[start : one.place.figure.start])[-1]) | beside(one)
