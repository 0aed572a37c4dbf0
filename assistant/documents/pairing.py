"""Two lists beside one another: equal ones first, and what lies between them paired by likeness."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher

# One of each list; None where the other one has nothing like it.
Pair = tuple[int | None, int | None]
Likeness = Callable[[int, int], float]


def paired(old: Sequence[Hashable], new: Sequence[Hashable], likeness: Likeness) -> Iterator[Pair]:
    """Indexes into both lists in their order, each once; `likeness(i, j)` of two unequal ones is 0 for too little."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(range(a, b), range(c, d), strict=True)
        else:
            yield from _by_likeness(range(a, b), range(c, d), likeness)


def alike(one: str, other: str, floor: float) -> float:
    """The ratio of two texts, 0 below the floor; what is far apart is not looked at closely."""
    match = SequenceMatcher(None, one, other, autojunk=False)
    if match.real_quick_ratio() < floor or match.quick_ratio() < floor:
        return 0.0
    ratio = match.ratio()
    return ratio if ratio >= floor else 0.0


def _by_likeness(old: range, new: range, likeness: Likeness) -> Iterator[Pair]:
    """The order-keeping pairing with the greatest sum of likeness (an alignment after Needleman and Wunsch)."""
    table = [[likeness(i, j) for j in new] for i in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            both = best[i + 1][j + 1] + table[i][j] if table[i][j] else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if table[i][j] and best[i][j] == best[i + 1][j + 1] + table[i][j]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1
    yield from ((index, None) for index in old[i:])
    yield from ((None, index) for index in new[j:])
