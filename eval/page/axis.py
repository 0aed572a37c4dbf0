"""An axis of a drawing, with marks at round numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`, with a mark every `step`."""

    low: float
    high: float
    step: float

    def marks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * number for number in range(count + 1)]


def axis(low: float, high: float, most: float | None = None) -> Axis:
    """An axis with marks at round numbers that holds both; no higher than `most`."""
    if high <= low:
        low, high = (low - 1, high) if most == high else (low, low + 1)
    rough, step = (high - low) / 4, 1.0
    while step > rough:
        step /= 10
    while step * 10 <= rough:
        step *= 10
    step *= next(times for times in (1, 2, 2.5, 5, 10) if times * step >= rough)
    first = step * int(low / step) if low >= 0 else low
    last = first
    while last < high:
        last += step
    return Axis(first, min(last, most) if most is not None and (most - first) % step == 0 else last, step)
