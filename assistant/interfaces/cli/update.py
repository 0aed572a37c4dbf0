"""`nigao update`: new facts for a saved report. Every place that states them changes; no model is called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.options import AsJson, Outputs, Saved
from assistant.interfaces.cli.screen import console, note, out_json, plain, shown, told
from assistant.interfaces.cli.tracking import Author, Track

if TYPE_CHECKING:
    from assistant.facts.model import Fact
    from assistant.service import Updated

HELP = told(
    "换上新的数据，列出每一处变化，不调用模型；加 -o 才写文件。",
    "Put in new facts and list every place that changes, with no call to a model; -o writes files.",
)


def update(
    report: Saved,
    facts: Annotated[
        Path | None, typer.Option("--facts", metavar="FILE", help=told("新的事实表", "the new facts"))
    ] = None,
    assign: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="ID=VALUE",
            help=told(
                "改一项：整改数=412、投入=1.2亿元；值留空为待补。可写多个",
                "change one fact; no value makes it a gap. May be repeated",
            ),
        ),
    ] = None,
    output: Outputs = None,
    track: Track = False,
    author: Author = "nigao",
    as_json: AsJson = False,
) -> None:
    if not facts and not assign:
        raise typer.BadParameter(told("没有新数据", "nothing to change"), param_hint="--facts / --set")
    from assistant.documents import read_report
    from assistant.facts.read import read_fact_files
    from assistant.interfaces.cli.assignments import assigned
    from assistant.interfaces.cli.outputs import check_targets, save
    from assistant.interfaces.cli.tracking import check_track, revision_of
    from assistant.service import update

    targets = output or []
    before = read_report(report)
    check_targets(targets, inputs=[facts] if facts else [])
    check_track(targets, track=track)
    changed: list[Fact] = []
    if facts:
        changed, warnings = read_fact_files(facts, language=before.brief.language)
        for warning in warnings:
            note(told("注意：", "note: ") + warning)
    sheet = before.brief.facts.replace(changed)
    updated = update(before, [*changed, *assigned(assign or [], sheet)])
    save(updated.report, targets, revision=revision_of(before, author, track=track))
    if as_json:
        out_json(_as_dict(updated))
    else:
        _show(updated)
        if not targets:
            note(told(f"文件未动；加 -o {report} 写回", f"no file was written; -o {report} writes it"))
    wrong = any(finding.severity == "error" for finding in updated.report.findings)
    raise typer.Exit(1 if wrong else 0)


def _show(updated: Updated) -> None:
    """A row for each place that reads anew; then what else the change brought."""
    from assistant.interfaces.cli.places import namer
    from assistant.interfaces.cli.tables import table

    where = namer(updated.report)
    if updated.places:
        rows = table(told("位置", "place"), told("事实", "fact"), told("原为", "before"), told("改为", "now"))
        for changed in updated.places:
            rows.add_row(*map(plain, (where(changed.section), changed.fact, changed.before, changed.after)))
        console(stderr=False).print(rows)
    elif not updated.reworded:
        note(told("正文没有变化", "no place in the text changes"))
    for one in updated.reworded:
        now = one.after or told("（请人工改写）", "(please reword)")
        shown(f"{where(one.section)} {one.before} → {now}", "" if one.after else "yellow")
    for finding in updated.news:
        shown(f"{where(finding.section)} {finding.rule}: {finding.message}", "yellow")
    if updated.filled:
        note(told("已补上：", "filled: ") + told("、", ", ").join(updated.filled))


def _as_dict(updated: Updated) -> dict[str, object]:
    from dataclasses import asdict

    return {
        "places": [asdict(changed) for changed in updated.places],
        "changes": [asdict(change) for change in updated.changes],
        "reworded": [asdict(one) for one in updated.reworded],
        "news": [finding.model_dump() for finding in updated.news],
        "filled": list(updated.filled),
        "findings": [finding.model_dump() for finding in updated.report.findings],
        "coverage": updated.report.coverage.model_dump(mode="json"),
        "gaps": updated.report.brief.facts.gaps,
    }
