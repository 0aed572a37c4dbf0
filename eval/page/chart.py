"""Quality against cost, as drawings inside the page: a point for each system, with its 95 % interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.interfaces.cli.screen import told
from eval.intervals import Interval, interval, tallies
from eval.page.axis import Axis, axis
from eval.page.drafts import Drafts, short
from eval.prices import COST, Prices
from eval.record import Record
from eval.sample import Mark

# One after another around the circle, told apart also by people who do not see red from green (Okabe and Ito, 2008).
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#000000", "#7f4fc9", "#a0522d")
_WIDTH, _HEIGHT = 360, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 14, 18, 40
_DOT = 5
FAULTY = ("wrong", "ungrounded", "misattributed")


@dataclass(frozen=True, slots=True)
class Point:
    """One system: what a draft costs, and how good it is with its interval."""

    number: int
    cost: float
    good: Interval


def charts(drafts: Drafts, prices: Prices) -> str:
    """Three drawings side by side: figures that are there, figures that are faulty, and nearness to the sample."""
    if len(drafts.systems) < 2:
        return ""
    cost, unit = _cost_of(prices)
    wanted = (
        (told("应有数字写对（%）", "required figures there (%)"), "figures", 100.0, 100.0),
        (told("有错的数字（‰）", "faulty figures (‰)"), "", 1000.0, None),
        ("chrF", "chrf", 1.0, 100.0),
    )
    drawn = []
    for title, score, times, most in wanted:
        points = [
            Point(drafts.number(system), cost_of, _times(good, times))
            for system in drafts.systems
            if (own := drafts.of_system(system))
            and (cost_of := _mean(own, cost)) is not None
            and (good := interval(list(_tallies(own, score).values())))
        ]
        if points:
            drawn.append(
                f"<figure>{_drawing(points, title, unit, most)}<figcaption>{title}</figcaption></figure>"
            )
    if not drawn:
        return ""
    names = " ".join(
        f'<span><i style="background:{_colour(number)}"></i>{number} {escape(short(system))}</span>'
        for number, system in enumerate(drafts.systems, 1)
    )
    head = told("质量与花费", "Quality against cost")
    return f'<h2>{head}</h2><div class="charts">{"".join(drawn)}</div><p class="legend names">{names}</p>'


def _cost_of(prices: Prices) -> tuple[str, str]:
    """What the drawings hold against quality: money where there are prices, else tokens."""
    if prices.any:
        return COST.name, told(f"每稿费用 {prices.currency}", f"cost of a draft, {prices.currency}").rstrip(
            ", "
        )
    return "tokens", told("每稿词元", "tokens of a draft")


def faulty(records: Sequence[Record]) -> list[Record]:
    """The records with one more mark: figures that are wrong, without a fact, or of another thing."""
    from dataclasses import replace

    found = []
    for record in records:
        marks = [mark for name in FAULTY if (mark := record.marks.get(name)) and mark.value is not None]
        if marks:
            whole = Mark(sum(mark.value or 0 for mark in marks), marks[0].of)
            record = replace(record, marks={**record.marks, "faulty": whole})
        found.append(record)
    return found


def _tallies(records: Sequence[Record], score: str) -> dict[str, tuple[float, float]]:
    return tallies(records, score) if score else tallies(faulty(records), "faulty")


def _mean(records: Sequence[Record], score: str) -> float | None:
    values = [mark.value for r in records if (mark := r.marks.get(score)) and mark.value is not None]
    return sum(values) / len(values) if values else None


def _times(found: Interval, times: float) -> Interval:
    return Interval(found.value * times, found.low * times, found.high * times)


def _drawing(points: Sequence[Point], title: str, unit: str, most: float | None) -> str:
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
        f'<tspan fill="{_colour(number)}" data-s="{number}">{number}</tspan>'
        for *_, number in sorted(heap, key=lambda p: p[2])
    )
    left = min(x for x, *_ in heap) > _WIDTH / 2
    x = min(x for x, *_ in heap) - _DOT - 4 if left else max(x for x, *_ in heap) + _DOT + 4
    y = sum(y for _, y, _ in heap) / len(heap) + 4
    anchor = "end" if left else "start"
    return f'<text class="dot" style="text-anchor:{anchor}" x="{x:.1f}" y="{y:.1f}">{numbers}</text>'


def _point(point: Point, across: Axis, up: Axis) -> str:
    x, colour = _x(point.cost, across), _colour(point.number)
    top, at, foot = (_y(value, up) for value in (point.good.high, point.good.value, point.good.low))
    said = f"{point.number}: {point.good.value:.4g} [{point.good.low:.4g}, {point.good.high:.4g}]; {point.cost:,.4g}"
    return (
        f'<g data-s="{point.number}"><title>{escape(said)}</title>'
        f'<line x1="{x}" x2="{x}" y1="{top}" y2="{foot}" stroke="{colour}" stroke-width="2"/>'
        f'<circle cx="{x}" cy="{at}" r="{_DOT}" fill="{colour}"/></g>'
    )


def _colour(number: int) -> str:
    return _COLOURS[(number - 1) % len(_COLOURS)]
