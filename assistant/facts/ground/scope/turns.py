"""English words that stand for names told before: the former, the second of these, the other two, both sites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.facts.ground.scope.mention import Mention

_COUNTS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDER = ("first", "second", "third", "last")
_OF_THESE = re.compile(
    r"\bthe (first|second|third|last) of (?:these|them|the (?:two|three|four))\b"
    r"|\b(?:(?<=in )|(?<=at )|(?<=for )|(?<=of )|(?<=than )|(?<=by ))the (first|second|third)(?: one)?(?=[,;.:)]| (?:and|than|but|while)\b| \()",
    re.IGNORECASE,
)
_TURNS = re.compile(r"\bthe (former|latter)\b", re.IGNORECASE)
_ENDS = r"(?=[,;.:)]| \(|['’]s\b| (?:and|with|had|has|have|was|were|is|are|took|came|made|sold|at|by|in|only|just|[a-z]{3,}ed|[£€$]?\d))"
_OTHER = re.compile(
    rf"\b(?:the|its) (?:other(?: (?!hand|side|way|day|end|extreme|half|part|figure)[a-z]+(?<!s))?"
    rf"|(?:[a-z]+ )?(?:counterpart|neighbour|sister|twin|rival|companion)(?: [a-z]+)?){_ENDS}",
    re.IGNORECASE,
)
_HAND = re.compile(r"\bon the other,", re.IGNORECASE)  # on the one hand …, on the other, …
_OTHER_TWO = re.compile(r"\bthe (?:other|remaining) two\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:at|in|for|with|of) (?:both|either)\b|\beach of (?:the two|them)\b|\beither of (?:the two|them)\b",
    re.IGNORECASE,
)
_PAIR, _TRIPLE = 2, 3


def groups(text: str, row: tuple[str, ...], alone: bool) -> list[Mention]:
    """The two clinics, all three sites, between them: all entities of an indicator, where there are just so many."""
    if len(row) >= len(_COUNTS):
        return []
    both = "|both" if len(row) == _PAIR else ""
    many = f"(?:(?:the|our|these|those|all|its)(?: the| our| these)? {_COUNTS[len(row)]}{both}) [a-z]+s"
    search = re.compile(rf"\b(?:{many}{'|between them' if alone else ''})\b", re.IGNORECASE)
    found = [Mention(m.start(), m.end(), name) for m in search.finditer(text) for name in row]
    if alone and len(row) == _PAIR:
        taken = {mention.start for mention in found}
        found += [
            Mention(m.start(), m.end(), e)
            for m in _BOTH.finditer(text)
            if m.start() not in taken
            for e in row
        ]
    return found


def turns_in(text: str, rows: Sequence[tuple[str, ...]], known: Sequence[Mention]) -> Iterator[Mention]:
    """The former, the first of these, the other, its counterpart: of the names told before."""
    for match in _TURNS.finditer(text):
        pair = _last_two(text, known, match.start())
        if pair:
            yield Mention(match.start(), match.end(), pair[match[1].lower() == "latter"])
    for match in _OF_THESE.finditer(text):
        row = _told(text, known, match.start())
        at = _ORDER.index((match[1] or match[2]).lower())
        if 1 < len(row) > at:
            yield Mention(match.start(), match.end(), row[at if at < len(_ORDER) - 1 else -1])
    for match in _OTHER.finditer(text):
        if _HAND.match(text, max(0, match.start() - len("on "))):
            continue
        rest = _beside(rows, known, match.start())
        if len(rest) == 1:
            yield Mention(match.start(), match.end(), rest[0])
    for match in _OTHER_TWO.finditer(text):
        rest = _beside(rows, known, match.start())
        if len(rest) == _PAIR:
            yield from (Mention(match.start(), match.end(), name) for name in rest)


def _last_two(text: str, known: Sequence[Mention], before: int) -> list[str]:
    """The last two names before, as they were told first in the sentence that began with either."""
    told = [m for m in known if m.end <= before and m.entity]
    pair = list(dict.fromkeys(m.entity for m in reversed(told)))[:_PAIR]
    if len(pair) < _PAIR:
        return []
    last = max((m for m in told if m.entity == pair[1]), key=lambda m: m.start)
    begins = _sentence(text, last.start)
    first = [m.entity for m in sorted(told, key=lambda m: m.start) if m.start >= begins and m.entity in pair]
    return [name for name in dict.fromkeys(first) if name]


def _told(text: str, known: Sequence[Mention], before: int) -> list[str]:
    """The names told in the sentence so far, or else in the one before."""
    start = _sentence(text, before)
    for begins, ends in ((start, before), (_sentence(text, max(0, start - 2)), start)):
        row = dict.fromkeys(m.entity for m in known if begins <= m.start < ends and m.entity)
        if len(row) > 1:
            return [name for name in row if name]
    return [name for name in _last_two(text, known, before) if name]


def _sentence(text: str, at: int) -> int:
    """Where the sentence of this place begins."""
    return max(text.rfind(". ", 0, at) + 1, text.rfind("\n", 0, at) + 1)


def _beside(rows: Sequence[tuple[str, ...]], known: Sequence[Mention], before: int) -> list[str]:
    """The entities that stand in a row with the one told last."""
    told = [m for m in known if m.end <= before and m.entity]
    if not told:
        return []
    last = max(told, key=lambda m: m.end).entity
    return list(dict.fromkeys(name for row in rows if last in row for name in row if name != last))
