"""Directions told without a figure, places in a ranking, and headings that say of what a figure is."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.facts.ground import Grounding, ground


def facts_of(*rows: tuple[str, str, str, str]) -> list[dict[str, Any]]:
    return [
        {"id": f"f{i}", "label": label, "value": value, "unit": unit, "period": period}
        for i, (label, value, unit, period) in enumerate(rows)
    ]


def flagged(text: str, facts: list[dict[str, Any]], **more: Any) -> list[Grounding]:
    return [verdict for verdict in ground(text, facts, **more) if verdict.rule]


YEARS = facts_of(
    ("查处问题数", "300", "起", "2025年"),
    ("查处问题数", "280", "起", "2024年"),
    ("接待游客", "31.2", "万人次", "2025年1—9月"),
    ("接待游客", "35.1", "万人次", "2024年1—9月"),
    ("信访总量", "411", "件", "2025年"),
    ("信访总量同比", "-5.1", "%", "2025年"),
    ("全市排名", "3", "位", "2025年"),
    ("全市排名", "7", "位", "2024年"),
)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("查处问题300起，同比有所下降。", "同比有所下降", "上升"),
        ("接待游客31.2万人次，比去年同期明显增加。", "比去年同期明显增加", "下降"),
        ("全县查处问题数同比下降。", "同比下降", "上升"),
        ("信访总量411件，同比上升。", "同比上升", "下降"),
        ("信访总量较上年有所增加。", "较上年有所增加", "下降"),
    ],
)
def test_a_direction_without_a_figure_is_held_against_both_years(
    text: str, words: str, expected: str
) -> None:
    found = flagged(text, YEARS)
    assert [(v.text, v.rule, v.expected) for v in found] == [(words, "figure-direction", expected)]
    assert text[found[0].start : found[0].end] == words


@pytest.mark.parametrize(
    "text",
    [
        "查处问题300起，同比有所上升。",
        "查处问题300起，同比增长7.1%。",
        "重点领域查处问题同比下降。",
        "查处问题300起，办理时间同比缩短。",
        "2024年查处问题280起，同比下降。",
        "全市排名第3位，同比上升。",
        "接待游客同比下降，查处问题数比上年有所增加。",
    ],
)
def test_a_direction_that_holds_or_may_be_of_something_else_is_left_alone(text: str) -> None:
    assert flagged(text, YEARS) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("全市排名第3位。", "supported"),
        ("排名居全市第三。", "supported"),
        ("排名进入全市前五。", "derived"),
        ("排名跻身全市前十。", "derived"),
        ("排名居全市前二。", "contradicted"),
        ("全市排名第4位。", "contradicted"),
    ],
)
def test_a_place_is_told_by_itself_or_by_a_bound_that_it_lies_within(text: str, verdict: str) -> None:
    assert [v.verdict for v in ground(text, YEARS)] == [verdict]


@pytest.mark.parametrize("written", ["第一", "第1", "第一名", "全省第一", "第 1 位"])
def test_a_fact_may_be_a_place_in_words(written: str) -> None:
    facts = [{"id": "名次", "label": "综合评分排名", "value": written}]
    assert [v.verdict for v in ground("综合评分排名全省第一。", facts)] == ["supported"]
    wrong = ground("综合评分排名全省第二。", facts)
    assert [(v.verdict, v.rule) for v in wrong] == [("contradicted", "figure-contradicts")]


def test_a_fact_that_is_the_first_three_backs_no_third_place() -> None:
    facts = [{"id": "名次", "label": "综合评分排名", "value": "前三"}]
    assert [v.verdict for v in ground("综合评分排名全省前三。", facts)] == ["supported"]
    assert [v.verdict for v in ground("综合评分排名全省第三。", facts)] == ["contradicted"]


SECTIONS = facts_of(
    ("完成投资", "3.2", "亿元", "全年"),
    ("新建项目", "12", "个", "全年"),
    ("卫生工作完成投资", "1.8", "亿元", "全年"),
    ("卫生工作新建项目", "7", "个", "全年"),
    ("交通工作完成投资", "5.6", "亿元", "全年"),
    ("交通工作新建项目", "9", "个", "全年"),
)
TWO = "## 一、教育工作\n\n全年完成投资3.2亿元，新建项目12个。\n\n## 二、卫生工作\n\n全年完成投资{}亿元，新建项目{}个。\n"


def test_the_heading_says_whose_figure_it_is() -> None:
    assert flagged(TWO.format("1.8", "7"), SECTIONS) == []
    assert flagged("全年完成投资1.8亿元，新建项目7个。", SECTIONS, headings=["卫生工作"]) == []


@pytest.mark.parametrize(("values", "wrong"), [(("3.2", "7"), "3.2亿元"), (("1.8", "9"), "9个")])
def test_a_value_of_another_section_is_misattributed(values: tuple[str, str], wrong: str) -> None:
    assert [(v.text, v.rule) for v in flagged(TWO.format(*values), SECTIONS)] == [
        (wrong, "figure-misattributed")
    ]
