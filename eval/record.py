"""One line of results: what was drafted with what, and every score, with all that is needed to compare it later."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import assistant.checks
from assistant import __version__
from assistant.report.findings import Usage
from assistant.report.model import Report
from assistant.settings import prompts_folder
from eval.cases import Case, digest
from eval.sample import Mark, Sample
from eval.scores import SCORES


@dataclass(frozen=True, slots=True)
class Record:
    """The result of one case with one model. `failed` says why there is none; the marks are empty then."""

    case: str
    model: str
    digest: str
    marks: Mapping[str, Mark] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)
    usage: Usage = Usage()
    failed: str = ""
    report: Report | None = None


def scored(case: Case, model: str, sample: Sample) -> Record:
    """The record of a report that was drafted."""
    report = sample.report
    marks = {score.name: score.judge(sample) for score in SCORES}
    findings = Counter(f"{finding.severity}:{finding.rule}" for finding in report.findings)
    return Record(
        case.name, model, case.digest, marks, dict(sorted(findings.items())), report.usage, report=report
    )


def as_line(record: Record) -> str:
    """The record as one line of JSON, without the report."""
    units = {score.name: {"version": score.version, "unit": score.unit} for score in SCORES}
    data: dict[str, Any] = {
        "case": record.case,
        "case_digest": record.digest,
        "model": record.model,
        "nigao": __version__,
        "prompts_digest": prompts_digest(),
        "checks_digest": checks_digest(),
        "scores": {name: {**asdict(mark), **units[name]} for name, mark in record.marks.items()},
        "findings": record.findings,
        "usage": record.usage.model_dump(),
        "failed": record.failed,
    }
    return json.dumps(data, ensure_ascii=False)


@cache
def prompts_digest() -> str:
    """Of every prompt and kind: another one may give another report."""
    folder = prompts_folder()
    return digest((file for file in folder.rglob("*") if file.is_file()), folder)


@cache
def checks_digest() -> str:
    """Of the checks: with another rule the same report may score otherwise."""
    folder = Path(assistant.checks.__file__).parent
    return digest((file for file in folder.rglob("*") if file.suffix in (".py", ".yaml", ".txt")), folder)
