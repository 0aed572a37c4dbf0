"""How one text becomes another: the places to change, whole sentences or the part of one that differs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_END = re.compile(r"[。！？；\n]+|[.!?;]+(?:\s+|$)")
# A change never begins or ends inside a number or a Latin word.
_JOINED = re.compile(r"[0-9A-Za-z.,%]")


class Edit(NamedTuple):
    """Replace `start`–`end` of the old text by `new_start`–`new_end` of the new one."""

    start: int
    end: int
    new_start: int
    new_end: int


def edits(old: str, new: str, within: tuple[int, int] | None = None) -> list[Edit]:
    """The changes from left to right; none when the texts are the same.

    `within`: only the sentences of the old text that touch this stretch of it.
    """
    left, right = list(_sentences(old)), list(_sentences(new))
    match = SequenceMatcher(None, [one[1] for one in left], [one[1] for one in right], autojunk=False)
    found: list[Edit] = []
    for tag, i1, i2, j1, j2 in match.get_opcodes():
        if tag == "equal":
            continue
        if i2 - i1 == j2 - j1:
            pairs = [(i, i + 1, j, j + 1) for i, j in enumerate(range(j1, j2), i1)]
        else:
            pairs = [(i1, i2, j1, j2)]
        for a1, a2, b1, b2 in pairs:
            was, becomes = _span(left, a1, a2, len(old)), _span(right, b1, b2, len(new))
            if within is None or (was[0] <= within[1] and was[1] >= within[0]):
                found.append(_trimmed(old, new, was, becomes))
    return [one for one in found if old[one.start : one.end] != new[one.new_start : one.new_end]]


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for match in _END.finditer(text):
        yield at, text[at : match.end()]
        at = match.end()
    if at < len(text):
        yield at, text[at:]


def _span(parts: list[tuple[int, str]], first: int, last: int, length: int) -> tuple[int, int]:
    start = parts[first][0] if first < len(parts) else length
    return start, (parts[last][0] if last < len(parts) else length)


def _trimmed(old: str, new: str, was: tuple[int, int], becomes: tuple[int, int]) -> Edit:
    (start, end), (new_start, new_end) = was, becomes
    one, other = old[start:end], new[new_start:new_end]
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    while head and _cuts(one, head) | _cuts(other, head):
        head -= 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    while tail and _cuts(one, len(one) - tail) | _cuts(other, len(other) - tail):
        tail -= 1
    # A sentence of which little stays is easier to judge whole.
    if head + tail < min(len(one), len(other)) // 2:
        head = tail = 0
    return Edit(start + head, end - tail, new_start + head, new_end - tail)


def _cuts(text: str, at: int) -> bool:
    return 0 < at < len(text) and bool(_JOINED.match(text[at - 1]) and _JOINED.match(text[at]))
