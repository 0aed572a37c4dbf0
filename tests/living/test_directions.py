"""Direction words and comparisons in prose: what no longer holds is found, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.brief import Brief
from assistant.checks import check
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.model import Part, Report, blank

DATA = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))


def report_of(source: str, values: dict[str, Any]) -> Report:
    facts = FactSheet.of(
        [
            {"id": "甲", "label": "检查企业", "value": values["甲"], "unit": "家", "period": "2025年"},
            {"id": "乙", "label": "检查企业", "value": values["乙"], "unit": "家", "period": "2024年"},
            {"id": "丙", "label": "计划检查企业", "value": values["丙"], "unit": "家", "period": "2025年"},
            {"id": "率", "label": "完成率", "value": values["率"], "unit": "%", "period": "2025年"},
            {"id": "增速", "label": "检查企业增速", "value": values["增速"], "unit": "%", "period": "2025年"},
        ]
    )
    outline = make_outline([{"heading": "做法", "facts": ["甲"]}])
    brief = Brief(title="报告", facts=facts, outline=outline)
    return Report(brief=brief, sections=blank(brief, lambda _: Part(source=source)))


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda c: f"{c['source']}{c.get('with', '')}")
def test_words_that_no_longer_hold_are_found(case: dict[str, Any]) -> None:
    report = report_of(case["source"], {**DATA["defaults"], **case.get("with", {})})
    found = [f.fact for f in check(report).findings if f.rule == "figure-direction"]
    assert found == ([case["bad"]] if case["bad"] else [])


def test_a_finding_stands_at_the_value_and_says_both_sides() -> None:
    report = report_of("检查企业[[甲]]，高于计划[[丙]]。", {**DATA["defaults"], "丙": 1300})
    (found,) = [f for f in check(report).findings if f.rule == "figure-direction"]
    assert (found.severity, found.text) == ("error", "1300家")
    assert found.message == "“高于”与现在的数据不符：前为1200家，后为1300家"
