"""One piece of text: written, checked, revised within bounds, polished, mended by rule, or composed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.brief import Task
from assistant.drafting.judge import Judged, judge
from assistant.drafting.mend import Mended, mend
from assistant.drafting.steps import composed, stepped_in
from assistant.drafting.ways import Ways
from assistant.errors import AnswerError, EndpointError
from assistant.language import Said
from assistant.report import events
from assistant.report.findings import Finding
from assistant.report.model import Part
from assistant.report.render import render
from assistant.writers.writer import Answer, Way, Writer

_BROKE = Said("模型服务中断", "the model's endpoint failed")
# A polished text of less than half its draft has lost more than words; one of thrice its length has made things up.
_SHORTEST, _LONGEST = 0.5, 3.0


@dataclass(frozen=True, slots=True)
class Written:
    """One finished piece: its text, and what the program had to do about it."""

    part: Part
    findings: tuple[Finding, ...] = ()


@dataclass
class Attempt:
    """What has been tried for one piece so far. `text` is the one with the fewest faults, `why` why none held."""

    task: Task
    text: str = ""
    judged: Judged | None = None
    turn: int = 0
    why: Said = field(default_factory=lambda: Said("", ""))

    def offer(self, text: str, judged: Judged) -> None:
        """Keeps a text when it has fewer faults than the one before."""
        if self.judged is None or len(judged.broken) < len(self.judged.broken):
            self.text, self.judged = text, judged
            rules = list(dict.fromkeys(finding.rule for finding in judged.broken))
            self.why = Said(
                f"模型稿未通过检查（{'、'.join(rules)}）", f"the model's text failed {', '.join(rules)}"
            )


async def write_piece(
    task: Task,
    writer: Writer,
    *,
    rounds: int,
    ways: Ways,
    emit: events.Emit,
    before: Sequence[tuple[str, str]] = (),
) -> Written:
    """One piece of text that holds, whatever the model does.

    Raises EndpointError while no call of the writer has been answered at all: then nothing is to be written.
    """
    emit(events.SectionStarted(task.id, task.heading))
    # A model that is given nothing to say would make something up: such a section is marked as open.
    if writer.name == "composer" or task.nothing_to_say:
        return _composed(task, emit)
    attempt = Attempt(task)
    for way in ways.order():
        try:
            part = await _tried(attempt, way, writer, rounds, emit, before)
        except EndpointError:
            if not writer.spent.calls:
                raise
            attempt.why = _BROKE
            break
        except AnswerError as error:
            attempt.why = error.said
            part = None
        ways.saw(way, held=part is not None)
        if part:
            return Written(part)
    return _mended(attempt, writer, emit)


async def _tried(
    attempt: Attempt,
    way: Way,
    writer: Writer,
    rounds: int,
    emit: events.Emit,
    before: Sequence[tuple[str, str]],
) -> Part | None:
    """The text that one way gives, revised at most `rounds` times; None when it doesn't hold even then."""
    task = attempt.task
    if way == "polish":
        draft = composed(task).source
        answer = await writer.polish(task, draft)
    else:
        answer = await writer.write(task, before)
    for turn in range(rounds + 1 if way == "write" else 1):
        judged = _judged(attempt, answer, writer, emit)
        if way == "polish" and not _of_its_size(draft, answer.source):
            attempt.why = Said("润色稿与底稿篇幅相差过大", "polishing changed the length too much")
            return None
        attempt.offer(answer.source, judged)
        if way == "polish" and answer.source.strip() == draft.strip():
            # It gave the draft back. What nobody changed is not the model's.
            return composed(task)
        if not judged.broken:
            return Part(source=answer.source, written_by=writer.name, way=way)
        if way == "polish" or turn == rounds:
            return None
        again = await writer.revise(task, answer.source, judged.findings)
        emit(events.Revised(task.id, turn + 1))
        if again.source == answer.source:
            return None
        answer = again
    return None


def _judged(attempt: Attempt, answer: Answer, writer: Writer, emit: events.Emit) -> Judged:
    judged = judge(attempt.task, answer.source, writer.name)
    show(attempt.task, answer.source, emit, attempt.turn)
    attempt.turn += 1
    if judged.broken:
        emit(events.Found(attempt.task.id, judged.findings))
    return judged


def _of_its_size(draft: str, text: str) -> bool:
    return _SHORTEST * len(draft) <= len(text) <= _LONGEST * len(draft) + 80


def _mended(attempt: Attempt, writer: Writer, emit: events.Emit) -> Written:
    """The best text of the model, repaired; the composer's where that is not enough."""
    task = attempt.task
    found = mend(task, attempt.text, writer.name, attempt.judged) if attempt.judged else None
    if found is None:
        return _composed(task, emit, attempt.why)
    finding = stepped_in(task, "section-mended", _what(found).in_(task.brief.language))
    emit(events.Mended(task.id, finding.rule, finding.message))
    show(task, found.source, emit, attempt.turn)
    part = Part(source=found.source, written_by=writer.name, way="mend")
    return Written(part, (finding,))


def _what(mended: Mended) -> Said:
    """What mending did, in words; facts are named by their ids, never by their values."""
    zh, en = [], []
    if mended.removed:
        zh.append(f"删去没有依据或放错地方的分句{mended.removed}处")
        en.append(f"{mended.removed} clauses without a ground or out of place were taken out")
    if mended.added:
        names = "、".join(mended.added)
        zh.append(f"补写“{names}”")
        en.append(f"“{', '.join(mended.added)}” was put in")
    return Said("，".join(zh), "; ".join(en))


def _composed(task: Task, emit: events.Emit, why: Said | None = None) -> Written:
    """The composer's text; with the finding that says so and why, where a model should have written."""
    part = composed(task)
    findings: tuple[Finding, ...] = ()
    if why is not None:
        findings = (stepped_in(task, "section-composed", why.in_(task.brief.language)),)
        emit(events.Mended(task.id, findings[0].rule, findings[0].message))
    show(task, part.source, emit, 0)
    return Written(part, findings)


def show(task: Task, source: str, emit: events.Emit, turn: int) -> None:
    """Tells those who listen how the piece reads now."""
    text = render(source, task.brief.facts, task.brief.language).text
    emit(events.SectionText(task.id, source, text, turn))
