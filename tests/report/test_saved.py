"""The saved draft reads back to the same report."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from assistant.brief import Brief
from assistant.drafting.plan import plan
from assistant.errors import DocumentError
from assistant.report.model import Part, Report, blank
from assistant.report.saved import from_json, to_json
from assistant.writers.composer import compose
from tests.generated import briefs


@given(briefs())
def test_a_saved_report_reads_back_equal(brief: Brief) -> None:
    parts = {task.id: Part(source=compose(task), written_by="composer") for task in plan(brief).tasks}
    report = Report(
        brief=brief, model="composer", opening=parts.get("opening"), sections=blank(brief, parts.get)
    )
    data = json.loads(json.dumps(to_json(report), ensure_ascii=False))
    again = from_json(data)
    assert again == report
    assert to_json(again) == data


@given(briefs())
def test_headings_come_from_the_outline_in_its_order(brief: Brief) -> None:
    report = Report(brief=brief, sections=blank(brief, lambda name: Part(source="有")))
    assert [section.heading for _, _, section in report.walk()] == [
        placed.section.heading for placed in brief.outline.walk()
    ]


@pytest.mark.parametrize(
    "data", [{}, {"sections": []}, {"sections": [], "brief": {}, "facts": [], "outline": {}}]
)
def test_what_is_no_saved_report_is_refused_in_one_line(data: dict[str, object]) -> None:
    with pytest.raises(DocumentError) as caught:
        from_json(data, file="x.json")
    assert "x.json" in str(caught.value) and "\n" not in str(caught.value)
