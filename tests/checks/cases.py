"""The cases of tests/data/checks as documents with their briefs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assistant.brief import Brief
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.findings import Finding

DATA = Path(__file__).parents[1] / "data" / "checks"


@dataclass(frozen=True, slots=True)
class Case:
    """A changed document, its brief, and what a check must say of it."""

    name: str
    brief: Brief
    text: str
    findings: tuple[str, ...]


def edits() -> list[Case]:
    """Every case of edits.yaml. A replacement that replaces nothing is an error in the data."""
    return [
        case for base in yaml.safe_load((DATA / "edits.yaml").read_text("utf-8")) for case in _cases(base)
    ]


def _cases(base: dict[str, Any]) -> list[Case]:
    brief = make_brief(base["brief"], base["facts"])
    cases = []
    for row in base["cases"]:
        text = base["text"]
        for old, new in row.get("replace", {}).items():
            assert old in text, f"{row['name']}: nothing to replace: {old}"
            text = text.replace(old, new)
        unchanged = base["unchanged"] if row.get("unchanged", True) else []
        cases.append(Case(f"{base['base']}: {row['name']}", brief, text, (*unchanged, *row["findings"])))
    return cases


def make_brief(data: dict[str, Any], facts: list[dict[str, Any]]) -> Brief:
    known = {key: value for key, value in data.items() if key != "outline"}
    return Brief(**known, facts=FactSheet.of(facts), outline=make_outline(data["outline"]))


def told(finding: Finding) -> str:
    """A finding as the data write it: the words concerned, or what was expected where nothing stands."""
    about = finding.text
    if finding.rule in ("heading-order", "heading-number", "heading-reworded", "list-number") or not about:
        about = finding.expected
    return f"{finding.severity} {finding.rule} {finding.section}: {about}"
