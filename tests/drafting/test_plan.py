"""Facts that the outline leaves open: placed by rule, by the model where the rule is not sure, and never lost."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from assistant.brief import Brief
from assistant.drafting.loop import Loop
from assistant.drafting.open_facts import uncertain
from assistant.drafting.plan import plan
from assistant.drafting.workflow import draft
from assistant.errors import AnswerError, EndpointError
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.writers.answer.placing import read_placing
from assistant.writers.composer import ComposerWriter
from assistant.writers.scripted import Script, ScriptedWriter
from assistant.writers.writer import Unplaced
from tests.drafting.test_drafting import Scribe, rules


def brief() -> Brief:
    """安全培训 has a place of its own; for 安全投入 two are as good, for 会议 none; 资金 is handed down; 罚款 is sensitive."""
    return Brief(
        title="青禾县工作报告",
        facts=FactSheet.of(
            [
                {"id": "企业", "label": "检查企业数", "value": 1234, "unit": "家"},
                {"id": "培训", "label": "安全培训", "value": 9, "unit": "场"},
                {"id": "投入", "label": "安全投入", "value": 80, "unit": "万元"},
                {"id": "会议", "label": "党组会议", "value": 7, "unit": "次"},
                {"id": "资金", "label": "专项资金", "value": 31, "unit": "万元"},
                {"id": "罚款", "label": "罚款", "value": 5, "unit": "万元", "sensitive": True},
            ]
        ),
        outline=make_outline(
            [
                {
                    "heading": "主要做法",
                    "facts": ["资金"],
                    "sections": [
                        {"heading": "督查", "facts": ["企业"], "points": ["加强安全督查"]},
                        {"heading": "安全培训", "points": ["抓好安全宣讲"]},
                    ],
                },
                {"heading": "打算", "points": ["健全机制"]},
            ]
        ),
    )


def facts(places: Mapping[str, str] | None = None) -> dict[str, tuple[str, ...]]:
    return {task.id: task.facts for task in plan(brief(), places).tasks}


def test_the_rule_alone_places_what_is_near_and_hands_down_what_has_a_parent() -> None:
    assert facts() == {"1.1": ("企业", "资金"), "1.2": ("培训",), "2": ()}
    told = [(finding.rule, finding.fact) for finding in plan(brief()).findings]
    assert told == [("fact-placed", "培训"), *(("fact-unused", fact) for fact in ("投入", "会议", "罚款"))]


def test_only_what_the_rule_is_not_sure_of_is_asked_about_and_nothing_sensitive() -> None:
    asked = {one.fact: one.choices for one in uncertain(brief())}
    assert asked["会议"] == ("1.1", "1.2", "2") and asked["资金"] == ("1.1", "1.2")
    assert "罚款" not in asked and "企业" not in asked and "培训" not in asked


def test_a_proposal_is_followed_where_the_section_comes_into_question() -> None:
    placed = facts({"会议": "2", "资金": "1.2"})
    assert placed["2"] == ("会议",) and "资金" in placed["1.2"] and "资金" not in placed["1.1"]


@pytest.mark.parametrize(
    "places",
    [
        {"资金": "2"},
        {"资金": "9.9"},
        {"资金": ""},
        {"资金": "opening"},
        {"没有的": "1.1"},
        {"罚款": "2"},
        {"企业": "2"},
        {"1": "1"},
    ],
)
def test_a_proposal_that_does_not_hold_leaves_the_rule(places: dict[str, str]) -> None:
    assert facts(places) == facts()


def test_no_proposal_ever_drops_a_fact_that_the_rule_places() -> None:
    by_rule = {fact for section in facts().values() for fact in section}
    for one in uncertain(brief()):
        for section in ("1.1", "1.2", "2", "1", "无"):
            assert by_rule <= {fact for placed in facts({one.fact: section}).values() for fact in placed}


ASKED = [Unplaced("甲", ("1.1", "2"), ""), Unplaced("乙", ("2",), "2")]


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("F1：1.1\nF2：2", {"甲": "1.1", "乙": "2"}),
        ("好的，分派如下：\n- F1 → 2\n- f2 -> 2。", {"甲": "2", "乙": "2"}),
        ("```\nF1: 1.1\n```", {"甲": "1.1"}),
        ("F1：无\nF2：none", {}),
        ("F1：1.1\nF1：2", {}),
        ("F1：1.2\nF2：1.1\nF3：2\nF0：2", {}),
        ("F1：1.1.3\nF1：11", {}),
        ("我不知道。", {}),
        ("", {}),
    ],
)
def test_an_answer_is_read_tolerantly_and_believed_only_where_it_holds(
    raw: str, places: dict[str, str]
) -> None:
    assert read_placing(raw, ASKED) == places


def drafted(script: Any, **options: Any) -> tuple[Any, ScriptedWriter]:
    writer = ScriptedWriter(Script.model_validate(script), "scripted:x")
    return asyncio.run(draft(brief(), writer, **options)), writer


def test_a_model_is_asked_once_and_its_plan_is_written() -> None:
    marks = {one.fact: f"F{index}" for index, one in enumerate(uncertain(brief()), 1)}
    answer = f"{marks['会议']}：2\n{marks['资金']}：1.2"
    report, writer = drafted({"sections": {"plan": answer}, "default": {"obey": True}})

    purposes = [request.purpose for request in writer.history]
    assert purposes.count("plan") == 1 and purposes[0] == "plan"
    assert "[[会议]]" in report.section("2").source and "[[资金]]" in report.section("1.2").source
    assert "plan" in {prompt.name for prompt in report.provenance.prompts}
    asked = writer.history[0]
    assert "党组会议" in asked.messages[1].text and "罚款" not in asked.messages[1].text
    assert asked.messages[0] == writer.history[1].messages[0], "the long common part is the same to the byte"


@pytest.mark.parametrize("answer", ["不知道。", "", {"fault": "refused"}, {"fault": "malformed"}])
def test_an_answer_of_no_use_leaves_the_rule_and_costs_nothing_else(answer: Any) -> None:
    report, _ = drafted({"sections": {"plan": answer}, "default": {"obey": True}})
    stated = {task.id: task.facts for task in plan(brief()).tasks}
    for name, expressions in stated.items():
        assert all(f"[[{expression}]]" in report.section(name).source for expression in expressions)
    assert "section-composed" not in rules(report)


def test_an_endpoint_that_is_not_there_is_told_by_the_plan_already() -> None:
    with pytest.raises(EndpointError):
        drafted({"default": {"fault": "unreachable"}})


@pytest.mark.parametrize("options", [{"way": "polish"}, {"loop": Loop(plan=False)}])
def test_who_only_polishes_is_not_asked(options: dict[str, Any]) -> None:
    _, writer = drafted({"default": {"obey": True}}, **options)
    assert "plan" not in [request.purpose for request in writer.history]


def test_neither_the_composer_nor_a_brief_without_doubt_is_asked() -> None:
    class Asked(ComposerWriter):
        async def place(self, brief: Brief, unplaced: Sequence[Unplaced]) -> Mapping[str, str]:
            raise AssertionError("asked")

    asyncio.run(draft(brief(), Asked()))
    sure = Brief(title="题", facts=FactSheet(), outline=make_outline([{"heading": "甲", "points": ["乙"]}]))
    writer = Scribe({})
    asyncio.run(draft(sure, writer))
    assert "place" not in writer.asked


def test_a_refusal_of_the_plan_is_no_refusal_of_the_draft() -> None:
    class Refuses(Scribe):
        async def place(self, brief: Brief, unplaced: Sequence[Unplaced]) -> Mapping[str, str]:
            raise AnswerError("拒绝", "refused")

    assert [s.way for _, _, s in asyncio.run(draft(brief(), Refuses({}))).walk() if s.source]
