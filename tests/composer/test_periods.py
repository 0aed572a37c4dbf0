"""Periods in the composer's prose: said once, and 截至 only where something ran until then."""

from __future__ import annotations

import pytest

from assistant.brief import Brief
from assistant.drafting.plan import plan
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.writers.composer import compose


def composed(period: str, points: tuple[str, ...] = ()) -> str:
    facts = FactSheet.of(
        [{"id": "投入", "label": "数字政府建设投入", "value": 12, "unit": "万元", "period": period}]
    )
    outline = make_outline([{"heading": "投入", "facts": ["投入"], "points": list(points)}])
    (task,) = plan(Brief(title="青禾县工作报告", facts=facts, outline=outline)).tasks
    return compose(task)


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2025年", "2025年，"),
        ("2025年底", "截至2025年底，"),
        ("2025年7月18日", "截至2025年7月18日，"),
        ("2025年7月17日至19日", "2025年7月17日至19日，"),
        ("2025年1—9月末", "2025年1—9月末，"),
        ("到2025年底", "到2025年底，"),
        ("截至2025年11月30日", "截至2025年11月30日，"),
    ],
)
def test_a_day_or_an_end_is_reached_and_a_span_is_not(period: str, said: str) -> None:
    assert composed(period).startswith(said)


def test_a_period_that_the_point_names_is_not_said_again() -> None:
    text = composed("2025年", ("2025年，全市加快数字政府建设投入进度",))
    assert text == "2025年，全市加快数字政府建设投入进度，数字政府建设投入为[[投入]]。"


def test_a_period_that_the_point_does_not_name_is_said() -> None:
    text = composed("2025年", ("全市加快数字政府建设投入进度",))
    assert text == "全市加快数字政府建设投入进度。2025年，数字政府建设投入为[[投入]]。"


def test_what_was_done_in_a_period_begins_with_it() -> None:
    text = composed("2025年", ("加快数字政府建设投入进度",))
    assert text == "2025年，加快数字政府建设投入进度，数字政府建设投入为[[投入]]。"


def test_what_was_done_is_not_said_of_the_day_on_which_it_was_counted() -> None:
    text = composed("2025年底", ("加快数字政府建设投入进度",))
    assert text == "加快数字政府建设投入进度。截至2025年底，数字政府建设投入为[[投入]]。"
