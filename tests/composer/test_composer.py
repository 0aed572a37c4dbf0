"""The composer's prose, read as a clerk would read it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from assistant.brief import Brief, Task
from assistant.drafting.plan import plan
from assistant.facts.resolved import Resolved
from assistant.facts.sheet import FactSheet
from assistant.figures.slots import find_slots
from assistant.outline.model import make_outline
from assistant.report.render import render
from assistant.writers.composer import compose
from tests.generated import briefs

FACTS: list[dict[str, Any]] = [
    {"id": "检查企业数", "value": 1234, "unit": "家", "period": "截至2025年10月底"},
    {"id": "隐患数", "label": "发现隐患数", "value": 176, "unit": "处", "period": "截至2025年10月底"},
    {"id": "整改数", "label": "整改隐患数", "value": 149, "unit": "处", "period": "截至2025年10月底"},
    {"id": "整改率", "formula": "整改数 / 隐患数", "unit": "%"},
    {"id": "责任书数", "label": "责任书", "unit": "份", "value": 320},
    {"id": "收入增长", "value": "-7.1%"},
    {"id": "投入", "label": "投入资金", "value": "7,030.5", "unit": "万元"},
]


def task(section: dict[str, Any], **brief: Any) -> Task:
    whole = Brief.model_validate(
        {
            "title": "青禾县工作报告",
            "facts": FactSheet.of(FACTS),
            "outline": make_outline([{"heading": "做法", **section}]),
            **brief,
        }
    )
    return plan(whole).tasks[0]


def prose(section: dict[str, Any], **brief: Any) -> str:
    one = task(section, **brief)
    return render(compose(one), one.brief.facts, one.brief.language).text


def test_facts_that_no_point_speaks_of_share_a_sentence_with_their_period_said_once() -> None:
    assert prose({"facts": ["检查企业数", "隐患数", "整改数", "整改率"]}) == (
        "截至2025年10月底，检查企业1234家，发现隐患176处，整改隐患149处，整改率为84.7%。"
    )


def test_a_point_that_ends_with_what_is_counted_takes_the_figure_in() -> None:
    assert prose({"points": ["层层签订责任书"], "facts": ["责任书数"]}) == "层层签订责任书320份。"


def test_points_are_enumerated_where_asked() -> None:
    section = {"points": ["责任落实不到位", "监管力量不足"], "enumerate": "一是"}
    assert prose(section) == "一是责任落实不到位；二是监管力量不足。"


@pytest.mark.parametrize(
    ("form", "second"),
    [("一是", "二是"), ("首先", "其次，"), ("第一", "第二，"), ("1.", "2."), ("（一）", "（二）")],
)
def test_every_series_goes_on_as_it_begins(form: str, second: str) -> None:
    assert second in prose({"points": ["责任落实不到位", "监管力量不足"], "enumerate": form})


def test_the_direction_is_printed_by_the_sign_and_never_twice() -> None:
    assert prose({"facts": ["收入增长"]}) == "收入下降7.1%。"


def test_a_phrase_stands_word_for_word() -> None:
    text = prose({"points": ["压实各级责任"], "phrases": ["安全第一、预防为主"]})
    assert text == "按照“安全第一、预防为主”的要求，压实各级责任。"


def test_nothing_to_say_is_said_to_be_open() -> None:
    assert prose({}) == "【待补】"


def test_the_lead_ends_with_the_formula_of_its_kind() -> None:
    kind = {"name": "情况报告", "purpose": "报告", "opening": ["现将有关情况报告如下："]}
    text = prose({}, kind=kind, opening={"points": ["今年以来各项工作有序推进"]})
    assert text == "今年以来各项工作有序推进。现将有关情况报告如下："


def test_english_prose_is_sentences_too() -> None:
    facts = FactSheet.of(
        [
            {
                "id": "visits",
                "label": "Library visits",
                "value": 12345,
                "unit": "visits",
                "period": "Q3 2025",
            },
            {"id": "up", "label": "Loans change", "value": -4.2, "unit": "%"},
        ]
    )
    text = prose({"points": ["two branches reopened"], "facts": ["visits", "up"]}, facts=facts, language="en")
    assert text == "Two branches reopened. In Q3 2025, there were 12,345 library visits and loans fell 4.2%."


@given(briefs())
def test_every_fact_of_a_task_is_stated_once_and_the_text_is_the_same_each_time(brief: Brief) -> None:
    for one in plan(brief).tasks:
        source = compose(one)
        stated = [slot.expression for slot in find_slots(source)]
        assert sorted(stated) == sorted(one.facts)
        assert compose(one) == source


def test_what_a_long_section_takes_grows_with_its_facts_and_not_with_their_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = 0
    resolve = FactSheet.resolve

    def counted(self: FactSheet, expression: str) -> Resolved:
        nonlocal calls
        calls += 1
        return resolve(self, expression)

    def asked(many: int) -> int:
        nonlocal calls
        facts = [
            {"id": f"f{i}", "label": f"第{i}街道受理事项", "value": i + 1, "unit": "件"} for i in range(many)
        ]
        one = task({"facts": [fact["id"] for fact in facts]}, facts=FactSheet.of(facts))
        calls = 0
        compose(one)
        return calls

    monkeypatch.setattr(FactSheet, "resolve", counted)
    assert asked(400) < 5 * asked(100)
