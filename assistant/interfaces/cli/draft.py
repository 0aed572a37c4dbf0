"""`nigao draft`: a brief becomes a checked report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.interfaces.cli.limits import (
    EstimateOnly,
    MaxCalls,
    MaxCost,
    MaxSeconds,
    MaxTokens,
    given,
    show_estimate,
)
from assistant.interfaces.cli.options import AsJson, Evidence, Model, Outputs, TemplateFile, carrier_of
from assistant.interfaces.cli.screen import note, out, out_json, told
from assistant.language import user_language

HELP = told(
    "按拟稿说明写出报告，并核对标题和数字。不写 -o 时把 Markdown 打印到标准输出。",
    "Draft a report and check it. Without -o its Markdown is printed to standard output.",
)


def draft(
    brief: Annotated[
        Path,
        typer.Argument(
            metavar="BRIEF",
            help=told("拟稿说明 brief.yaml 或 .json", "brief.yaml or .json"),
            show_default=False,
        ),
    ],
    output: Outputs = None,
    model: Model = "",
    unconfirmed: Annotated[
        bool,
        typer.Option(
            "--unconfirmed",
            help=told("也用待确认的数据，并逐处标明", "use unconfirmed facts too, each of them marked"),
        ),
    ] = False,
    evidence: Evidence = "bookmarks",
    template: TemplateFile = None,
    as_json: AsJson = False,
    estimate: EstimateOnly = False,
    max_calls: MaxCalls = None,
    max_tokens: MaxTokens = None,
    max_seconds: MaxSeconds = None,
    max_cost: MaxCost = None,
    durable: Annotated[
        bool,
        typer.Option(
            "--durable",
            help=told(
                "中断后可用 nigao resume 接着写，并存入库中",
                "survive a crash (`nigao resume`), and keep the report",
            ),
        ),
    ] = False,
) -> None:
    import asyncio

    from assistant.brief.read import read_brief
    from assistant.interfaces.cli.outputs import check_targets, inputs_of, save, template_of
    from assistant.interfaces.cli.progress import progress
    from assistant.interfaces.cli.summary import next_steps, show_report
    from assistant.service import draft_report
    from assistant.writers.models import chosen

    if unconfirmed:
        from assistant.settings import settings

        settings().unconfirmed = True
    targets, carrier = output or [], carrier_of(evidence)
    check_targets(targets)
    page = template_of(template, targets)
    wanted = read_brief(brief)
    check_targets(targets, inputs=inputs_of(brief))
    for warning in wanted.warnings:
        note(told("注意：", "note: ") + warning)
    if estimate:
        show_estimate(wanted, model=model, as_json=as_json)
        return
    if advice := chosen(model).note.in_(user_language()):
        note(advice)
    with progress() as emit:
        limits = given(max_calls, max_tokens, max_seconds, max_cost)
        if durable:
            from assistant.service.worker import draft_durably

            kept, report = draft_durably(wanted, model=model, source=str(brief), limits=limits, emit=emit)
            note(told(f"已存入库中：{kept}", f"kept as {kept}"))
        else:
            report = asyncio.run(draft_report(wanted, model=model, limits=limits, emit=emit))
    save(report, targets, carrier, page)
    if as_json:
        from assistant.report.saved import to_json

        out_json(to_json(report))
    elif not targets:
        from assistant.documents import to_bytes

        out(to_bytes(report, ".md").decode())
    wrong = show_report(report)
    next_steps(report, brief, targets)
    raise typer.Exit(1 if wrong else 0)
