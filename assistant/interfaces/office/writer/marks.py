"""Names of the hidden bookmarks that carry a figure's fact: `_n12_整改率`, as in the docx that nigao writes.

Word takes up to 40 characters, letters of any script, digits and underscores; a name that begins with an underscore is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 40
_NO_NAME = re.compile(r"\W+")
_MARK = re.compile(r"_n(\d+)_(.*)", re.DOTALL)


def mark_name(number: int, slot: str) -> str:
    """The name for a slot, without the slot's form."""
    return "_n{}_{}".format(number, _NO_NAME.sub("_", slot.partition("|")[0]))[:_LONGEST]


def is_mark(name: str) -> bool:
    """Whether a bookmark carries a fact."""
    return _MARK.fullmatch(name) is not None


def next_number(names: Iterable[str]) -> int:
    """One more than the highest in use."""
    found = [_MARK.fullmatch(name) for name in names]
    return max((int(one.group(1)) for one in found if one), default=-1) + 1


def slot_of(name: str, known: Iterable[str], kept: dict[str, str]) -> str | None:
    """The slot that a name stands for: as it was kept in the document, else the one known slot that would be named so."""
    if name in kept:
        return kept[name]
    match = _MARK.fullmatch(name)
    if not match:
        return None
    fitting: list[str] = [one for one in dict.fromkeys(known) if mark_name(int(match.group(1)), one) == name]
    return fitting[0] if len(fitting) == 1 else None
