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


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table. `basis` names the clause where there is one."""

    id: str
    severity: Severity
    title: Said
    source: Source
    basis: str = ""
    messages: Mapping[str, Said] = field(default_factory=dict)
    cases: Mapping[str, Said] = field(default_factory=dict)


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


def _rule(row: dict[str, Any]) -> Rule:
    messages = {name: Said(said["zh"], said["en"]) for name, said in row.get("messages", {}).items()}
    title = Said(row["title"]["zh"], row["title"]["en"])
    cases = {name: Said(said["zh"], said["en"]) for name, said in row.get("cases", {}).items()}
    return Rule(row["id"], row["severity"], title, row["source"], row.get("basis", ""), messages, cases)
