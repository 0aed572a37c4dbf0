"""Enumerations in a text: 一是…；二是…, 首先…其次…, First, … Second, …"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from assistant.figures import parse_number
from assistant.language import Language

_EDGE = r"(?:^|(?<=[。；：，！？;:\n]))[ \t]*"
_ZH = "一二三四五六七八九十"
_FORMS = {
    "一是": re.compile(rf"{_EDGE}(?P<n>[{_ZH}]{{1,3}})是(?!一[，、])[，：:]?", re.M),
    "一要": re.compile(rf"{_EDGE}(?P<n>[{_ZH}]{{1,3}})要(?!紧|求|素|点)", re.M),
    "第一，": re.compile(rf"{_EDGE}第(?P<n>[{_ZH}]{{1,3}})[，,、：:]", re.M),
}
_FIRST = re.compile(rf"{_EDGE}(?P<n>首先|其次|再次|然后|此外|最后)[，,]", re.M)
_ORDINALS = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"]
_ENGLISH = re.compile(rf"(?:^|(?<=[.;:!?] )|(?<=\n))(?P<n>{'|'.join(_ORDINALS)})(?:ly)?, ", re.M)
_LONGEST_LEAD = 40


@dataclass(frozen=True, slots=True)
class Series:
    """An enumeration that makes up a text. `form` is its first word, `numbers` what its members count, `lead` what stands before."""

    form: str
    members: tuple[str, ...]
    numbers: tuple[int, ...]
    lead: str = ""


def find_series(text: str, language: Language = "zh") -> Series | None:
    """The enumeration of a text that is little else: it begins with the first member after a short lead, and counts up.

    None where there are several, where it starts late, or where its numbers go back.
    """
    if language == "en":
        return _series(text, "First", _ENGLISH, lambda word: _ORDINALS.index(word) + 1)
    for form, pattern in _FORMS.items():
        if found := _series(text, form, pattern, _counted):
            return found
    order = {"首先": 1, "其次": 2, "再次": 3, "然后": 3, "此外": 4, "最后": 5}
    return _series(text, "首先", _FIRST, lambda word: order[word])


def _counted(word: str) -> int:
    return int(parse_number(word) or 0)


def _series(text: str, form: str, pattern: re.Pattern[str], count: Callable[[str], int]) -> Series | None:
    found = list(pattern.finditer(text))
    numbers = tuple(count(match["n"]) for match in found)
    if len(found) < 2 or numbers[0] != 1 or any(b <= a for a, b in pairwise(numbers)):
        return None
    lead = text[: found[0].start()].strip()
    if len("".join(lead.split())) > _LONGEST_LEAD:
        return None
    ends = [match.start() for match in found[1:]] + [len(text)]
    members = tuple(
        " ".join(text[match.end() : end].split("\n")).strip() for match, end in zip(found, ends, strict=True)
    )
    return Series(form, members, numbers, lead) if all(members) else None
