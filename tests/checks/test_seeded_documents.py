"""Faults of whole reports are told against their briefs; `python -m tests.bench checks_seeded` tries a hundred of each."""

from __future__ import annotations

import pytest

from assistant.checks import check
from tests.checks.seeded_documents import CASES, reports, sow_document
from tests.checks.seeds import BAR

SMALL = [
    case
    for case in CASES
    if case.startswith(("element-", "hidden-", "letter-", "title-form", "attach", "two-"))
]


@pytest.mark.parametrize("case", SMALL)
def test_a_paper_with_a_fault_of_its_kind_is_told(case: str) -> None:
    seeded = sow_document(case, 25)

    assert seeded.tried == 25
    assert seeded.share >= BAR, seeded.lost[:3]


@pytest.mark.slow
@pytest.mark.parametrize("case", [case for case in CASES if case not in SMALL])
def test_a_report_with_a_fault_is_told(case: str) -> None:
    seeded = sow_document(case, 20)

    assert seeded.tried == 20
    assert seeded.share >= BAR, [text[-80:] for text in seeded.lost[:3]]


@pytest.mark.slow
def test_the_reports_themselves_have_no_fault_of_these_cases() -> None:
    told = [(f.case or f.rule, f.text) for text, brief, _ in reports() for f in check(text, brief).findings]

    # A saying in quotes that the brief does not hold is rightly noticed.
    assert {name for name, _ in told if name in CASES} <= {"slogan-name"}, told
