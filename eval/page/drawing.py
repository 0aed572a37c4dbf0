"""One drawing inside the page: a point for each system, with its interval, over what a draft costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from eval.intervals import Interval
from eval.page.axis import Axis, axis
from eval.rounded import rounded

# One after another around the circle, told apart also by people who do not see red from green (Okabe and Ito, 2008).
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#000000", "#7f4fc9", "#a0522d")
_WIDTH, _HEIGHT = 360, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 14, 18, 40
_DOT = 5


@dataclass(frozen=True, slots=True)
class Point:
    """One system: what a draft costs, and how good it is with its interval."""

    number: int
    cost: float
    good: Interval


def drawing(points: Sequence[Point], title: str, unit: str, most: float | None) -> str:
    """The points over their cost; `most` is the highest value that there can be, None where there is no such."""
    across = axis(0.0, max(point.cost for point in points))
    highs, lows = [point.good.high for point in points], [point.good.low for point in points]
    up = axis(min(lows) if most else 0.0, max(highs), most)
    lines = [
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(title)}">',
        *(_grid(value, up) for value in up.marks()),
        *(_foot(value, across) for value in across.marks()),
        f'<text class="unit" x="{(_LEFT + _WIDTH - _RIGHT) / 2}" y="{_HEIGHT - 4}">{escape(unit)}</text>',
        *(_point(point, across, up) for point in points),
        _labels(points, across, up),
        "</svg>",
    ]
    return "".join(lines)


def _x(value: float, across: Axis) -> float:
    room = _WIDTH - _LEFT - _RIGHT - 2 * _DOT
    return round(_LEFT + _DOT + room * (value - across.low) / (across.high - across.low), 1)


def _y(value: float, up: Axis) -> float:
    return round(_HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (value - up.low) / (up.high - up.low), 1)


def _grid(value: float, up: Axis) -> str:
    y = _y(value, up)
    return (
        f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y}" y2="{y}"/>'
        f'<text class="up" x="{_LEFT - 6}" y="{y + 4}">{value:g}</text>'
    )


def _foot(value: float, across: Axis) -> str:
    return f'<text class="foot" x="{_x(value, across)}" y="{_HEIGHT - _BOTTOM + 16}">{value:,.6g}</text>'


def _labels(points: Sequence[Point], across: Axis, up: Axis) -> str:
    """The numbers beside the points; those of points that lie on each other in one row, for none may hide another."""
    heaps: list[list[tuple[float, float, int]]] = []
    for point in points:
        x, y = _x(point.cost, across), _y(point.good.value, up)
        near = [
            heap for heap in heaps if any(abs(x - at) < 16 and abs(y - high) < 14 for at, high, _ in heap)
        ]
        rest = [heap for heap in heaps if heap not in near]
        heaps = [*rest, [*(one for heap in near for one in heap), (x, y, point.number)]]
    return "".join(_label(heap) for heap in heaps)


def _label(heap: list[tuple[float, float, int]]) -> str:
    numbers = " ".join(
        f'<tspan fill="{colour(number)}" data-s="{number}">{number}</tspan>'
        for *_, number in sorted(heap, key=lambda p: p[2])
    )
    left = min(x for x, *_ in heap) > _WIDTH / 2
    x = min(x for x, *_ in heap) - _DOT - 4 if left else max(x for x, *_ in heap) + _DOT + 4
    y = sum(y for _, y, _ in heap) / len(heap) + 4
    anchor = "end" if left else "start"
    return f'<text class="dot" style="text-anchor:{anchor}" x="{x:.1f}" y="{y:.1f}">{numbers}</text>'


def _point(point: Point, across: Axis, up: Axis) -> str:
    x, paint = _x(point.cost, across), colour(point.number)
    top, at, foot = (_y(value, up) for value in (point.good.high, point.good.value, point.good.low))
    value, low, high, cost = map(rounded, (point.good.value, point.good.low, point.good.high, point.cost))
    said = f"{point.number}: {value} [{low}, {high}]; {cost}"
    return (
        f'<g data-s="{point.number}"><title>{escape(said)}</title>'
        f'<line x1="{x}" x2="{x}" y1="{top}" y2="{foot}" stroke="{paint}" stroke-width="2"/>'
        f'<circle cx="{x}" cy="{at}" r="{_DOT}" fill="{paint}"/></g>'
    )


def colour(number: int) -> str:
    """Of the system of that number."""
    return _COLOURS[(number - 1) % len(_COLOURS)]
