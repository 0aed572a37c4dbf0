"""`nigao export`: a saved report as files of other kinds."""

from __future__ import annotations

import typer

from assistant.interfaces.cli.options import Evidence, Outputs, Saved, TemplateFile, carrier_of
from assistant.interfaces.cli.screen import told

HELP = told("把保存的 .json 输出为其他格式。", "Write a saved .json as files of other kinds.")


def export(
    report: Saved, output: Outputs = None, evidence: Evidence = "bookmarks", template: TemplateFile = None
) -> None:
    if not output:
        raise typer.BadParameter(told("至少写一个输出文件", "name at least one file"), param_hint="-o")
    from assistant.documents import read_report
    from assistant.interfaces.cli.outputs import save, template_of

    carrier = carrier_of(evidence)
    page = template_of(template, output)
    saved = read_report(report)
    save(saved, output, carrier, page)
    wrong = any(finding.severity == "error" for finding in saved.findings)
    raise typer.Exit(1 if wrong else 0)
