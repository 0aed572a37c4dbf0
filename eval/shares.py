"""How sure a share is that was counted: so many of so many.

The bootstrap over cases knows that the figures of one report hang together, but of what never happened it says that it
never will: 0 of 900 wrong figures would be 0 for certain. Wilson's interval says what so few can rule out; it takes them
for independent, so that each of the two is too sure where the other is not, and the wider side counts. Wilson, "Probable
inference, the law of succession, and statistical inference", 1927; recommended for shares near 0 and 1 by Brown, Cai and
DasGupta, "Interval estimation for a binomial proportion", 2001.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist

from eval.intervals import Interval, interval, tallies
from eval.record import Record


def wilson(count: float, of: float, level: float = 0.95) -> tuple[float, float]:
    """Between what shares the true one lies, when `count` of `of` were seen. 0 of 100 is 0 to 0.037."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, part = count / of, z * z / of
    middle = (share + part / 2) / (1 + part)
    half = z / (1 + part) * sqrt(share * (1 - share) / of + part / (4 * of))
    return (0.0 if not count else middle - half), (1.0 if count == of else middle + half)


def estimate(records: Sequence[Record], name: str, level: float = 0.95) -> Interval | None:
    """A score of many drafts with its interval; None where nothing was judged.

    What counts so many of so many is nowhere narrower than Wilson's interval; what is averaged is the bootstrap's.
    """
    cases = list(tallies(records, name).values())
    found = interval(cases, level)
    count, of = sum(value for value, _ in cases), sum(of for _, of in cases)
    if found is None or not is_counted(records, name) or not 0 <= count <= of:
        return found
    low, high = wilson(count, of, level)
    return Interval(found.value, min(found.low, low), max(found.high, high), found.spread)


def is_counted(records: Sequence[Record], name: str) -> bool:
    """Whether a score counts how many of so many."""
    return any(record.marks[name].of is not None for record in records if name in record.marks)
