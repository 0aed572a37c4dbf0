"""`nigao revise`: one section anew, as a proposal; a person accepts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.options import AsJson, Model, Outputs, Saved
from assistant.interfaces.cli.screen import note, out_json, shown, told
from assistant.interfaces.cli.tracking import Author, Track

if TYPE_CHECKING:
    from assistant.service import Proposal

HELP = told(
    "按一句话的要求改写一节，显示改动；加 --accept 才写回文件，-o 另写一份，--track 在 docx 中用修订标出。",
    "Rewrite one section as asked and show the difference; --accept writes it to the file, -o to others, "
    "--track as tracked changes in a docx.",
)


def revise(
    report: Saved,
    instruction: Annotated[
        str,
        typer.Argument(
            metavar="INSTRUCTION",
            help=told("怎样改：“更简练，突出成效”", 'how: "shorter, results first"'),
            show_default=False,
        ),
    ],
    *,
    section: Annotated[
        str,
        typer.Option(
            "--section",
            "-s",
            metavar="SECTION",
            help=told(
                "哪一节：一（三）、1.3、标题，或 opening（开头）", "which: 1.3, its heading, or opening"
            ),
            show_default=False,
        ),
    ],
    model: Model = "",
    accept: Annotated[
        bool,
        typer.Option("--accept", help=told("接受改动，写回文件", "accept the change and write the file")),
    ] = False,
    output: Outputs = None,
    track: Track = False,
    author: Author = "nigao",
    as_json: AsJson = False,
) -> None:
    import asyncio

    from assistant.documents import check_target, read_report
    from assistant.interfaces.cli.outputs import check_targets, save
    from assistant.interfaces.cli.progress import written_by
    from assistant.interfaces.cli.tracking import check_track, revision_of
    from assistant.service import revise

    targets = output or []
    before = read_report(report)
    if accept:
        check_target(report)
    check_targets(targets, inputs=[report])
    check_track(targets, track=track)
    proposal = asyncio.run(revise(before, section, instruction, model=model))
    part = (
        proposal.after.opening if proposal.section == "opening" else proposal.after.section(proposal.section)
    )
    note(written_by(part.written_by if part else proposal.after.model))
    if accept and proposal.changes:
        save(proposal.after, [report])
    save(proposal.after, targets, revision=revision_of(before, author, track=track))
    if as_json:
        out_json(_as_dict(proposal, accepted=accept))
    else:
        _show(proposal, accepted=accept)
    wrong = any(finding.severity == "error" for finding in proposal.after.findings)
    raise typer.Exit(1 if wrong else 0)


def _writer(proposal: Proposal) -> str:
    """What wrote the section anew: composer, or the model's name."""
    after = proposal.after
    part = after.opening if proposal.section == "opening" else after.section(proposal.section)
    return part.written_by if part else after.model


def _show(proposal: Proposal, *, accepted: bool) -> None:
    """What goes out (-) and what comes in (+), sentence by sentence."""
    from assistant.interfaces.cli.places import namer

    where = namer(proposal.after)
    if not proposal.changes:
        note(
            told(
                "没有变化；没有模型时，程序按同样的事实和要点只会写出同样的文字",
                "nothing changed; without a model, the same facts and points give the same text",
            )
            if _writer(proposal) == "composer"
            else told("没有变化", "nothing changed")
        )
        return
    for change in proposal.changes:
        shown(where(change.section))
        for sign, text, colour in (("-", change.before, "red"), ("+", change.after, "green")):
            for line in text.strip().splitlines():
                shown(f"{sign} {line}", colour)
    if not accepted:
        note(
            told(
                "这是建议，文件未动；加 --accept 写回",
                "a proposal; the file is as it was. --accept writes it",
            )
        )


def _as_dict(proposal: Proposal, *, accepted: bool) -> dict[str, object]:
    from dataclasses import asdict

    return {
        "section": proposal.section,
        "instruction": proposal.instruction,
        "changes": [asdict(change) for change in proposal.changes],
        "accepted": accepted,
        "findings": [finding.model_dump() for finding in proposal.after.findings],
    }
