"""Headings numbered 1, 1.1, 1.1.1: each is judged by the numbers around it, not by its run.

The scheme is in use when two decimals count on from each other or from a parent (1, 1.1). Then a title with
a number that fits is a heading, text beneath it or not, so that a skipped number or an empty section shows.
"""

from __future__ import annotations

from assistant.outline.headings.candidates import Candidate

_TITLES = ("title", "closed")


def judge_decimals(candidates: list[Candidate]) -> bool:
    """Sets `heading` on decimals and on whole numbers of their scheme; whether that scheme is in use."""
    likely = [c for c in candidates if c.cut.shape in (*_TITLES, "run-in") and c.rank == 4]
    numbers = {c.ordinals for c in likely}
    decimals = [c for c in likely if len(c.ordinals) > 1 and _fits(c.ordinals, numbers)]
    if not decimals:
        return False
    parents = {c.ordinals[0] for c in decimals}
    for candidate in decimals:
        candidate.heading = True
    for candidate in likely:
        if len(candidate.ordinals) == 1 and candidate.cut.shape in _TITLES and not candidate.heading:
            candidate.heading = candidate.ordinals[0] in parents or _is_bare_beside(candidate, numbers)
    return True


def _fits(ordinals: tuple[int, ...], numbers: set[tuple[int, ...]]) -> bool:
    parent, last = ordinals[:-1], ordinals[-1]
    near = any((*parent, last + step) in numbers for step in (-2, -1, 1, 2))
    begins = last == 1 and any(other[0] == parent[0] - 1 for other in numbers)  # 2.1 whose parent was lost
    return near or parent in numbers or begins


def _is_bare_beside(candidate: Candidate, numbers: set[tuple[int, ...]]) -> bool:
    """`3 附则` beside `2 组织体系`. With a dot (`3. 附则`) it may as well be a list: that is for its run to say."""
    if candidate.marker is None or candidate.marker.kind != "bare":
        return False
    n = candidate.ordinals[0]
    return any((n + step,) in numbers or (n + step, 1) in numbers for step in (-2, -1, 1, 2))
