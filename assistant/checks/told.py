"""Each fault told once: where two rules see the same thing, the finding that says more of it is kept."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.subject import Subject
from assistant.report.findings import Finding

_STATED_WRONGLY = frozenset({"figure-contradicts", "figure-unit", "figure-direction", "figure-misattributed"})


def without_twins(findings: list[Finding]) -> Iterator[Finding]:
    """One finding where two rules found the same impossible date."""
    seen: list[Finding] = []
    for finding in findings:
        twin = finding.rule == "date-impossible" and any(
            other.section == finding.section and other.start < finding.end and finding.start < other.end
            for other in seen
        )
        if finding.rule == "date-impossible" and not twin:
            seen.append(finding)
        if not twin:
            yield finding


def told_once(subject: Subject, findings: list[Finding]) -> Iterator[Finding]:
    """Without figure-missing and phrase-missing where the section states it wrongly: that finding names it.

    The coverage still counts the figure as missing.
    """
    wrong = {(finding.section, finding.fact) for finding in findings if finding.rule in _STATED_WRONGLY}
    wrong |= {(f.section, f.expected) for f in findings if f.rule == "phrase-misquoted"}
    for finding in findings:
        lost = {"figure-missing": finding.fact, "phrase-missing": finding.expected}.get(finding.rule)
        if lost is None or not any((r.id, lost) in wrong for r in subject.beneath(finding.section)):
            yield finding
