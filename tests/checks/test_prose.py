"""Names, phrases, dates, kinds and attachments: the cases of prose.yaml."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from assistant.brief import Brief
from assistant.checks import check
from assistant.checks.listing import listing
from assistant.outline.kinds import get_kind
from tests.checks.cases import make_brief
from tests.checks.corpus import DATA

CASES: list[dict[str, Any]] = yaml.safe_load((DATA / "prose.yaml").read_text("utf-8"))


def brief_of(case: dict[str, Any]) -> Brief | None:
    if "brief" not in case:
        return None
    kind = {"kind": get_kind(case["kind"])} if "kind" in case else {}
    date = {"date": str(case["brief"]["date"])} if "date" in case["brief"] else {}
    return make_brief({**case["brief"], **kind, **date}, case.get("facts", []))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_exactly_what_a_clerk_would_say_is_said(case: dict[str, Any]) -> None:
    found = check(case["text"], brief_of(case), language=case.get("language", "zh")).findings

    told = [f"{f.severity} {f.case}: {f.text}" for f in found if f.rule in case["rules"]]
    assert sorted(told) == sorted(case["told"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_message_is_filled_in(case: dict[str, Any]) -> None:
    for finding in check(case["text"], brief_of(case), language=case.get("language", "zh")).findings:
        assert finding.message and "{" not in finding.message
        assert finding.paragraph or not finding.end


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_case_that_is_told_can_be_graded(case: dict[str, Any]) -> None:
    known = {row.id for row in listing()}

    for finding in check(case["text"], brief_of(case), language=case.get("language", "zh")).findings:
        assert not finding.case or finding.case in known


def test_a_misquoted_phrase_names_the_right_wording() -> None:
    case = next(case for case in CASES if case["name"].startswith("a phrase of which"))

    found = check(case["text"], brief_of(case)).findings
    assert [f.expected for f in found if f.rule == "phrase-misquoted"] == ["安全第一、预防为主、综合治理"]
