"""The report as HTML: everything in it is text, whatever it looks like."""

from __future__ import annotations

import pytest
from hypothesis import given

from assistant import service
from assistant.brief import Brief
from assistant.errors import FactsError
from assistant.facts.sheet import FactSheet
from assistant.interfaces.chat.asked import Explain, Export, Rewrite, SetFact, Unclear, read_request
from assistant.interfaces.chat.report_view import draft_html, report_html
from assistant.interfaces.chat.tables import changed_facts, differences_html, fact_rows, findings_html
from assistant.outline.model import make_outline
from assistant.report.compare import Change
from assistant.report.model import Report
from tests.generated import briefs


def report() -> Report:
    facts = [
        {"id": "<b>x</b>", "value": 3, "unit": "家", "source": '"><img src=x onerror=alert(1)>'},
        {"id": "名称", "text": "<script>alert(1)</script>"},
        {"id": "培训人次", "value": 3000, "unit": "人次"},
        {"id": "空"},
    ]
    outline = [
        {
            "heading": "<i>做法</i>",
            "facts": ["<b>x</b>", "名称"],
            "sections": [{"heading": "甲项工作", "facts": ["空"]}],
        },
        {"heading": "打算", "facts": ["培训人次"], "run_in": True},
    ]
    return service.draft(
        Brief(title="<u>报告</u>", facts=FactSheet.of(facts), outline=make_outline(outline)), model="composer"
    )


def test_nothing_in_a_report_becomes_markup() -> None:
    html = report_html(report(), "zh")
    for tag in ("<script", "<img", "<b>x", "<i>", "<u>"):
        assert tag not in html
    assert "&lt;script&gt;" in html


def test_each_state_of_a_figure_has_its_own_mark_and_sign() -> None:
    html = report_html(report(), "zh")
    assert '<mark class="supported"' in html and '<mark class="open"' in html and ">?</sup>" in html


def test_a_section_that_is_not_written_yet_waits_in_its_place() -> None:
    html = draft_html(report().brief, {"2": "已写。"}, "zh")
    assert html.index("…") < html.index("已写。")


def test_a_difference_is_shown_as_text() -> None:
    html = differences_html((Change("1", "旧 <b>", "新 <i>", "changed"),), "zh")
    assert "<del>旧 &lt;b&gt;</del>" in html and "<ins>新 &lt;i&gt;</ins>" in html


def test_each_finding_leads_to_its_place() -> None:
    one = report()
    html = findings_html(one.findings, one, "zh")
    page = report_html(one, "zh")
    for index, finding in enumerate(one.findings):
        if finding.end > finding.start:
            assert f'href="#place-{index}"' in html and f'id="place-{index}"' in page


def test_a_value_changed_in_the_table_becomes_the_fact() -> None:
    one = report()
    rows = fact_rows(one)
    rows[2][2] = "3.5万"
    changed = changed_facts(rows, one, "zh")
    assert [(fact.id, str(fact.value), fact.unit) for fact in changed] == [("培训人次", "3.5", "万人次")]
    rows[2][2] = "很多"
    with pytest.raises(FactsError, match="很多"):
        changed_facts(rows, one, "zh")


def test_requests_are_read_as_people_make_them() -> None:
    one = report()
    assert read_request("培训人次改成3500", one) == SetFact("培训人次", "3500")
    assert read_request("请把培训人次改为3500。", one) == SetFact("培训人次", "3500")
    assert read_request("把第二部分写得更简练", one) == Rewrite("2", "把第二部分写得更简练")
    assert read_request("一（一）再具体些", one) == Rewrite("1.1", "一（一）再具体些")
    assert read_request("甲项工作写长一点", one) == Rewrite("1.1", "甲项工作写长一点")
    assert read_request("为什么说3000人次？", one) == Explain(("培训人次",))
    assert read_request("导出Word", one) == Export()
    assert isinstance(read_request("写得更好", one), Unclear)


@given(briefs())
def test_every_generated_report_can_be_shown(brief: Brief) -> None:
    one = service.draft(brief, model="composer")
    assert report_html(one, brief.language).count("<mark") >= one.coverage.figures.present
