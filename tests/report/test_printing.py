"""What a slot prints: a table of facts and the words that stand on paper."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.facts.sheet import FactSheet
from assistant.report.render import render

CASES: list[tuple[dict[str, Any], str, str]] = [
    ({"value": "123000000", "unit": "元"}, "共[[a]]", "共1.23亿元"),
    ({"value": "4560000", "unit": "元"}, "共[[a]]", "共456万元"),
    ({"value": "999", "unit": "元"}, "共[[a]]", "共999元"),
    ({"value": "7030.5", "unit": "万元"}, "共[[a]]", "共7030.5万元"),
    ({"value": "70000", "unit": "万元"}, "共[[a]]", "共7亿元"),
    ({"value": "12345.678", "unit": "万元"}, "共[[a]]", "共12345.678万元"),
    ({"value": "12345.678", "unit": "万元", "digits": 1}, "共[[a]]", "共12345.7万元"),
    ({"value": "1.2", "unit": "亿元", "digits": 2}, "共[[a]]", "共1.20亿元"),
    ({"value": "3.2", "unit": "万人"}, "共[[a]]", "共3.2万人"),
    ({"value": "32000", "unit": "人"}, "共[[a]]", "共32000人"),
    ({"value": "96.42", "unit": "%", "digits": 1}, "为[[a]]", "为96.4%"),
    ({"value": "2.5", "unit": "个百分点"}, "为[[a]]个百分点", "为2.5个百分点"),
    ({"unit": "家"}, "检查[[a]]", "检查XX家"),
    ({"unit": "家"}, "检查[[a]]家", "检查XX家"),
    ({}, "检查[[a]]", "检查XX"),
    ({"value": "2000", "unit": "人", "approx": "近"}, "近[[a]]", "近2000人"),
    ({"value": "2000", "unit": "人", "approx": "余"}, "有[[a]]", "有2000余人"),
    ({"value": "3.2", "unit": "万人", "approx": "余"}, "有[[a]]", "有3.2万余人"),
    ({"value": "2000", "unit": "人", "approx": "以上"}, "有[[a]]以上", "有2000人以上"),
    ({"value": "176", "unit": "处"}, "隐患[[a]]处", "隐患176处"),
    ({"value": "176", "unit": "处"}, "隐患[[a]]处理完毕", "隐患176处处理完毕"),
    ({"value": "3", "unit": "个"}, "[[a]]个体户", "3个个体户"),
    ({"value": "7.1", "unit": "%"}, "收入增长[[a|增减]]", "收入增长7.1%"),
    ({"value": "-7.1", "unit": "%"}, "收入增长[[a|增减]]", "收入下降7.1%"),
    ({"value": "-7.1", "unit": "%"}, "收入同比提高了[[a|增减]]。", "收入同比下降7.1%。"),
    ({"value": "0", "unit": "%"}, "收入增长[[a|增减]]", "收入持平"),
    ({"value": "-1.5", "unit": "个百分点"}, "占比[[a|增减]]", "占比下降1.5个百分点"),
    ({"value": "1.5", "unit": "个百分点"}, "占比[[a|增减]]", "占比提高1.5个百分点"),
    ({"value": "20—30", "unit": "个"}, "有[[a]]", "有20～30个"),
    ({"value": "13—17", "unit": "万元"}, "有[[a]]", "有13万元～17万元"),
    ({"value": "15—30", "unit": "%"}, "占[[a]]", "占15%～30%"),
    ({"value": "346", "unit": "台（套）"}, "调用装备[[a]]，排除险情", "调用装备346台（套），排除险情"),
    ({"text": "县应急管理局"}, "由[[a]]牵头", "由县应急管理局牵头"),
    ({"value": "第4位"}, "列全省[[a]]", "列全省第4位"),
    ({"value": "第一"}, "列全省[[a]]", "列全省第一"),
    ({"value": "全省第2位"}, "排名[[a]]", "排名全省第2位"),
    ({"value": "前三"}, "排名[[a]]", "排名前三"),
    ({"label": "全省排名", "value": "1", "unit": "位"}, "列全省[[a]]", "列全省第1位"),
    ({"label": "全省排名", "value": "1", "unit": "位"}, "列全省第[[a]]位", "列全省第1位"),
    ({"label": "全省排名", "value": "3"}, "列全省[[a]]位", "列全省第3位"),
    ({"label": "排名提升", "value": "3", "unit": "位"}, "排名提升[[a]]", "排名提升3位"),
    ({"label": "名次", "unit": "位"}, "列全省[[a]]", "列全省XX位"),
]


@pytest.mark.parametrize(("fact", "source", "printed"), CASES)
def test_a_fact_prints_as_people_write_it(fact: dict[str, Any], source: str, printed: str) -> None:
    rendered = render(source, FactSheet.of([{"id": "a", **fact}]))
    assert rendered.text == printed
    for figure in rendered.figures:
        assert rendered.text[figure.start : figure.end] == figure.text


ENGLISH: list[tuple[dict[str, Any], str, str]] = [
    ({"value": "4500000", "unit": "USD"}, "cost [[a]]", "cost USD 4.5 million"),
    ({"value": "4500000", "unit": "$"}, "cost [[a]]", "cost $4.5 million"),
    ({"value": "12345", "unit": "visits"}, "had [[a]]", "had 12,345 visits"),
    ({"value": "12345", "unit": "visits"}, "had [[a]] visits.", "had 12,345 visits."),
    ({"value": "-7.1", "unit": "%"}, "sales rose [[a|change]]", "sales fell 7.1%"),
    ({"unit": "visits"}, "had [[a]]", "had XX visits"),
    ({"value": "3—5", "unit": "days"}, "took [[a]]", "took 3–5 days"),
    ({"value": "-0.5", "unit": "%"}, "moved [[a]]", "moved -0.5%"),
]


@pytest.mark.parametrize(("fact", "source", "printed"), ENGLISH)
def test_a_fact_prints_in_english(fact: dict[str, Any], source: str, printed: str) -> None:
    assert render(source, FactSheet.of([{"id": "a", **fact}]), "en").text == printed


def test_a_slot_that_no_fact_answers_is_left_standing() -> None:
    assert render("共[[没有]]家", FactSheet()).text == "共[[没有]]家"


@pytest.mark.parametrize(
    ("formula", "printed"),
    [
        ("share(整改, 隐患)", "84.7%"),
        ("整改 / 隐患", "0.85"),
        ("整改 + 隐患", "325处"),
        ("隐患 - 整改", "27处"),
        ("growth(隐患, 整改)", "18.1%"),
        ("share(隐患多, 隐患全)", "99.99%"),
        ("round(整改 / 隐患, 3)", "0.85"),
        ("max(整改, 隐患)", "176处"),
    ],
)
def test_a_formula_in_a_slot_is_worked_out(formula: str, printed: str) -> None:
    facts = FactSheet.of(
        [
            {"id": "整改", "value": 149, "unit": "处"},
            {"id": "隐患", "value": 176, "unit": "处"},
            {"id": "隐患多", "value": 9999, "unit": "处"},
            {"id": "隐患全", "value": 10000, "unit": "处"},
        ]
    )
    assert render(f"[[{formula}]]", facts).text == printed
