"""The rule table, read from rules.yaml: what each rule weighs, where it comes from, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from assistant.language import Language, Said
from assistant.report.findings import Severity

Source = Literal["brief", "facts", "standard", "regulation", "habit", "program"]
_TABLE = Path(__file__).with_name("rules.yaml")
_SOURCES = {
    "brief": "what the brief asks",
    "facts": "what the fact sheet holds",
    "standard": "a national standard",
    "regulation": "the regulation on official documents (2012)",
    "habit": "common practice",
    "program": "nigao's own work",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table. `basis` names the clause where there is one."""

    id: str
    severity: Severity
    title: Said
    source: Source
    basis: str = ""
    messages: Mapping[str, Said] = field(default_factory=dict)


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name, in the order of the table."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    rows: list[dict[str, Any]] = yaml.load(_TABLE.read_text("utf-8"), Loader=loader)
    return {row["id"]: _rule(row) for row in rows}


def message(rule: str, variant: str, language: Language, values: Mapping[str, object]) -> str:
    """What a rule says in one case, in the report's language."""
    text = rules()[rule].messages[variant].in_(language).format(**values)
    return text[:1].upper() + text[1:] if language == "en" else text


def document() -> str:
    """docs/rules.md, made from the table."""
    lines = [
        "# The rules of `nigao check`",
        "",
        "Made from `assistant/checks/rules.yaml`; do not edit. An *error* makes `nigao check` exit 1;",
        "a *warning* is for a person to look at; *info* is custom, not law.",
        "",
        "| rule | severity | 含义 | meaning | comes from |",
        "| --- | --- | --- | --- | --- |",
    ]
    for rule in rules().values():
        source = _SOURCES[rule.source] + (f" ({rule.basis})" if rule.basis else "")
        lines.append(f"| `{rule.id}` | {rule.severity} | {rule.title.zh} | {rule.title.en} | {source} |")
    return "\n".join(lines) + "\n"


def _rule(row: dict[str, Any]) -> Rule:
    messages = {name: Said(said["zh"], said["en"]) for name, said in row.get("messages", {}).items()}
    title = Said(row["title"]["zh"], row["title"]["en"])
    return Rule(row["id"], row["severity"], title, row["source"], row.get("basis", ""), messages)
