"""Delete any required heading or figure from a drafted md, and a check names exactly that and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from assistant import draft
from assistant.checks import check
from assistant.documents import markdown
from assistant.report.findings import Finding
from assistant.report.model import Report
from assistant.report.render import render

EXAMPLES = ["safety", "study", "status"]
Told = tuple[str, str, str]


@cache
def drafted(root: Path, example: str) -> tuple[Report, str]:
    """The composer's report and its Markdown as a reader gives it to the check."""
    report = draft(root / "examples" / example / "brief.yaml", model="composer")
    lines = markdown.to_bytes(report).decode("utf-8").split("\n")
    return report, "\n".join(markdown.unescape(line) for line in lines)


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_drafted_example_has_no_error(root: Path, example: str) -> None:
    report, text = drafted(root, example)

    checked = check(text, report.brief)
    assert errors(checked.findings) == Counter()
    assert checked.coverage.headings.missing == checked.coverage.figures.missing == ()


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_heading_that_is_deleted_is_named_and_nothing_else(root: Path, example: str) -> None:
    report, text = drafted(root, example)

    for number, _, section in report.walk():
        clone = without_heading(text, number, section.heading, section.run_in)
        assert clone != text
        found = errors(check(clone, report.brief).findings)
        assert found == Counter([("heading-missing", section.id, section.heading)])


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_required_figure_that_is_deleted_is_named_and_nothing_else(root: Path, example: str) -> None:
    report, text = drafted(root, example)
    required = {(place, fact) for place, passage in report.brief.passages() for fact in passage.facts}

    tried = 0
    for place, fact, clone in clones(report, text):
        if (place, fact) in required:
            tried += 1
            assert errors(check(clone, report.brief).findings) == Counter([("figure-missing", place, fact)])
    assert tried > 5


def without_heading(text: str, number: str, heading: str, run_in: bool) -> str:
    """The text without this heading; a run-in heading's paragraph keeps its text."""
    lines = text.split("\n")
    at = next(index for index, line in enumerate(lines) if number in line and heading in line)
    rest = lines[at].partition(heading)[2].lstrip("。. ") if run_in else ""
    return "\n".join([*lines[:at], rest, *lines[at + 1 :]])


def clones(report: Report, text: str) -> Iterator[tuple[str, str, str]]:
    """Section, fact, and the text without this one printed figure."""
    parts = [*([("opening", report.opening)] if report.opening else [])]
    for place, part in [*parts, *((section.id, section) for _, _, section in report.walk())]:
        rendered = render(part.source, report.brief.facts, report.brief.language)
        for figure in rendered.figures:
            start = rendered.text.rfind("\n", 0, figure.start) + 1
            end = rendered.text.find("\n", figure.end)
            line = rendered.text[start : end if end >= 0 else None]
            if text.count(line) == 1:
                cut = line[: figure.start - start] + line[figure.end - start :]
                yield place, figure.fact, text.replace(line, cut)


def errors(findings: tuple[Finding, ...]) -> Counter[Told]:
    return Counter((f.rule, f.section, f.fact or f.expected) for f in findings if f.severity == "error")
