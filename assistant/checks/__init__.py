"""Checks: a report or a text laid beside its brief, facts or outline → findings and coverage.

One rule family a file. Every rule is a function of one frozen `Subject` and yields findings; `RULES` orders
them, and a rule of another issue is one more row. What each weighs and says stands in `rules.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.brief import Brief
from assistant.checks import (
    announcements,
    attachments,
    calendar,
    dates,
    directions,
    figures,
    gaps,
    headings,
    kind,
    lists,
    motions,
    names,
    numbers,
    passages,
    phrases,
    prose,
    repetition,
    requests,
    sentences,
    slots_placed,
    unconfirmed,
)
from assistant.checks.coverage import coverage
from assistant.checks.own_rules import regraded
from assistant.checks.places import placed
from assistant.checks.read import read_report, read_text
from assistant.checks.subject import Reading, Subject
from assistant.checks.told import told_once, without_twins
from assistant.facts.sheet import FactSheet
from assistant.language import Language
from assistant.outline.model import Outline
from assistant.report.findings import Coverage, Finding
from assistant.report.model import Report

Rule = Callable[[Subject], Iterator[Finding]]
RULES: tuple[Rule, ...] = (
    headings.missing,
    headings.extra,
    headings.order,
    numbers.sequence,
    numbers.levels,
    numbers.forms,
    headings.reworded,
    headings.duplicate,
    headings.empty,
    headings.mark,
    figures.missing,
    figures.grounded,
    slots_placed.misplaced,
    directions.turned,
    dates.impossible,
    calendar.weekdays,
    calendar.future,
    names.ungrounded,
    gaps.slots,
    gaps.placeholders,
    unconfirmed.unconfirmed,
    phrases.misquoted,
    passages.phrases,
    passages.length,
    lists.enumerations,
    repetition.repeated,
    sentences.long_sentences,
    prose.written,
    prose.unbalanced,
    kind.elements,
    requests.request,
    requests.addressees,
    requests.letter,
    motions.motion,
    announcements.announced,
    kind.title,
    attachments.attachments,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check has found."""

    findings: tuple[Finding, ...]
    coverage: Coverage

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == "error")


def check(
    draft: Report | str,
    brief: Brief | None = None,
    *,
    facts: FactSheet | None = None,
    outline: Outline | None = None,
    language: Language = "zh",
) -> Checked:
    """Findings and coverage of a report, or of a text (md, txt, a docx read into lines); never raises on any text.

    A Report is checked against its own brief unless another is given. Without a brief, facts and outline
    serve alone; without those, the text is checked for what it shows by itself. The language is the brief's
    where there is one.
    """
    subject = make_subject(draft, brief, facts, outline, language)
    found: dict[tuple[object, ...], Finding] = {}
    for rule in RULES:
        for finding in rule(subject):
            key = (finding.rule, finding.section, finding.start, finding.end, finding.fact, finding.expected)
            found.setdefault(
                key if finding.end or finding.fact or finding.expected else (*key, finding.text), finding
            )
    findings = list(without_twins(list(found.values())))
    tally = coverage(subject, findings)
    told = regraded(told_once(subject, findings))
    return Checked(tuple(placed(subject, told)), tally)


def make_subject(
    draft: Report | str,
    brief: Brief | None = None,
    facts: FactSheet | None = None,
    outline: Outline | None = None,
    language: Language = "zh",
) -> Subject:
    """The document as the rules look at it."""
    if isinstance(draft, Report):
        return read_report(draft, brief or draft.brief)
    if brief is not None:
        facts = brief.facts if facts is None else facts
        outline = outline or brief.outline
        language = brief.language
    return read_text(draft, brief, outline, facts, language)


__all__ = ["RULES", "Checked", "Reading", "Rule", "Subject", "check", "make_subject"]
