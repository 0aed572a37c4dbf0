"""Changing the outline of a drafted report."""

from __future__ import annotations

import pytest

from assistant import service
from assistant.brief import Brief
from assistant.drafting.steps import checked
from assistant.errors import OutlineError
from assistant.outline.model import Section, make_outline
from assistant.report.edit import add, delete, move, rename
from assistant.report.model import Part, Report


@pytest.fixture(scope="module")
def report() -> Report:
    outline = [
        {
            "heading": "做法",
            "sections": [
                {"heading": "排查", "points": ["全面排查"]},
                {"heading": "整改", "points": ["限期整改"]},
            ],
        },
        {"heading": "问题", "points": ["力量不足"]},
        {"heading": "打算", "points": ["充实力量"]},
    ]
    return service.draft(Brief(title="报告", outline=make_outline(outline)), model="composer")


def outline_of(report: Report) -> list[str]:
    return [f"{number}{section.heading}:{section.source}" for number, _, section in report.walk()]


def test_a_moved_section_takes_its_text_along_and_all_are_renumbered(report: Report) -> None:
    assert outline_of(move(report, "3", -1))[3:] == ["二、打算:充实力量。", "三、问题:力量不足。"]
    assert outline_of(move(report, "1.2", -5))[1:3] == ["（一）整改:限期整改。", "（二）排查:全面排查。"]


def test_an_edited_report_still_passes_its_checks(report: Report) -> None:
    edited = add(
        rename(delete(report, "2"), "1.1", "全面排查"),
        "2",
        Section(heading="建议"),
        Part(source="加大支持。"),
    )
    assert [f for f in checked(edited).findings if f.severity == "error"] == []
    assert [s.heading for _, _, s in edited.walk()] == ["做法", "全面排查", "整改", "打算", "建议"]


def test_a_locked_section_is_neither_moved_nor_deleted(report: Report) -> None:
    locked = report.with_part("1.2", lambda part: part.model_copy(update={"locked": True}))
    for act in (lambda: delete(locked, "1.2"), lambda: delete(locked, "1"), lambda: move(locked, "1.2", -1)):
        with pytest.raises(OutlineError, match="锁定"):
            act()


def test_the_last_section_stays(report: Report) -> None:
    with pytest.raises(OutlineError, match="至少"):
        delete(delete(delete(report, "3"), "2"), "1")


@pytest.mark.parametrize("name", ["9", "1.9", "", "opening"])
def test_an_unknown_section_is_told(report: Report, name: str) -> None:
    with pytest.raises(OutlineError):
        rename(report, name, "新题")
