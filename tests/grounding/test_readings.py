"""Readings that need more than a fact and its value: ranks, groups of entities, totals that do not add up."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.facts.ground import Grounding, ground
from assistant.facts.ground.words.opposites import opposed
from assistant.facts.match.senses import sense_of_name

RANKS = [
    {"label": "全省排名", "id": "今年名次", "value": "第4位", "period": "2025年"},
    {"label": "全省排名", "id": "上年名次", "value": "第7位", "period": "2024年"},
]
TOWNS = [
    {"id": f"{town}{name}", "label": name, "value": value, "unit": "人", "entity": town}
    for name, values in (("报考人数", (1420, 1136)), ("通过人数", (497, 426)))
    for town, value in zip(("东岭区", "西岭区"), values, strict=True)
]
COVER = [
    {"label": "社区总数", "value": "268个"},
    {"label": "覆盖社区", "value": "214个"},
    {"label": "便民网点", "value": "96个"},
]
UTILITY = [
    {"label": "Complaints", "value": 2310, "unit": "complaints"},
    {"label": "Customers", "value": 640000, "unit": "customers"},
]


def verdict_of(text: str, figure: str, facts: list[dict[str, Any]], language: str = "zh") -> Grounding:
    found = [verdict for verdict in ground(text, facts, language) if verdict.text == figure]
    assert len(found) == 1, text
    return found[0]


def test_a_place_is_supported_by_the_fact_that_gives_it_as_words() -> None:
    assert verdict_of("列全省第4位。", "第4位", RANKS).facts == ("今年名次",)


def test_another_place_than_the_ranking_has_is_contradicted() -> None:
    verdict = verdict_of("全省排名第6位。", "第6位", RANKS)
    assert (verdict.verdict, verdict.expected) == ("contradicted", "第4位")


def test_places_gained_are_the_difference_of_two_places() -> None:
    verdict = verdict_of("全省排名第4位，比上年前移3位。", "3位", RANKS)
    assert (verdict.verdict, verdict.arithmetic) == ("derived", "7 - 4 = 3")


def test_places_lost_where_places_were_gained_are_contradicted() -> None:
    verdict = verdict_of("全省排名第4位，比上年后退3位。", "3位", RANKS)
    assert (verdict.verdict, verdict.rule) == ("contradicted", "figure-direction")


@pytest.mark.parametrize(("word", "right"), [("升至", True), ("降至", False)])
def test_a_smaller_number_is_the_better_place(word: str, right: bool) -> None:
    assert verdict_of(f"由全省第7位{word}第4位。", "第4位", RANKS).right is right


def test_two_districts_together_are_the_sum_of_both() -> None:
    verdict = verdict_of("两区报考2556人，通过923人。", "923人", TOWNS)
    assert (verdict.verdict, verdict.arithmetic) == ("derived", "497 + 426 = 923")


def test_rates_that_no_fact_gives_are_compared() -> None:
    verdict = verdict_of("西岭区通过率比东岭区高2.5个百分点。", "2.5个百分点", TOWNS)
    assert (verdict.verdict, verdict.arithmetic) == ("derived", "426 ÷ 1136 - 497 ÷ 1420 = 2.5个百分点")


def test_a_rate_that_is_lower_is_not_told_as_higher() -> None:
    assert not verdict_of("东岭区通过率比西岭区高2.5个百分点。", "2.5个百分点", TOWNS).right


def test_a_remainder_that_is_one_slip_off_is_contradicted_with_the_arithmetic() -> None:
    text = "268个社区中已覆盖社区214个，还有64个没有覆盖。"
    verdict = verdict_of(text, "64个", COVER)
    assert verdict.message == "与事实算出的结果不符：268 - 214 = 54，写成了64个"


def test_a_remainder_that_may_be_of_something_else_is_only_unsupported() -> None:
    text = "268个社区中已覆盖社区214个，还有17个正在建设。"
    assert verdict_of(text, "17个", COVER).verdict == "unsupported"


def test_an_average_may_be_told_of_a_thousand() -> None:
    verdict = verdict_of("There were 3.6 complaints per 1,000 customers.", "3.6 complaints", UTILITY, "en")
    assert (verdict.verdict, verdict.arithmetic) == ("derived", "2310 ÷ 640000 × 1000 = 3.61")


@pytest.mark.parametrize(
    ("label", "words", "expected"),
    [
        ("Farms failing inspection", "so that the others passed", True),
        ("Farms failing inspection", "of which some failed and none passed", False),
        ("逾期件", "按期办结", True),
        ("按期办结件", "按期办结率", False),
    ],
)
def test_words_that_deny_a_label_need_share_no_letter_with_it(label: str, words: str, expected: bool) -> None:
    assert opposed(label, words) is expected


@pytest.mark.parametrize(
    ("label", "sense"),
    [
        ("Hotel occupancy", ""),
        ("Rainfall", ""),
        ("Price rise", "up"),
        ("Cuts made", "down"),
        ("降幅", "down"),
    ],
)
def test_a_word_of_direction_in_a_label_is_a_whole_word(label: str, sense: str) -> None:
    assert sense_of_name(label) == sense
