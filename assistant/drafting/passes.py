"""The pass over the whole document: what only shows when the sections stand side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.brief import Brief, Task
from assistant.drafting.clauses import clauses, without
from assistant.drafting.judge import judge
from assistant.drafting.section import Written
from assistant.drafting.steps import assemble, composed, errors, stepped_in
from assistant.report import events
from assistant.report.findings import Finding
from assistant.report.model import Part

_BY_MODEL = frozenset({"write", "polish", "mend"})


def over_the_whole(
    brief: Brief, tasks: Mapping[str, Task], written: Mapping[str, Written], model: str, emit: events.Emit
) -> dict[str, Written]:
    """The pieces without sentences that another piece has said, and without any that the whole proves wrong.

    What a section repeats is taken out where nothing required goes with it. A section of the model's that still has an
    error beside the others (one indicator with two values) becomes the composer's.
    """
    pieces = dict(written)
    for finding in assemble(brief, _parts(pieces), model).findings:
        if finding.rule == "repetition" and finding.section in pieces:
            piece, task = pieces[finding.section], tasks[finding.section]
            if piece.part.way in _BY_MODEL:
                pieces[finding.section] = _said_once(task, piece, finding, emit)
    for finding in errors(assemble(brief, _parts(pieces), model).findings):
        piece = pieces.get(finding.section)
        if piece and piece.part.way in _BY_MODEL:
            zh = brief.language == "zh"
            why = f"与全文不符（{finding.rule}）" if zh else f"it disagrees with the whole ({finding.rule})"
            task = tasks[finding.section]
            pieces[finding.section] = _with(Written(composed(task)), task, "section-composed", why, emit)
    return pieces


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


def _parts(pieces: Mapping[str, Written]) -> dict[str, Part]:
    return {name: piece.part for name, piece in pieces.items()}
