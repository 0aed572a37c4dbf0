"""How sure a number is: bootstrap over cases, with a seed, so that the same results give the same intervals.

Cases are drawn, not drafts: another brief differs more than another draft of the same one. Efron, "Bootstrap methods:
another look at the jackknife", 1979; percentiles of 2,000 draws.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from statistics import stdev
from typing import Any

from eval.record import Record

DRAWS = 2000
SEED = 20251205
Tally = tuple[float, float]  # what is counted or added up, and of how many figures, headings or drafts


@dataclass(frozen=True, slots=True)
class Interval:
    """A value and where it may as well lie; `spread` is the standard deviation of the draws."""

    value: float
    low: float
    high: float
    spread: float = 0.0


def tallies(records: Iterable[Record], name: str) -> dict[str, Tally]:
    """One score case by case, its repetitions added up; what was not judged is left out."""
    found: dict[str, Tally] = {}
    for record in records:
        mark = record.marks.get(name)
        if mark is None or mark.value is None:
            continue
        value, of = found.get(record.case, (0.0, 0.0))
        found[record.case] = (value + mark.value, of + (1 if mark.of is None else mark.of))
    return found


def interval(cases: Sequence[Tally], level: float = 0.95) -> Interval | None:
    """The ratio of the sums; None where nothing was judged."""
    if not sum(of for _, of in cases):
        return None
    return _bounds(*_ratios(cases), level)


def difference(
    before: Mapping[str, Tally], after: Mapping[str, Tally], level: float = 0.95
) -> Interval | None:
    """`after` less `before` over the cases that both have, drawn in pairs; None where there are none."""
    shared = [name for name in after if name in before]
    old, new = [before[name] for name in shared], [after[name] for name in shared]
    if not sum(of for _, of in (*old, *new)):
        return None
    if old == new:
        return Interval(0.0, 0.0, 0.0)
    (value_old, draws_old), (value_new, draws_new) = _ratios(old), _ratios(new)
    draws = [new - old for old, new in zip(draws_old, draws_new, strict=True)]
    return _bounds(value_new - value_old, draws, level)


def _ratios(cases: Sequence[Tally]) -> tuple[float, list[float]]:
    """The ratio of the sums as it is, and for every draw."""
    values, ofs = [value for value, _ in cases], [of for _, of in cases]
    draws = [_ratio(sum(pick(values)), sum(pick(ofs))) for pick in _drawn(len(cases))]
    return _ratio(sum(values), sum(ofs)), draws


def _ratio(value: float, of: float) -> float:
    return value / of if of else 0.0


def _bounds(value: float, draws: list[float], level: float) -> Interval:
    spread = stdev(draws)
    draws.sort()
    outside = (1 - level) / 2
    low = draws[int(outside * len(draws))]
    high = draws[min(len(draws) - 1, int((1 - outside) * len(draws)))]
    return Interval(value, low, high, spread)


@lru_cache(maxsize=8)
def _drawn(size: int) -> tuple[itemgetter[Any], ...]:
    """The draws, the same for every score. One item alone is taken as a slice: itemgetter would not give a sequence."""
    chance = random.Random(SEED)
    drawn = (chance.choices(range(size), k=size) for _ in range(DRAWS))
    return tuple(itemgetter(*places) if size > 1 else itemgetter(slice(0, 1)) for places in drawn)
