"""How cost grows with size, as a ratio of two sizes in one run: never a number of seconds."""

from __future__ import annotations

import time
from collections.abc import Callable

_TIMES = 8


def growth(act: Callable[[int], object], size: int) -> float:
    """How many times the processor time of `size` eight times the size takes; the best of three each.

    About 8 where cost follows length, about 64 where it follows the square of it.
    """
    small, large = (min(_seconds(act, n) for _ in range(3)) for n in (size, size * _TIMES))
    return large / max(small, 1e-3)


def linear(act: Callable[[int], object], size: int) -> bool:
    """Whether cost follows length, with room for a noisy machine but none for a square."""
    return growth(act, size) < 3 * _TIMES


def _seconds(act: Callable[[int], object], size: int) -> float:
    started = time.process_time()
    act(size)
    return time.process_time() - started
