"""The shipped cases: each sample report holds before its own brief, each brief drafts without an error, and together
they are as many and as various as the evaluation says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.brief import Brief
from assistant.brief.read import read_brief
from assistant.documents import read_text
from assistant.service import check, draft
from eval.cases import SHIPPED, Case, find_cases

CASES = find_cases()
README = (SHIPPED / "README.md").read_text("utf-8")
_ROW = re.compile(
    r"^\| `(?P<name>[\w/-]+)` \| (?P<subject>[^|]+) \| (?P<kind>[^|]+) \| (?P<language>zh|en) \|", re.M
)
ROWS = {row["name"].rpartition("/")[2]: row for row in _ROW.finditer(README)}


def _named(case: Case) -> str:
    return case.name


def _text(case: Case) -> str:
    assert case.reference, case.name
    return read_text(case.reference)


def _characters(text: str) -> int:
    return len(re.sub(r"\s", "", text))


@pytest.fixture(scope="module")
def briefs() -> dict[str, Brief]:
    return {case.name: read_brief(case.brief) for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=_named)
def test_the_sample_report_passes_its_own_check(case: Case, briefs: dict[str, Brief]) -> None:
    checked = check(_text(case), briefs[case.name])

    errors = [
        (finding.rule, finding.text, finding.message)
        for finding in checked.findings
        if finding.severity == "error"
    ]
    assert errors == []
    assert not checked.coverage.headings.missing and not checked.coverage.figures.missing


@pytest.mark.parametrize("case", CASES, ids=_named)
def test_the_composer_drafts_it_with_full_coverage_and_no_error(case: Case, briefs: dict[str, Brief]) -> None:
    report = draft(briefs[case.name], model="composer")

    errors = [
        (finding.rule, finding.text, finding.message)
        for finding in report.findings
        if finding.severity == "error"
    ]
    assert errors == []
    assert not report.coverage.headings.missing and not report.coverage.figures.missing


@pytest.mark.parametrize("case", CASES, ids=_named)
def test_a_gap_of_the_facts_stands_open_in_the_sample_report(case: Case, briefs: dict[str, Brief]) -> None:
    """Nobody fills a gap with a number of their own, and nothing is left open that has a value."""
    text, brief = _text(case), briefs[case.name]

    assert text.count("XX") == len(brief.facts.gaps)


def test_there_are_as_many_cases_as_the_evaluation_says(briefs: dict[str, Brief]) -> None:
    kinds = {brief.kind.name for brief in briefs.values() if brief.kind}

    assert len(CASES) >= 24
    assert len(kinds) >= 10
    assert sum(brief.language == "en" for brief in briefs.values()) >= 4


def test_the_readme_lists_every_case_as_it_is(briefs: dict[str, Brief]) -> None:
    assert set(ROWS) == {Path(case.name).name for case in CASES}
    for name, row in ROWS.items():
        assert row["language"] == briefs[name].language, name
        kind = briefs[name].kind
        assert row["kind"].strip() == (kind.name if kind else "—"), name
    assert len({row["subject"].strip() for row in ROWS.values()}) >= 15


def test_short_and_long_reports_are_among_them() -> None:
    lengths = sorted(_characters(_text(case)) for case in CASES)

    assert lengths[0] >= 600 and lengths[-1] <= 6000
    assert sum(length >= 2500 for length in lengths) >= 4 and lengths[-1] >= 5000


def test_the_facts_come_in_every_format() -> None:
    suffixes = {file.suffix for case in CASES for file in case.brief.parent.glob("facts.*")}

    assert {".xlsx", ".csv", ".yaml", ".json", ".docx"} <= suffixes


def test_gaps_secrets_and_derived_figures_are_among_them(briefs: dict[str, Brief]) -> None:
    facts = [fact for brief in briefs.values() for fact in brief.facts]

    assert sum(len(brief.facts.gaps) for brief in briefs.values()) >= 8
    assert sum(fact.sensitive for fact in facts) >= 12
    assert sum(bool(fact.formula) for fact in facts) >= 40
    assert sum(bool(fact.approx) for fact in facts) >= 15
