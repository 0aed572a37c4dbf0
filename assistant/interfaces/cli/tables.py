"""Tables for people: coverage and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from assistant.interfaces.cli.screen import console, plain, told

if TYPE_CHECKING:
    from rich.table import Table

    from assistant.report.findings import Coverage, Finding

_ORDER = {"error": 0, "warning": 1, "info": 2}
_STYLE = {"error": "red", "warning": "yellow", "info": "dim"}
# Errors are all shown; of the rest no more than a person reads.
_MOST_OTHERS = 40


def show_coverage(coverage: Coverage, *, stderr: bool) -> None:
    """How many headings and figures are required, there, and missing."""
    rows = table(
        told("覆盖", "coverage"), told("应有", "required"), told("已有", "present"), told("缺少", "missing")
    )
    tallies = [(told("标题", "headings"), coverage.headings), (told("数字", "figures"), coverage.figures)]
    for name, tally in tallies:
        missing = told("、", ", ").join(tally.missing) or "—"
        style = "red" if tally.missing else ""
        rows.add_row(name, str(tally.required), str(tally.present), plain(missing), style=style)
    console(stderr=stderr).print(rows)


def show_findings(findings: Iterable[Finding], where: Callable[[str], str], *, stderr: bool) -> None:
    """Every finding in a row, errors first; that there is none is said in a line."""
    ranked = sorted(findings, key=lambda finding: _ORDER[finding.severity])
    errors = sum(finding.severity == "error" for finding in ranked)
    kept = ranked[: errors + _MOST_OTHERS]
    screen = console(stderr=stderr)
    if not kept:
        screen.print(told("检查：没有发现问题", "check: nothing found"))
        return
    rows = table(
        told("程度", "severity"), told("位置", "place"), told("规则", "rule"), told("问题", "finding")
    )
    words = {"error": told("错误", "error"), "warning": told("注意", "warning"), "info": told("说明", "info")}
    for finding in kept:
        cells = [words[finding.severity], _place(finding, where), finding.rule, _said(finding)]
        rows.add_row(*map(plain, cells), style=_STYLE[finding.severity])
    screen.print(rows)
    if more := len(ranked) - len(kept):
        screen.print(told(f"……还有 {more} 条，见 --json", f"… and {more} more; --json has them all"))


def _place(finding: Finding, where: Callable[[str], str]) -> str:
    """The section, and in a document that was read the paragraph."""
    section = where(finding.section)
    if not finding.paragraph:
        return section
    return told(f"{section} 第{finding.paragraph}段", f"{section}, par. {finding.paragraph}")


def _said(finding: Finding) -> str:
    """The message, with the words concerned where it does not quote them itself."""
    words = " ".join(finding.text.split())
    if not words or words in finding.message:
        return finding.message
    return told(f"{finding.message}：{words[:60]}", f"{finding.message}: {words[:60]}")


def table(*columns: str) -> Table:
    """An empty table with these columns; the last takes the room that is left."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns[:-1]:
        made.add_column(column, overflow="fold")
    made.add_column(columns[-1], overflow="fold", ratio=1)
    return made
