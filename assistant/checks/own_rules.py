"""A user's own file: rules and cases of rules that are switched off or weigh otherwise.

wording: info             # a rule with all its cases
quoted-list: off          # one case, as patterns.yaml and `nigao rules` name it
figure-ungrounded: warning
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from assistant.checks.patterns import patterns
from assistant.checks.rules import rules
from assistant.errors import InputError, nearest
from assistant.report.findings import Finding, Severity
from assistant.settings import settings

Wish = Severity | Literal["off"]
_GRADES: dict[Any, Wish] = {
    "error": "error",
    "warning": "warning",
    "info": "info",
    "off": "off",
    False: "off",
}


def wishes() -> Mapping[str, Wish]:
    """What the file in settings says of each rule or case; nothing where none is set. Raises InputError."""
    path = settings().rules
    return read_wishes(path) if path else {}


@lru_cache(maxsize=8)
def read_wishes(path: Path) -> Mapping[str, Wish]:
    """The wishes in a file. Raises InputError that names the file, the rule, and what may stand there."""
    try:
        data: Any = yaml.safe_load(path.read_text("utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(
            "规则文件读不出来", "the file of rules cannot be read", file=path, found=error
        ) from None
    if not isinstance(data, dict):
        raise InputError(
            "规则文件应逐行写“规则：等级”",
            "the file of rules is to hold `rule: grade` lines",
            file=path,
            found=data,
        )
    known = [
        *rules(),
        *(name for rule in rules().values() for name in rule.cases),
        *(row.id for row in patterns()),
    ]
    for name, grade in data.items():
        if name not in known:
            expected = " / ".join(nearest(str(name), known)) or None
            raise InputError(
                "没有这条规则", "there is no such rule", file=path, found=name, expected=expected
            )
        if grade not in _GRADES:
            raise InputError(
                "等级不认识",
                "unknown grade",
                file=path,
                place=str(name),
                found=grade,
                expected="off / info / warning / error",
            )
    return {str(name): _GRADES[grade] for name, grade in data.items()}


def switched_off() -> frozenset[str]:
    """The cases that need not be looked for."""
    said = wishes()
    return (
        frozenset(row.id for row in patterns() if said.get(row.id, said.get(row.rule)) == "off")
        if said
        else frozenset()
    )


def regraded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings as the user wants them weighed; what is switched off is left out. A case goes before its rule."""
    said = wishes()
    for finding in findings:
        wish = said.get(finding.case) if finding.case else None
        wish = wish or said.get(finding.rule)
        if wish is None or wish == finding.severity:
            yield finding
        elif wish != "off":
            yield finding.model_copy(update={"severity": wish})
