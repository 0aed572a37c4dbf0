"""One line of results: what was drafted with what, and every score, with all that is needed to compare it later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from assistant import __version__
from assistant.report.findings import Usage
from assistant.report.model import Report
from eval.cases import Case
from eval.key import checks_digest, prompts_digest
from eval.sample import Mark, Sample
from eval.scores import SCORES


@dataclass(frozen=True, slots=True)
class Record:
    """The result of one case with one system. `failed` says why there is none; the marks are empty then.

    `key` is of all that it depends on, `repeat` which of several drafts it is, from 0. `versions` are those of the
    scores. `sample` is there when it has just been drafted. `program` are the version of nigao and the digests of
    prompts and checks that it was made with.
    """

    case: str
    model: str
    digest: str
    marks: Mapping[str, Mark] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)
    usage: Usage = Usage()
    failed: str = ""
    key: str = ""
    repeat: int = 0
    versions: Mapping[str, int] = field(default_factory=dict)
    sample: Sample | None = None
    program: Mapping[str, str] = field(default_factory=dict)

    @property
    def report(self) -> Report | None:
        return self.sample.report if self.sample else None

    @property
    def severe(self) -> int:
        """Findings of severity error; one for a draft that failed."""
        errors = self.marks.get("errors", Mark(None)).value or 0
        return int(errors) or int(bool(self.failed))


def scored(case: Case, model: str, sample: Sample) -> Record:
    """The record of a report that was drafted."""
    report = sample.report
    marks = {score.name: score.judge(sample) for score in SCORES}
    findings = Counter(f"{finding.severity}:{finding.rule}" for finding in report.findings)
    usage = report.usage.model_copy(update={"seconds": round(sample.seconds or 0.0, 3)})
    versions = {score.name: score.version for score in SCORES}
    made = Record(case.name, model, case.digest, marks, dict(sorted(findings.items())), usage)
    return replace(made, versions=versions, sample=sample, program=this_program())


def this_program() -> dict[str, str]:
    """The version of nigao, and the digests of prompts and checks, as they are now."""
    return {"nigao": __version__, "prompts_digest": prompts_digest(), "checks_digest": checks_digest()}


def as_line(record: Record) -> dict[str, Any]:
    """The record as JSON holds it, without the report."""
    units = {score.name: score.unit for score in SCORES}
    marks = {
        name: {**asdict(mark), "version": record.versions[name], "unit": units[name]}
        for name, mark in record.marks.items()
    }
    return {
        "key": record.key,
        "case": record.case,
        "case_digest": record.digest,
        "model": record.model,
        "repeat": record.repeat,
        **(record.program or this_program()),
        "scores": marks,
        "findings": record.findings,
        "usage": record.usage.model_dump(),
        "failed": record.failed,
    }


def from_line(line: Mapping[str, Any]) -> Record:
    """The record of a line. Raises KeyError or TypeError for one that is no result."""
    scores = line["scores"]
    return Record(
        line["case"],
        line["model"],
        line["case_digest"],
        {name: Mark(score["value"], score["of"]) for name, score in scores.items()},
        line["findings"],
        Usage(**line["usage"]),
        line["failed"],
        line["key"],
        line["repeat"],
        {name: score["version"] for name, score in scores.items()},
        program={name: line[name] for name in ("nigao", "prompts_digest", "checks_digest")},
    )
