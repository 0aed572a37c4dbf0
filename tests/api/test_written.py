"""A document that somebody writes in an office program: checked, a section proposed, facts printed; nothing is kept."""

from __future__ import annotations

import pytest

from assistant.interfaces.api.examples import TEXT
from tests.api.conftest import Office


def test_a_document_is_held_against_the_reports_own_brief(office: Office) -> None:
    found = office.ask("reader", "POST", f"/v1/drafts/{office.report}/check", json={"text": TEXT}).json()
    assert [(one["rule"], one["text"]) for one in found["findings"] if one["severity"] == "error"] == [
        ("figure-contradicts", "194处")
    ]
    assert found["coverage"]["headings"] == {"required": 2, "present": 2, "missing": []}


def test_a_section_is_proposed_and_the_report_stays_at_its_version(office: Office) -> None:
    before = office.ask("drafter", "GET", f"/v1/drafts/{office.report}").json()
    path = f"/v1/drafts/{office.report}/sections/一/propose"
    for instruction in ("", "更简练"):
        answer = office.ask(
            "drafter", "POST", path, json={"text": TEXT, "instruction": instruction, "model": "composer"}
        )
        assert answer.status_code == 200, answer.text
        found = answer.json()
        assert (found["section"], found["number"], found["heading"]) == ("1", "一、", "主要做法")
        assert {one["fact"] for one in found["figures"]} == {"发现隐患数", "整改隐患数"}
        assert all(found["text"][one["start"] : one["end"]] == one["text"] for one in found["figures"])
    assert office.ask("drafter", "GET", f"/v1/drafts/{office.report}").json() == before


def test_facts_are_printed_as_the_report_prints_them_formulas_too(office: Office) -> None:
    slots = ["整改隐患数 * 2", "整改率|增减", "没有这个"]
    found = office.ask("reader", "GET", f"/v1/drafts/{office.report}/facts", params={"slot": slots}).json()
    printed = {one["slot"]: one["text"] for one in found["facts"]}
    assert (
        printed["整改率"] == "84.7%"
        and printed["整改隐患数 * 2"] == "298处"
        and found["unknown"] == ["没有这个"]
    )
    assert all(one["text"][one["start"] : one["end"]] for one in found["facts"])


@pytest.mark.parametrize(
    "slot",
    ["整改隐患数 / 0", "整改隐患数 +", "[[x]]", "a|b|c", "a\nb", "", "]]", "`", "(" * 200, "整改隐患数 ** 9"],
)
def test_a_slot_that_means_nothing_is_unknown_and_no_failure(office: Office, slot: str) -> None:
    answer = office.ask("reader", "GET", f"/v1/drafts/{office.report}/facts", params={"slot": slot})
    assert answer.status_code == 200, answer.text
    assert answer.json()["unknown"] == [slot]


def test_a_section_that_is_none_is_bad_input(office: Office) -> None:
    path = f"/v1/drafts/{office.report}/sections/九/propose"
    answer = office.ask("drafter", "POST", path, json={"model": "composer"})
    assert answer.status_code == 422 and answer.json()["detail"].startswith("没有这一节")
