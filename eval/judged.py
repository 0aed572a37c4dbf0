"""A page judged figure by figure, and its findings: by what is printed alone, whatever wrote it.

A slot proves a figure for the program; a baseline has no slots. So that all systems are judged alike, the page is
read as `nigao check` reads a document that somebody typed.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.brief import Brief
from assistant.checks import check, make_subject
from assistant.checks.figures import required_figures
from assistant.checks.subject import Reading, Subject
from assistant.facts.ground import ground
from assistant.figures import find_figures
from assistant.report.findings import Finding

WRONG = ("figure-contradicts", "figure-unit", "figure-direction", "figure-inconsistent", "date-impossible")
UNGROUNDED = ("figure-ungrounded", "date-ungrounded")
MISATTRIBUTED = ("figure-misattributed",)
_KINDS = {
    rule: kind
    for kind, rules in (("wrong", WRONG), ("ungrounded", UNGROUNDED), ("misattributed", MISATTRIBUTED))
    for rule in rules
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure of the page: `start`/`end` in its characters; `state` is right, derived, open, or what is wrong."""

    start: int
    end: int
    state: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """`required` are the expressions with their places, `missing` those of them that stand nowhere.

    `headings` are the places in the outline of the headings that were found, -1 for one that it does not know.
    `texts` are opening and sections without their headings, each with its place in the page.
    """

    findings: tuple[Finding, ...]
    figures: tuple[Placed, ...]
    required: tuple[str, ...]
    missing: frozenset[str]
    headings: tuple[int, ...]
    texts: tuple[tuple[int, str], ...]


def judged(page: str, brief: Brief) -> Judged:
    """Everything that the scores want to know of a page."""
    subject = make_subject(page, brief)
    checked = check(page, brief)
    order = {placed.id: index for index, placed in enumerate(brief.outline.walk())}
    return Judged(
        checked.findings,
        tuple(sorted(_figures(subject, checked.findings, brief), key=lambda figure: figure.start)),
        tuple(expression for _, expression in required_figures(subject)),
        frozenset(checked.coverage.figures.missing),
        tuple(order.get(reading.id, -1) for reading in subject.sections),
        tuple((reading.offset, reading.text) for reading in subject.texts),
    )


def _figures(subject: Subject, findings: tuple[Finding, ...], brief: Brief) -> list[Placed]:
    """The figures of every text, each with its verdict; what the check found wrong has the word over `ground`."""
    found: list[Placed] = []
    for reading in subject.texts:
        wrong = _wrong(findings, reading)
        placed = [
            Placed(
                reading.offset + g.start,
                reading.offset + g.end,
                "derived" if g.verdict == "derived" else "right",
                g.arithmetic,
            )
            for g in ground(reading.text, brief.facts, brief.language, words=subject.words(reading))
        ]
        gaps = [
            Placed(reading.offset + gap.start, reading.offset + gap.end, "open")
            for gap in find_figures(reading.text, brief.language).placeholders
        ]
        taken = [*wrong]
        for one in (*gaps, *placed):
            if not any(one.start < other.end and other.start < one.end for other in taken):
                taken.append(one)
        found += taken
    return found


def _wrong(findings: tuple[Finding, ...], reading: Reading) -> list[Placed]:
    """The figures of one text that a finding is about, each once."""
    places: dict[tuple[int, int], Placed] = {}
    for finding in findings:
        kind = _KINDS.get(finding.rule)
        if kind is None or finding.section != reading.id or not finding.end:
            continue
        if reading.text[finding.start : finding.end] != finding.text:
            continue
        start, end = reading.offset + finding.start, reading.offset + finding.end
        places.setdefault((start, end), Placed(start, end, kind, finding.message))
    return list(places.values())
