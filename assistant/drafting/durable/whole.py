"""The report of a run from what its sections gave, the missing ones marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.brief import Task
from assistant.drafting.durable.job import Job
from assistant.drafting.passes import over_the_whole
from assistant.drafting.plan import Plan
from assistant.drafting.provenance import provenance
from assistant.drafting.section import Written
from assistant.drafting.steps import assemble, composed, stepped_in
from assistant.errors import EndpointError
from assistant.report.findings import Finding, PromptUsed, Usage
from assistant.report.model import UNWRITTEN, Part, Report

_BROKE = ("模型服务中断", "the model's endpoint failed")


def whole_report(job: Job, planned: Plan, results: Mapping[str, Mapping[str, Any]]) -> Report:
    """The report of all pieces. Raises EndpointError when not one call was answered, as an undurable draft does."""
    down = [result["down"] for result in results.values() if "down" in result]
    if down and not any(result.get("usage", {}).get("calls") for result in results.values()):
        raise EndpointError(*down[0])
    tasks = {task.id: task for task in planned.tasks}
    pieces = {name: _written(tasks[name], results[name]) for name in tasks}
    made = _Made(job.model, results.values())

    def assembled(written: Mapping[str, Written]) -> Report:
        own: list[Finding] = [*planned.findings, *(f for piece in written.values() for f in piece.findings)]
        parts = {name: piece.part for name, piece in written.items()}
        report = assemble(job.brief, parts, job.model, findings=own, usage=made.spent)
        return report.model_copy(update={"provenance": provenance(made)})  # type: ignore[arg-type]

    return over_the_whole(tasks, pieces, assembled, job.emit)


def _written(task: Task, result: Mapping[str, Any]) -> Written:
    if "stopped" in result:
        return Written(Part(source=UNWRITTEN[task.brief.language]))
    if "down" in result:
        why = _BROKE[0] if task.brief.language == "zh" else _BROKE[1]
        return Written(composed(task), (stepped_in(task, "section-composed", why),))
    findings = tuple(Finding.model_validate(finding) for finding in result["findings"])
    return Written(Part.model_validate(result["part"]), findings)


class _Made:
    """What a report was made with, put together from its sections."""

    def __init__(self, name: str, results: Iterable[Mapping[str, Any]]) -> None:
        self.name = name
        self.spent = Usage()
        used: dict[str, PromptUsed] = {}
        for result in results:
            self.spent = self.spent.plus(Usage.model_validate(result.get("usage", {})))
            for prompt in result.get("prompts", ()):
                used.setdefault(str(prompt), PromptUsed.model_validate(prompt))
        self.prompts_used = tuple(sorted(used.values(), key=lambda prompt: (prompt.name, prompt.version)))
