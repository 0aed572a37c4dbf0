"""Quality against cost, as drawings inside the page: a point for each system, with its 95 % interval."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.interfaces.cli.screen import told
from eval.faulty import FAULTY
from eval.intervals import Interval
from eval.page.drafts import Drafts, short
from eval.page.drawing import Point, colour, drawing
from eval.prices import COST, Prices
from eval.record import Record
from eval.shares import estimate


def charts(drafts: Drafts, prices: Prices) -> str:
    """Three drawings side by side: figures that are there, figures that are faulty, and nearness to the sample."""
    if len(drafts.systems) < 2:
        return ""
    cost, unit = _cost_of(prices)
    wanted = (
        (told("应有数字写对（%）", "required figures there (%)"), "figures", 100.0, 100.0),
        (told("有错的数字（‰）", "faulty figures (‰)"), FAULTY.name, 1000.0, None),
        ("chrF", "chrf", 1.0, 100.0),
    )
    drawn = []
    for title, score, times, most in wanted:
        points = [
            Point(drafts.number(system), cost_of, _times(good, times))
            for system in drafts.systems
            if (own := drafts.of_system(system))
            and (cost_of := _mean(own, cost)) is not None
            and (good := estimate(own, score))
        ]
        if points:
            drawn.append(
                f"<figure>{drawing(points, title, unit, most)}<figcaption>{title}</figcaption></figure>"
            )
    if not drawn:
        return ""
    names = " ".join(
        f'<span><i style="background:{colour(number)}"></i>{number} {escape(short(system))}</span>'
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


def _mean(records: Sequence[Record], score: str) -> float | None:
    values = [mark.value for r in records if (mark := r.marks.get(score)) and mark.value is not None]
    return sum(values) / len(values) if values else None


def _times(found: Interval, times: float) -> Interval:
    return Interval(found.value * times, found.low * times, found.high * times)
