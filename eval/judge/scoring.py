"""Drafts judged section by section against the sample report: how many sections read at least as well.

Judgements are kept in `judged.jsonl` by the key of the draft, the judge and the version of the prompt; they are no part
of the results, which are made without a judge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.brief import Brief, Task
from assistant.checks import make_subject
from assistant.drafting.plan import plan
from assistant.writers.prompts.discreet import Discreet
from eval.answers import Answers
from eval.judge.__main__ import judge_model
from eval.judge.ask import VERSION, Judge, Verdict
from eval.lines import append, continued
from eval.record import Record
from eval.results import page_of
from eval.sample import Mark, Score

FILE = "judged.jsonl"
JUDGE = Score("judge", VERSION, "sections", "higher", lambda sample: Mark(None))
UNJUDGED = Score("unjudged", VERSION, "sections", "lower", lambda sample: Mark(None))


@dataclass(frozen=True, slots=True)
class Judgement:
    """Of one draft: sections that read at least as well as the sample's, of those judged; and those that were not."""

    good: int
    judged: int
    unjudged: int

    def on(self, record: Record) -> Record:
        """The record with the two marks; a draft of which nothing could be judged has no share."""
        share = Mark(self.good, self.judged) if self.judged else Mark(None)
        return replace(record, marks={**record.marks, JUDGE.name: share, UNJUDGED.name: Mark(self.unjudged)})


async def judged(
    records: Sequence[Record], briefs: Mapping[str, Brief], folder: Path, model: str, answers: Answers
) -> list[Record]:
    """The records with what the judge says; a case without a sample report has none. Raises EndpointError."""
    known = {
        line["key"]: Judgement(line["good"], line["judged"], line["unjudged"])
        for line in continued(folder / FILE)
        if (line["judge"], line["version"]) == (model, VERSION)
    }
    found = []
    for record in records:
        page = page_of(record, folder)
        if record.failed or not page.get("reference"):
            found.append(record)
            continue
        if record.key not in known:
            kept = judge_model(model, answers, (record.case, record.repeat))
            try:
                known[record.key] = await _judgement(
                    Judge(kept), briefs[record.case], page["page"], page["reference"]
                )
            finally:
                await kept.close()
            made = known[record.key]
            line = {"key": record.key, "judge": model, "version": VERSION}
            append(
                folder / FILE, {**line, "good": made.good, "judged": made.judged, "unjudged": made.unjudged}
            )
        found.append(known[record.key].on(record))
    return found


async def _judgement(judge: Judge, brief: Brief, page: str, reference: str) -> Judgement:
    said: list[Verdict] = []
    own, sample = sections(page, brief), sections(reference, brief)
    for task in plan(brief).tasks:
        if task.id in own and task.id in sample:
            said.append(await _compared(judge, task, own[task.id], sample[task.id]))
    done = [one for one in said if one]
    return Judgement(sum(one != "b" for one in done), len(done), len(said) - len(done))


async def _compared(judge: Judge, task: Task, own: str, sample: str) -> Verdict:
    say = Discreet(task.brief)
    points = [say.line(point) for point in task.passage.points]
    a, b = say.text(own), say.text(sample)
    if a == b:
        return "same"
    return await judge.compare(say.line(task.heading), points, a, b, task, task.brief.language)


def sections(page: str, brief: Brief) -> dict[str, str]:
    """The text of each section that a page has, by its id in the outline."""
    return {one.id: one.text for one in make_subject(page, brief).texts if one.id and one.text.strip()}
