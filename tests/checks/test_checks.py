"""Checks of texts and drafts: each fault is named, once, where it stands, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.brief import Brief
from assistant.checks import check, make_subject
from assistant.checks.listing import document
from assistant.checks.rules import rules
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.findings import Finding
from assistant.report.model import Part, Report, ReportSection, blank
from tests.checks.cases import Case, edits, make_brief, told
from tests.headings.test_trees import TEXTS

CASES = edits()
BRIEF, GOOD = CASES[0].brief, CASES[0].text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_changed_document_has_exactly_the_fault_that_was_put_in(case: Case) -> None:
    found = check(case.text, case.brief).findings

    assert sorted(told(finding) for finding in found) == sorted(case.findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_offsets_of_a_finding_cut_its_words_out_of_the_section(case: Case) -> None:
    check_offsets(case.text, case.brief)


@given(TEXTS)
def test_any_text_is_checked_without_an_error_and_with_offsets_that_fit(text: str) -> None:
    check_offsets(text, BRIEF)


@given(TEXTS, st.sampled_from(["zh", "en"]))
def test_any_text_is_checked_without_brief_facts_and_outline(text: str, language: str) -> None:
    checked = check(text, language="en" if language == "en" else "zh")

    ids = [reading.id for reading in make_subject(text).sections]
    assert len(ids) == len(set(ids))
    assert checked.coverage.headings.required == checked.coverage.figures.required == 0


def check_offsets(text: str, brief: Brief) -> None:
    subject = make_subject(text, brief)
    texts = {reading.id: reading.text for reading in subject.readings if reading.id}
    for finding in check(text, brief).findings:
        if finding.start < finding.end:
            cut = texts.get(finding.section, text)[finding.start : finding.end]
            assert cut.replace("**", "") == finding.text.replace("**", "")


def test_coverage_counts_what_is_required_and_names_what_is_missing() -> None:
    coverage = check(GOOD.replace("## 二、存在的问题\n", "").replace("846份", ""), BRIEF).coverage

    assert (coverage.headings.required, coverage.headings.present) == (6, 5)
    assert coverage.headings.missing == ("存在的问题",)
    assert (coverage.figures.required, coverage.figures.present) == (8, 7)
    assert coverage.figures.missing == ("责任书数",)


def test_a_message_names_section_figure_and_value() -> None:
    finding = errors(GOOD.replace("846份", ""))[0]

    assert finding.message == "“（一）聚焦责任落实，织密防控网络”缺少必须写明的数据“责任书数”（846份）"
    assert (finding.section, finding.fact, finding.expected) == ("1.1", "责任书数", "846份")


def test_the_value_of_a_sensitive_fact_is_not_told() -> None:
    brief = make_brief(
        {"title": "报告", "outline": [{"heading": "情况", "facts": ["人数"]}]},
        [{"id": "人数", "value": "4321", "unit": "人", "sensitive": True}],
    )

    finding = check("一、情况\n略。", brief).findings[0]

    assert finding.rule == "figure-missing"
    assert "4321" not in finding.model_dump_json()


def errors(text: str) -> list[Finding]:
    return [finding for finding in check(text, BRIEF).findings if finding.severity == "error"]


def test_a_figure_that_nobody_gave_is_ungrounded() -> None:
    found = errors(GOOD.replace("完成整改140处", "完成整改140处，挽回损失370万元"))

    assert [(f.rule, f.section, f.text) for f in found] == [("figure-ungrounded", "1.2", "370万元")]


def test_a_figure_that_contradicts_its_fact_is_told_once_and_counts_as_missing() -> None:
    text = GOOD.replace("完成整改140处", "完成整改141处")

    assert [(f.rule, f.section, f.text, f.fact) for f in errors(text)] == [
        ("figure-contradicts", "1.2", "141处", "整改数")
    ]
    assert check(text, BRIEF).coverage.figures.missing == ("整改数",)


# Drafts.


def draft(**sources: str) -> Report:
    """A report over BRIEF; the keys are ids with _ for the dot: s1_1."""
    parts = {name[1:].replace("_", "."): source for name, source in sources.items() if name != "opening"}
    return Report(
        brief=BRIEF,
        opening=Part(source=sources.get("opening", "")),
        sections=blank(BRIEF, lambda name: Part(source=parts[name]) if name in parts else None),
    )


FULL = {
    "opening": "检查企业[[检查企业数]]。现将有关情况报告如下：",
    "s1": "全年投入资金[[投入资金]]。",
    "s1_1": "坚持安全第一、预防为主，层层签订责任书[[责任书数]]。",
    "s1_2": "全年发现隐患[[隐患数]]，完成整改[[整改数]]，整改率[[share(整改数, 隐患数)]]。",
    "s1_3": "开展宣传活动[[活动数]]。",
    "s2": "一是基层力量薄弱。二是企业主体责任落实不到位。",
    "s3": "力争达标企业[[达标目标]]。",
}


def test_a_full_draft_has_nothing_but_its_gap() -> None:
    checked = check(draft(**FULL))

    assert [(f.rule, f.severity, f.text, f.fact) for f in checked.findings] == [
        ("placeholder-left", "warning", "XX家", "达标目标")
    ]
    assert checked.coverage.figures.present == checked.coverage.figures.required == 8
    assert not checked.errors


@pytest.mark.parametrize("name", ["s1", "s1_1", "s1_2", "s1_3", "s3"])
def test_a_slot_that_is_left_out_is_missing(name: str) -> None:
    lost = {**FULL, name: "坚持安全第一、预防为主，各项工作都在稳步推进之中。"}

    found = check(draft(**lost)).errors

    assert {f.rule for f in found} == {"figure-missing"}
    assert {f.section for f in found} == {name[1:].replace("_", ".")}


def test_a_figure_that_the_model_typed_is_judged_and_counts_when_it_is_right() -> None:
    found = check(draft(**{**FULL, "s1_3": "开展宣传活动46场，发放资料9000份。"})).findings

    assert [(f.rule, f.section, f.text) for f in found if f.severity == "error"] == [
        ("figure-ungrounded", "1.3", "9000份")
    ]


def test_a_slot_of_an_unknown_fact_is_left_and_told() -> None:
    found = check(draft(**{**FULL, "s2": "一是投入不足，仅[[投人资金]]。二是人员不足。"})).errors

    assert [(f.rule, f.section, f.text) for f in found] == [("slot-left", "2", "[[投人资金]]")]


@pytest.mark.parametrize("line", ["## 小结", "（一）认识不足", "三、经费不足"])
def test_a_heading_that_the_model_wrote_into_its_text_is_told(line: str) -> None:
    found = check(draft(**{**FULL, "s2": f"一是认识不足。二是经费不足。\n{line}\n仍需努力。"})).findings

    assert ("heading-extra", "2", line) in [(f.rule, f.section, f.text) for f in found]


def test_a_draft_that_lost_a_section_misses_its_heading_and_its_figure() -> None:
    whole = draft(**FULL)
    first = whole.sections[0].model_copy(update={"sections": whole.sections[0].sections[:2]})

    found = check(whole.model_copy(update={"sections": (first, *whole.sections[1:])})).errors

    assert [(f.rule, f.section) for f in found] == [("heading-missing", "1.3"), ("figure-missing", "1.3")]


def test_a_section_that_the_outline_does_not_have_is_extra() -> None:
    whole = draft(**FULL)
    added = ReportSection(id="x", heading="其他", source="没有其他事项。")

    found = check(whole.model_copy(update={"sections": (*whole.sections, added)})).findings

    assert ("heading-extra", "x") in [(f.rule, f.section) for f in found]


# What is there to go by.


def test_facts_alone_judge_the_figures() -> None:
    facts = FactSheet.of([{"id": "隐患数", "label": "发现隐患", "value": 149, "unit": "处"}])

    found = check("一、情况\n发现隐患149处，罚款88万元。", facts=facts).findings

    assert [(f.rule, f.section, f.text) for f in found] == [("figure-ungrounded", "1", "88万元")]


def test_an_outline_alone_judges_the_headings_and_no_figure() -> None:
    outline = make_outline([{"heading": "情况", "facts": ["隐患数"]}, {"heading": "打算"}])

    found = check("一、情况\n发现隐患149处。", outline=outline)

    assert [(f.rule, f.expected) for f in found.findings] == [("heading-missing", "打算")]
    assert found.coverage.figures.required == 0


def test_nothing_at_all_is_no_error() -> None:
    assert check("").findings == ()


# The table.


def test_the_document_of_the_rules_is_made_from_the_table(root: Path) -> None:
    path = root / "docs" / "rules.md"

    assert path.read_text("utf-8") == document(), "regenerate: python -m tests.checks.rules_document"


def test_a_habit_is_never_an_error() -> None:
    habits = {rule.id for rule in rules().values() if rule.source == "habit" and rule.severity == "error"}

    assert habits <= {"heading-duplicate"}, "a title twice beside itself can't be numbered or referred to"


def test_messages_are_said_in_the_language_of_the_report() -> None:
    english = next(case.brief for case in CASES if case.brief.language == "en")

    messages = [finding.message for finding in check("## 1 Overview\n\nNothing yet.\n", english).findings]

    assert "The heading “Next steps” is missing" in messages
    assert all(message.isascii() or "“" in message for message in messages)
