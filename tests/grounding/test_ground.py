"""`ground`: what a verdict carries, and that no text upsets it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import FactsError
from assistant.facts.ground import Grounding, ground
from assistant.facts.sheet import FactSheet

FACTS: list[dict[str, Any]] = [
    {"id": "检查", "label": "检查企业数", "value": "1234家", "period": "2025年"},
    {"id": "隐患", "label": "发现隐患数", "value": "321处", "period": "2025年"},
    {"id": "整改", "label": "整改隐患数", "value": "298处", "period": "2025年"},
    {"id": "增速", "label": "产值同比", "value": -7.1, "unit": "%"},
    {"id": "率", "label": "整改率", "formula": "整改 / 隐患", "unit": "%"},
    {"id": "启动", "label": "行动启动时间", "text": "2025年3月12日"},
    {"id": "空", "label": "培训场次", "unit": "场"},
]


def one(text: str, figure: str, language: str = "zh", **more: Any) -> Grounding:
    found = [verdict for verdict in ground(text, FACTS, language, **more) if verdict.text == figure]
    assert len(found) == 1, text
    return found[0]


def test_a_verdict_slices_to_its_text_and_turns_into_a_mapping() -> None:
    text = "2025年，检查企业1234家，发现隐患321处。"
    verdicts = ground(text, FACTS)
    assert [verdict.text for verdict in verdicts] == ["2025年", "1234家", "321处"]
    assert all(text[verdict.start : verdict.end] == verdict.text for verdict in verdicts)
    assert verdicts[1].as_dict()["facts"] == ("检查",)


def test_a_contradicted_figure_names_the_fact_and_what_should_stand_there() -> None:
    verdict = one("检查企业1243家。", "1243家")
    assert (verdict.verdict, verdict.rule) == ("contradicted", "figure-contradicts")
    assert (verdict.facts, verdict.expected) == (("检查",), "1234家")
    assert verdict.message == "与“检查企业数（2025年）”不符：应为1234家，写成了1243家"


def test_swapped_figures_are_both_misattributed() -> None:
    text = "发现隐患298处，完成整改321处。"
    assert {one(text, figure).rule for figure in ("298处", "321处")} == {"figure-misattributed"}


def test_a_wrong_direction_is_told_as_such() -> None:
    verdict = one("产值同比增长7.1%。", "7.1%")
    assert (verdict.verdict, verdict.rule) == ("contradicted", "figure-direction")


def test_wan_for_yi_is_told_as_a_wrong_unit() -> None:
    facts = [{"id": "m", "label": "安全投入", "value": "456万元"}]
    verdict = ground("落实安全投入456亿元。", facts)[0]
    assert (verdict.verdict, verdict.rule, verdict.expected) == ("contradicted", "figure-unit", "456万元")


def test_a_derived_figure_shows_its_arithmetic() -> None:
    facts = [fact for fact in FACTS if fact["id"] != "率"]
    text = "发现隐患321处，整改298处，整改率92.8%。"
    verdict = next(v for v in ground(text, facts) if v.text == "92.8%")
    assert (verdict.verdict, verdict.arithmetic) == ("derived", "298 ÷ 321 = 92.8%")
    assert verdict.facts == ("整改", "隐患")


def test_a_fact_with_a_formula_is_derived_and_shows_how() -> None:
    verdict = one("整改率达到92.8%。", "92.8%")
    assert (verdict.verdict, verdict.facts) == ("derived", ("率",))
    assert verdict.arithmetic == "298 ÷ 321 = 92.8%"


def test_where_the_words_leave_it_open_the_candidates_are_named() -> None:
    verdict = one("全县隐患约500处。", "500处")
    assert verdict.verdict == "unsupported"
    assert verdict.candidates


def test_words_of_the_brief_ground_their_own_figures() -> None:
    text = "推进三项重点任务。"
    assert one(text, "三项").verdict == "unsupported"
    assert one(text, "三项", words=("三项重点任务",)).verdict == "supported"


def test_an_impossible_date_is_told_as_such_and_an_unknown_one_too() -> None:
    assert one("2月30日召开会议。", "2月30日").rule == "date-impossible"
    assert one("2019年启动。", "2019年").rule == "date-ungrounded"


def test_one_indicator_with_two_values_is_inconsistent() -> None:
    text = "调解纠纷412件。\n一年来，调解纠纷421件。"
    assert {verdict.rule for verdict in ground(text, FACTS)} == {"figure-inconsistent"}


def test_messages_follow_the_language() -> None:
    facts = [{"id": "n", "label": "Homes inspected", "value": 1840}]
    verdict = ground("We inspected 1,480 homes.", facts, "en")[0]
    assert verdict.message == "contradicts Homes inspected: 1840, not 1,480 homes"


def test_facts_that_do_not_hold_together_are_an_error() -> None:
    with pytest.raises(FactsError, match="循环"):
        ground("1家", [{"id": "a", "formula": "b"}, {"id": "b", "formula": "a"}])


@pytest.mark.parametrize("number", ["9" * 39, "9" * 39 + "万亿", "0." + "0" * 37 + "1", "-1", "0", "１" * 30])
def test_numbers_of_any_size_are_answered(number: str) -> None:
    facts = [*FACTS, {"id": "m", "label": "投资", "value": 10**39, "unit": "万亿元"}]
    for unit in ("元", "%", "倍", "家", "个百分点"):
        ground(
            f"完成投资{number}{unit}，同比增长{number}{unit}，占{number}{unit}，合计近{number}{unit}。", facts
        )


def test_the_work_grows_as_the_text_does() -> None:
    text = "2025年，检查企业1234家，发现隐患321处，整改298处，整改率92.8%，产值同比下降7.1%，其余23处正在整改。\n"
    sheet = FactSheet.of(FACTS)
    ground(text, sheet)
    once, often = calls_in(lambda: ground(text * 5, sheet)), calls_in(lambda: ground(text * 40, sheet))
    assert often <= 9 * once


def calls_in(work: Callable[[], object]) -> int:
    """How many calls of functions a piece of work makes: steps, not seconds."""
    count = 0

    def tally(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tally)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@given(st.text(max_size=200))
def test_any_text_is_answered(text: str) -> None:
    for language in ("zh", "en"):
        for verdict in ground(text, FACTS, language):
            assert text[verdict.start : verdict.end] == verdict.text


@given(
    st.lists(
        st.sampled_from(
            "检查企业 发现 隐患 整改率 1234家 321处 298 % 7.1% 下降 增长 2025年 2月30日 三成 其中 分别 、 ， 。 ； \n （ ） 近 余 "
            "一是 占 共 比上年 20—30个 前三 XX家 １２３ 万 亿 ∶ 翻一番 0 -5 999999999999999999999 0.0000001 三分之二 第 倍".split(
                " "
            )
        ),
        max_size=40,
    )
)
def test_any_mixture_of_what_reports_are_made_of_is_answered(pieces: list[str]) -> None:
    text = "".join(pieces)
    sheet = FactSheet.of(FACTS)
    starts = [verdict.start for verdict in ground(text, sheet)]
    assert starts == sorted(starts)
