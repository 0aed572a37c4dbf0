"""A model may leave a value where the composer's draft has it, though its clause does not name it, and nowhere else."""

from __future__ import annotations

from assistant.brief import Brief, Task
from assistant.drafting.judge import judge
from assistant.drafting.plan import plan
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.writers.composer import compose


def task() -> Task:
    facts = FactSheet.of(
        [
            {"id": "收入", "label": "财政收入", "value": 110, "unit": "万元"},
            {"id": "去年收入", "label": "上年同期财政收入", "value": 100, "unit": "万元"},
            {"id": "增收", "label": "财政收入增长", "unit": "%", "formula": "growth(收入, 去年收入)"},
            {"id": "用电", "label": "工业用电量", "value": 60, "unit": "万千瓦时"},
        ]
    )
    outline = make_outline([{"heading": "运行", "facts": ["收入", "增收", "用电"]}])
    (one,) = plan(Brief(title="报告", facts=facts, outline=outline)).tasks
    return one


def broken(source: str) -> list[str]:
    return [finding.fact for finding in judge(task(), source, "openai:x").broken]


def test_the_composers_own_draft_may_stand() -> None:
    assert compose(task()) == "财政收入为[[收入]]，同比[[增收|增减]]，工业用电量为[[用电]]。"
    assert broken(compose(task())) == []


def test_a_growth_stands_behind_its_value_and_behind_no_other() -> None:
    assert broken("财政收入达到[[收入]]，同比[[增收|增减]]；工业用电量为[[用电]]。") == []
    assert broken("财政收入为[[收入]]，工业用电量为[[用电]]，同比[[增收|增减]]。") == ["增收"]
