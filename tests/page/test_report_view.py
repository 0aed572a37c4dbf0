"""The report as HTML: everything in it is text, whatever it looks like; every state of a figure can be told apart."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from assistant import service
from assistant.brief import Brief
from assistant.errors import FactsError
from assistant.facts.sheet import FactSheet
from assistant.interfaces.chat.marks import SIGNS, legend
from assistant.interfaces.chat.report_view import draft_html, report_html
from assistant.interfaces.chat.tables import (
    changed_facts,
    differences_html,
    fact_rows,
    findings_html,
    sentence_choices,
)
from assistant.outline.model import make_outline
from assistant.report.accept import lock
from assistant.report.compare import Change
from assistant.report.model import Report
from assistant.service.kept import fact_changes
from tests.generated import briefs


def report() -> Report:
    facts = [
        {"id": "<b>x</b>", "value": 3, "unit": "家", "source": '"><img src=x onerror=alert(1)>'},
        {"id": "名称", "text": "<script>alert(1)</script>"},
        {"id": "培训人次", "value": 3000, "unit": "人次"},
        {"id": "空"},
        {"id": "倍数", "formula": "培训人次 / 1000"},
    ]
    outline = [
        {
            "heading": "<i>做法</i>",
            "facts": ["<b>x</b>", "名称"],
            "sections": [{"heading": "甲项工作", "facts": ["空", "倍数"]}],
        },
        {"heading": "打算", "facts": ["培训人次"], "run_in": True},
    ]
    return service.draft(
        Brief(title="<u>报告</u>", facts=FactSheet.of(facts), outline=make_outline(outline)), model="composer"
    )


def typed(source: str) -> Report:
    """The report with another text in its last section, checked."""
    return service.checked(
        report().with_part("2", lambda part: part.model_copy(update={"source": source, "written_by": "x"}))
    )


def test_nothing_in_a_report_becomes_markup() -> None:
    html = report_html(report(), "zh")
    for tag in ("<script", "<img", "<b>x", "<i>", "<u>"):
        assert tag not in html
    assert "&lt;script&gt;" in html


def test_each_state_of_a_figure_has_its_own_mark_sign_and_name() -> None:
    html = report_html(report(), "zh")
    names = {"supported": "有数据", "derived": "由公式算出", "open": "待补", "words": "文字"}
    for state, name in names.items():
        marks = re.findall(
            rf'<span class="nigao-mark {state}" tabindex="0" role="note" aria-label="([^"]*)"', html
        )
        assert marks and all(name in label for label in marks)
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert all(sign in legend("zh") for sign in SIGNS.values())


def test_a_figure_that_contradicts_its_fact_is_marked_so() -> None:
    one = typed("开展培训，培训人次4000人次。")
    assert any(finding.rule.startswith("figure-") for finding in one.findings)
    html = report_html(one, "zh")
    assert re.search(r'class="nigao-mark contradicted"[^>]*>4000人次<sup aria-hidden="true">✗</sup>', html)


def test_a_section_waits_in_its_place_and_says_when_it_is_begun() -> None:
    html = draft_html(report().brief, {"2": "已写。"}, "zh", planned=("1", "1.1", "2"), begun={"1.1"})
    assert html.index("…</p>") < html.index("正在写") < html.index("已写。")


def test_a_locked_section_says_so() -> None:
    assert "已锁定" in report_html(lock(report(), "2"), "zh") and "locked" in report_html(
        lock(report(), "2"), "en"
    )
    held = lock(report(), "2", "培训")
    (choice, *_) = sentence_choices(held, "2")
    assert choice[0].startswith("●") and "3000人次" in choice[0] and "[[培训人次]]" in choice[1]


def test_a_difference_is_shown_as_text() -> None:
    html = differences_html((Change("1", "旧 <b>", "新 <i>", "changed"),), "zh")
    assert "<del>旧 &lt;b&gt;</del>" in html and "<ins>新 &lt;i&gt;</ins>" in html


def test_facts_that_differ_between_versions_are_shown() -> None:
    one = report()
    changed = changed_facts([["培训人次", "", "3500", "", "", "", ""]], one, "zh")
    html = differences_html((), "zh", fact_changes(one, service.update(one, changed).report))
    assert "培训人次 <del>3000</del> <ins>3500</ins>" in html


def test_each_finding_leads_to_its_place() -> None:
    one = typed("开展培训，培训人次4000人次。")
    html = findings_html(one.findings, one, "zh")
    page = report_html(one, "zh")
    placed = [i for i, finding in enumerate(one.findings) if finding.end > finding.start]
    assert placed
    for index in placed:
        assert f'href="#place-{index}"' in html and f'id="place-{index}"' in page


def test_what_is_open_stands_first_in_the_table() -> None:
    assert fact_rows(report())[0][0] == "空"


def test_a_value_changed_in_the_table_becomes_the_fact() -> None:
    one = report()
    rows = fact_rows(one)
    (row,) = [row for row in rows if row[0] == "培训人次"]
    row[2] = "3.5万"
    changed = changed_facts(rows, one, "zh")
    assert [(fact.id, str(fact.value), fact.unit) for fact in changed] == [("培训人次", "3.5", "万人次")]
    row[2] = "很多"
    with pytest.raises(FactsError, match="很多"):
        changed_facts(rows, one, "zh")


@given(briefs())
def test_every_generated_report_can_be_shown(brief: Brief) -> None:
    one = service.draft(brief, model="composer")
    assert report_html(one, brief.language).count('class="nigao-mark') >= one.coverage.figures.present
