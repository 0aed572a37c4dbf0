"""What stands under a draft: coverage, findings, open gaps, and what to do next; all on stderr."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.interfaces.cli.places import namer, places
from assistant.interfaces.cli.screen import console, note, plain, told
from assistant.interfaces.cli.tables import show_coverage, show_findings, table

if TYPE_CHECKING:
    from assistant.report.model import Report


def show_report(report: Report) -> int:
    """Coverage, findings, gaps and cost of a report; how many error findings there are."""
    show_coverage(report.coverage, stderr=True)
    # A gap has a row of its own in the next table.
    findings = [finding for finding in report.findings if finding.rule != "placeholder-left"]
    show_findings(findings, namer(report), stderr=True)
    _show_gaps(report)
    usage = report.usage
    if usage.calls:
        note(
            told(
                f"调用 {usage.calls} 次，输入 {usage.input_tokens}、输出 {usage.output_tokens} 词元，{usage.seconds:.1f} 秒",
                f"{usage.calls} calls, {usage.input_tokens} + {usage.output_tokens} tokens, {usage.seconds:.1f} s",
            )
        )
    return sum(finding.severity == "error" for finding in report.findings)


def _show_gaps(report: Report) -> None:
    facts = report.brief.facts
    if not facts.gaps:
        return
    where = namer(report)
    used: dict[str, list[str]] = {}
    for finding in report.findings:
        if finding.rule == "placeholder-left" and finding.fact:
            used.setdefault(finding.fact, []).append(where(finding.section))
    rows = table(
        told("待补", "open gap"), told("单位", "unit"), told("用在", "used in"), told("说明", "note")
    )
    for name in facts.gaps:
        fact = facts[name]
        follows = told(f"由公式得出：{fact.formula}", f"follows from {fact.formula}") if fact.formula else ""
        stands = told("、", ", ").join(dict.fromkeys(used.get(name, ()))) or "—"
        rows.add_row(*map(plain, (name, fact.unit, stands, follows or fact.note or fact.source)))
    console(stderr=True).print(rows)


def next_steps(report: Report, brief: Path, targets: Sequence[Path]) -> None:
    """The commands that usually follow, ready to be copied."""
    for what, arguments in _steps(report, brief, targets):
        note(f"{what}{told('：', ': ')}nigao {shlex.join(arguments)}")


def _steps(report: Report, brief: Path, targets: Sequence[Path]) -> list[tuple[str, list[str]]]:
    saved = next((str(target) for target in targets if target.suffix.lower() == ".json"), "")
    text = next((str(t) for t in targets if t.suffix.lower() in (".docx", ".md", ".txt")), "")
    gaps = [name for name in report.brief.facts.gaps if not report.brief.facts[name].formula]
    again = [argument for target in targets for argument in ("-o", str(target))]
    named = places(report)
    section = next((named[below.id] for _, _, below in report.walk() if below.source), "")
    steps = []
    if not targets:
        files = ["-o", "report.docx", "-o", "report.json"]
        steps.append((told("写成文件", "write files"), ["draft", str(brief), *files]))
    if saved and gaps:
        filled = f"{gaps[0]}={told('数值', 'VALUE')}"
        steps.append((told("补数据", "fill a gap"), ["update", saved, "--set", filled, *again]))
    if saved and section:
        ask = told("更简练", "make it shorter")
        steps.append((told("改一节", "revise a section"), ["revise", saved, "--section", section, ask]))
    if text:
        steps.append((told("修改后核对", "check after editing"), ["check", text, "--brief", str(brief)]))
    return steps
