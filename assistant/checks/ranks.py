"""Which of two organs stands above the other, told by their names alone; where names do not tell, neither does."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RANKS = {"省": 4, "市": 3, "州": 3, "县": 2, "区": 2, "旗": 2, "镇": 1, "乡": 1, "街道": 1}
_LEVEL = "街道|[省市州县区旗镇乡]"
# 市场监督管理局 is no organ of a 市, 区划地名办 none of a 区.
_BARE = re.compile(rf"(?:{_LEVEL})(?![场划域政容])(?=[一-鿿])")
_NAMED = re.compile(rf"[一-鿿]{{2,4}}?(?:{_LEVEL})(?![场划域容])")
_GOVERNMENT = re.compile(r"(?:人民)?政府|委(?:员会)?")


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ by its name: the places from the largest down (a bare 县 is what the writer's own is called), and the body."""

    places: tuple[str, ...]
    body: str

    @property
    def rank(self) -> int:
        """1 for a town up to 4 for a province; 0 where the name tells no place."""
        if not self.places:
            return 0
        return next(rank for level, rank in _RANKS.items() if self.places[-1].endswith(level))

    @property
    def governs(self) -> bool:
        """A government or a party committee, to which the departments of its place answer."""
        return _GOVERNMENT.fullmatch(self.body) is not None

    @property
    def field(self) -> str:
        """What a department is for: 教育 of 教育局, 教育厅 and 教育委员会."""
        return re.sub(r"(?:委员会|[局厅委部办])\Z", "", self.body)


def read_organ(name: str) -> Organ:
    """The places and the body of a name: 宁川市青禾县教育局 → 宁川市, 青禾县; 教育局."""
    places: list[str] = []
    at = 0
    if match := _BARE.match(name):
        places.append(match[0])
        at = match.end()
    while match := _NAMED.match(name, at):
        places.append(match[0])
        at = match.end()
    return Organ(tuple(places), name[at:])


def is_above(one: str, other: str) -> bool:
    """Whether `one` is a superior of `other`: the government of its place or of one above, or the department of the
    same field at a higher level. A place named otherwise may be anybody's: then the answer is no.

    >>> is_above("县人民政府", "青禾县教育局"), is_above("沧浪县人民政府", "青禾县教育局")
    (True, False)
    """
    upper, lower = read_organ(one), read_organ(other)
    if not upper.places or not lower.places or upper.rank < lower.rank:
        return False
    bare = upper.places[-1] in _RANKS
    related = bare or upper.places[-1] in lower.places
    if upper.rank == lower.rank:
        here = related or (lower.places[-1] in _RANKS and len(lower.places) == 1)
        return here and upper.governs and not lower.governs
    return related and (upper.governs or (bool(upper.field) and upper.field == lower.field))
