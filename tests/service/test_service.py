"""The desk: sections named as people name them, facts changed, reports kept."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant import service
from assistant.brief import Brief
from assistant.errors import InputError
from assistant.facts.model import Fact
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.model import Report
from assistant.report.saved import to_json


def report() -> Report:
    brief = Brief(
        title="青禾县工作报告",
        facts=FactSheet.of(
            [
                {"id": "整改", "label": "整改隐患数", "value": 149, "unit": "处"},
                {"id": "隐患", "label": "发现隐患数", "value": 176, "unit": "处"},
                {"id": "率", "label": "整改率", "formula": "整改 / 隐患", "unit": "%"},
                {"id": "资金", "label": "投入资金", "unit": "万元"},
            ]
        ),
        outline=make_outline(
            [
                {"heading": "做法", "sections": [{"heading": "排查", "facts": ["隐患", "整改", "率"]}]},
                {"heading": "成效", "facts": ["资金", "率"]},
            ]
        ),
    )
    return service.draft(brief, model="composer")


@pytest.mark.parametrize(
    ("said", "name"), [("一（一）", "1.1"), ("二", "2"), ("1.1", "1.1"), ("成效", "2"), ("一、", "1")]
)
def test_a_section_is_found_as_people_name_it(said: str, name: str) -> None:
    assert service.section_id(report(), said) == name


def test_an_unknown_section_is_answered_with_those_there_are() -> None:
    with pytest.raises(InputError) as caught:
        service.section_id(report(), "三")
    assert "一（一）" in caught.value.said.zh


def test_one_changed_fact_changes_every_place_that_rests_on_it() -> None:
    before = report()
    after = service.update(before, [Fact(id="整改", label="整改隐患数", value=Decimal(150), unit="处")])
    assert [(p.section, p.before, p.after) for p in after.places] == [
        ("1.1", "149处", "150处"),
        ("1.1", "84.7%", "85.2%"),
        ("2", "84.7%", "85.2%"),
    ]
    assert [s.source for _, _, s in after.report.walk()] == [s.source for _, _, s in before.walk()]


def test_a_gap_that_is_filled_is_no_longer_open() -> None:
    after = service.update(report(), [Fact(id="资金", label="投入资金", value=Decimal(30), unit="万元")])
    assert to_json(after.report)["gaps"] == []
    assert "placeholder-left" not in [f.rule for f in after.report.findings]
