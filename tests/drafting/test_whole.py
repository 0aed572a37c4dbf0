"""What only shows when the sections stand side by side: one indicator with two values, and the same said twice."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.brief import Brief
from assistant.drafting.loop import Loop
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.events import Event
from tests.drafting.test_drafting import Scribe, drafted, rules

GOOD = "全县加强督查，共检查企业[[企业]]。"
LOST = "全县持续发力，发现隐患[[隐患]]，检查企业[[上年企业]]。"
TOLD = "全县持续发力，发现隐患[[隐患]]，2024年检查企业[[上年企业]]。"


def brief(last: Any = 1100) -> Brief:
    """检查企业数 of this year and of the last, in two sections."""
    facts = [
        {"id": "企业", "label": "检查企业数", "value": 1234, "unit": "家", "period": "2025年"},
        {"id": "上年企业", "label": "检查企业数", "value": last, "unit": "家", "period": "2024年"},
        {"id": "隐患", "label": "发现隐患数", "value": 176, "unit": "处", "period": "2025年"},
    ]
    sections = [
        {"heading": "做法", "facts": ["企业"], "points": ["加强督查"]},
        {"heading": "成效", "facts": ["隐患", "上年企业"], "points": ["持续发力"]},
    ]
    return Brief(title="青禾县2025年工作报告", facts=FactSheet.of(facts), outline=make_outline(sections))


def test_a_second_value_in_the_same_words_is_found_mended_and_told() -> None:
    heard: list[Event] = []
    report = drafted(Scribe({"1": GOOD, "2": LOST}), brief(), emit=heard.append)

    assert [section.way for section in report.sections] == ["write", "compose"]
    assert "2024年，检查企业[[上年企业]]" in report.sections[1].source and report.sections[0].source == GOOD
    said = [f.message for f in report.findings if f.rule == "section-composed"]
    assert said == ["“成效”由程序按事实和要点写成：“检查企业数”前后两个数，没有说明是哪一个"]
    assert [event.message for event in heard if event.event == "mended"] == said


def test_it_does_not_matter_which_of_the_two_comes_first() -> None:
    one = brief().model_copy(
        update={
            "outline": make_outline(
                [
                    {"heading": "回顾", "facts": ["上年企业"], "points": ["持续发力"]},
                    {"heading": "做法", "facts": ["企业"], "points": ["加强督查"]},
                ]
            )
        }
    )
    report = drafted(Scribe({"1": "全县持续发力，检查企业[[上年企业]]。", "2": GOOD}), one)
    assert [section.way for section in report.sections] == ["compose", "write"]


@pytest.mark.parametrize(
    "second",
    [
        TOLD,
        "2024年，全县持续发力，检查企业[[上年企业]]。2025年，发现隐患[[隐患]]。",
        "全县持续发力，发现隐患[[隐患]]，检查企业[[上年企业]]（2024年）。",
    ],
)
def test_two_values_that_are_told_apart_are_left_alone(second: str) -> None:
    report = drafted(Scribe({"1": GOOD, "2": second}), brief())
    assert [section.source for section in report.sections] == [GOOD, second]


def test_two_facts_of_one_value_do_not_disagree() -> None:
    report = drafted(Scribe({"1": GOOD, "2": LOST}), brief(last=1234))
    assert [section.way for section in report.sections] == ["write", "write"]


def test_within_one_section_it_shows_as_well() -> None:
    one = brief().model_copy(
        update={"outline": make_outline([{"heading": "做法", "facts": ["企业", "上年企业"]}])}
    )
    bad = "全县检查企业[[企业]]，检查企业[[上年企业]]。"
    report = drafted(Scribe({"1": bad}, {"1": bad}, {"1": bad}), one)
    assert report.sections[0].way == "compose" and rules(report, "error") == []


def test_left_out_for_an_evaluation_it_stays() -> None:
    report = drafted(Scribe({"1": GOOD, "2": LOST}), brief(), loop=Loop(whole=False))
    assert report.sections[1].source == LOST


def test_a_figure_that_a_model_types_twice_over_is_gone_before_the_sections_meet() -> None:
    first, second = (
        "全县加强督查，检查企业[[企业]]，调解纠纷412件。",
        "全县持续发力，调解纠纷421件，发现隐患[[隐患]]，2024年检查企业[[上年企业]]。",
    )
    report = drafted(Scribe({"1": first, "2": second}, {"1": first, "2": second}), brief(), way="write")
    assert not [s for s in report.sections if "调解纠纷" in s.source] and rules(report, "error") == []
    assert rules(report).count("section-mended") == 2


SAID = "各级各部门牢固树立安全发展理念并层层压实监管责任。"


def test_what_two_sections_say_stands_in_the_first_and_the_second_is_told() -> None:
    report = drafted(Scribe({"1": f"{SAID}{GOOD}", "2": f"{SAID}{TOLD}"}), brief())
    assert [section.source for section in report.sections] == [f"{SAID}{GOOD}", TOLD]
    assert rules(report).count("section-mended") == 1 and "repetition" not in rules(report)


def test_a_repetition_that_cannot_be_taken_out_is_reported() -> None:
    one = brief().model_copy(
        update={
            "outline": make_outline(
                [
                    {"heading": "做法", "points": ["督查"], "facts": ["隐患"]},
                    {"heading": "成效", "points": ["督查"]},
                ]
            )
        }
    )
    twice = "全县上下坚持不懈加强安全生产督查检查工作。"
    report = drafted(Scribe({"1": f"{twice}发现隐患[[隐患]]。", "2": twice}), one)
    assert report.sections[1].source == twice and "repetition" in rules(report)
