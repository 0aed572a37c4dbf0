"""The round trip: draft an example, learn the document, and draft from what was learned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant import draft, learn, read_brief
from assistant.documents import write
from assistant.report.model import Report
from assistant.report.render import render
from tests.learn.looks import leaks, outline_tree, passages, tree

EXAMPLES = ["safety", "study", "status"]
SUFFIXES = [".docx", ".md", ".txt"]


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {name: draft(f"examples/{name}/brief.yaml", model="composer") for name in EXAMPLES}


def printed(report: Report) -> list[str]:
    """Every figure that the draft prints, a date that is the report's own period aside."""
    brief = report.brief
    sources = [section.source for _, _, section in report.walk()]
    sources += [report.opening.source] if report.opening else []
    return [f.text for source in sources for f in render(source, brief.facts, brief.language).figures]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_draft_is_learned_back(name: str, suffix: str, reports: dict[str, Report], tmp_path: Path) -> None:
    report = reports[name]
    write(report, tmp_path / f"sample{suffix}")

    learned = learn(tmp_path / f"sample{suffix}")

    assert tree(learned.outline["sections"]) == outline_tree(report.brief.outline.sections)
    notes = "\n".join(fact["note"] for fact in learned.facts)
    assert [text for text in printed(report) if text not in notes] == []
    assert all({"value", "text", "formula"}.isdisjoint(fact) for fact in learned.facts)
    assert leaks(learned) == []
    for key in ("recipient", "salutation", "closing", "author", "kind"):
        value = getattr(report.brief, key)
        assert learned.brief.get(key, "") == (value.name if key == "kind" else value), key
    assert "date" not in learned.brief
    assert [w.rule for w in learned.warnings] == ["date-left-out"]


@pytest.mark.parametrize("name", ["flood", "campus", "hospital", "skills", "market", "watermain"])
def test_a_draft_of_an_evaluation_case_is_learned_back_without_its_values(name: str, tmp_path: Path) -> None:
    report = draft(f"eval/cases/{name}/brief.yaml", model="composer")
    write(report, tmp_path / "sample.docx")

    for source in (tmp_path / "sample.docx", Path(f"eval/cases/{name}/reference.md")):
        learned = learn(source)
        assert tree(learned.outline["sections"]) == outline_tree(report.brief.outline.sections)
        assert leaks(learned) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_reference_gives_a_folder_that_drafts_with_gaps_and_no_error(name: str, tmp_path: Path) -> None:
    learned = learn(Path(f"examples/{name}/reference.md"))
    learned.write(tmp_path / "learned")

    brief = read_brief(tmp_path / "learned" / "brief.yaml")
    report = draft(brief, model="composer")

    assert [f.message for f in report.findings if f.severity == "error"] == []
    assert set(brief.facts.gaps) == {fact["id"] for fact in learned.facts}
    required = [name for passage in passages(learned) for name in passage.get("facts", [])]
    gaps = [f.fact for f in report.findings if f.rule == "placeholder-left"]
    assert set(required) == set(gaps) == set(brief.facts.gaps)
    assert report.coverage.figures.missing == ()


@pytest.mark.parametrize("name", EXAMPLES)
def test_filling_the_facts_fills_the_report(name: str, tmp_path: Path) -> None:
    learn(Path(f"examples/{name}/reference.md")).write(tmp_path / "learned")
    file = tmp_path / "learned" / "facts.yaml"
    facts: list[dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))
    # Falling, for the sample says that the time for an application was cut.
    for number, fact in zip(range(99, 0, -1), facts, strict=False):
        if "value" in fact:
            fact["value"] = number
        else:
            fact["text"] = "3 June 2026" if name == "status" else "2026年6月3日"
    file.write_text(yaml.safe_dump(facts, allow_unicode=True), "utf-8")

    report = draft(tmp_path / "learned" / "brief.yaml", model="composer")

    assert report.brief.facts.gaps == []
    assert [f.message for f in report.findings if f.severity == "error"] == []
    assert [f.message for f in report.findings if f.rule == "placeholder-left"] == []
    assert "XX" not in "".join(printed(report))


def test_a_rise_and_a_fall_are_printed_by_the_sign(tmp_path: Path) -> None:
    learned = learn("一、情况\n全年排查隐患320处，同比下降12.5%。")
    section = learned.outline["sections"][0]

    assert section["points"] == ["全年排查隐患[[排查隐患]]，同比增减[[排查隐患同比增减|增减]]"]
    facts = [{**learned.facts[0], "value": 400}, {**learned.facts[1], "value": 25}]
    report = draft({"title": "情况报告", "facts": facts, "sections": [section]}, model="composer")
    _, _, first = next(iter(report.walk()))
    assert "同比增长25%" in render(first.source, report.brief.facts).text
