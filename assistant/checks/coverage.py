"""How much of what is required is there."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checks.figures import required_figures
from assistant.checks.headings import is_required
from assistant.checks.subject import Subject
from assistant.report.findings import Coverage, Finding, Tally


def coverage(subject: Subject, findings: Sequence[Finding]) -> Coverage:
    """The tally of headings and figures, from what the rules heading-missing and figure-missing have found."""
    absent = {placed.id for placed in subject.missing}
    sections = [p.id for p in subject.outline.walk()] if subject.outline else []
    headings = sum(is_required(subject, name, absent) for name in sections)
    lost = tuple(f.expected for f in findings if f.rule == "heading-missing")
    figures = len(required_figures(subject))
    gone = tuple(f.fact for f in findings if f.rule == "figure-missing")
    return Coverage(
        headings=Tally(required=headings, present=headings - len(lost), missing=lost),
        figures=Tally(required=figures, present=figures - len(gone), missing=gone),
    )
