"""The pass over the whole document: what only shows when the sections stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.brief import Brief, Task
from assistant.drafting.agreement import disagreements
from assistant.drafting.clauses import clauses, without
from assistant.drafting.judge import judge
from assistant.drafting.loop import ALL, Loop
from assistant.drafting.section import Written
from assistant.drafting.steps import composed, errors, stepped_in
from assistant.report import events
from assistant.report.findings import Finding
from assistant.report.model import Report

_BY_MODEL = frozenset({"write", "polish", "mend"})


def over_the_whole(
    tasks: Mapping[str, Task],
    written: Mapping[str, Written],
    assembled: Callable[[Mapping[str, Written]], Report],
    emit: events.Emit,
    loop: Loop = ALL,
) -> Report:
    """The report without sentences that another piece has said, and without any that the whole proves wrong.

    What a section repeats is taken out where nothing required goes with it. A section of the model's that still has an
    error beside the others, or that gives a second value for what another names in the same words, becomes the composer's.
    """
    pieces = dict(written)
    report = assembled(pieces)
    for finding in report.findings:
        if loop.mend and finding.rule == "repetition" and _by_model(pieces, finding):
            task = tasks[finding.section]
            pieces[task.id] = _said_once(task, pieces[task.id], finding, emit)
    if pieces != written:
        report = assembled(pieces)
    changed = dict(pieces)
    for finding in errors(report.findings):
        if loop.compose and _by_model(changed, finding):
            task = tasks[finding.section]
            zh = task.brief.language == "zh"
            why = f"与全文不符（{finding.rule}）" if zh else f"it disagrees with the whole ({finding.rule})"
            changed[task.id] = _with(Written(composed(task)), task, "section-composed", why, emit)
    if loop.compose:
        _told_apart(report.brief, tasks, changed, emit)
    return report if changed == pieces else assembled(changed)


def _told_apart(
    brief: Brief, tasks: Mapping[str, Task], pieces: dict[str, Written], emit: events.Emit
) -> None:
    """Makes the composer's what says two values of one indicator in the same words; it names time and entity of each.

    A figure of the period that the report's title names may stand as it is.
    """
    for pair in list(disagreements(brief, {name: piece.part for name, piece in pieces.items()})):
        doubtful = [m for m in pair if not m.fact.period or m.fact.period not in brief.title] or pair
        for mention in doubtful:
            if pieces[mention.piece].part.way in _BY_MODEL:
                task, name = tasks[mention.piece], mention.fact.name
                why = (
                    f"“{name}”前后两个数，没有说明是哪一个"
                    if brief.language == "zh"
                    else f"“{name}” stands with two values, and nothing tells them apart"
                )
                pieces[task.id] = _with(Written(composed(task)), task, "section-composed", why, emit)


def _by_model(pieces: Mapping[str, Written], finding: Finding) -> bool:
    return finding.section in pieces and pieces[finding.section].part.way in _BY_MODEL


def _said_once(task: Task, piece: Written, finding: Finding, emit: events.Emit) -> Written:
    """The piece without the repeated sentence; as it was where that cannot be found, or where it is needed."""
    pieces = clauses(piece.part.source, task.brief)
    words = finding.text
    printed = [i for i, p in enumerate(pieces) if p.start < finding.end and finding.start < p.end]
    source = without(pieces, printed)
    if not words or not printed or not source or judge(task, source, piece.part.written_by).broken:
        return piece
    zh = task.brief.language == "zh"
    why = "删去与前文重复的语句" if zh else "a sentence that was said before was taken out"
    part = piece.part.model_copy(update={"source": source, "way": "mend"})
    return _with(replace(piece, part=part), task, "section-mended", why, emit)


def _with(piece: Written, task: Task, rule: str, why: str, emit: events.Emit) -> Written:
    finding = stepped_in(task, rule, why)
    emit(events.Mended(task.id, rule, finding.message))
    return replace(piece, findings=(*piece.findings, finding))
