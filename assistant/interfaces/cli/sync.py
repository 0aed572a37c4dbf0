"""`nigao sync`: a draft that was edited in Word goes back into its saved report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.options import AsJson, Outputs, Saved
from assistant.interfaces.cli.screen import note, out_json, shown, told

if TYPE_CHECKING:
    from assistant.documents.word.remarks import Remark
    from assistant.service.sync import Synced

HELP = told(
    "把在 Word 里改过的稿子读回保存的报告：没改的句子原样，改了的数字列出来；加 -o 才写文件。",
    "Read an edited draft back into its saved report: unchanged sentences stay, changed figures are shown; -o writes.",
)

_LONGEST = 24  # characters of the words that a comment stands on


def sync(
    report: Saved,
    edited: Annotated[
        Path,
        typer.Argument(
            metavar="EDITED",
            help=told("改过的稿子：.docx .md .txt", "the edited draft: .docx .md .txt"),
            show_default=False,
        ),
    ],
    output: Outputs = None,
    accept: Annotated[
        bool,
        typer.Option("--accept", help=told("有错误也写文件", "write the files in spite of errors")),
    ] = False,
    as_json: AsJson = False,
) -> None:
    from assistant.documents import read_report, read_text
    from assistant.interfaces.cli.incoming import warn_of
    from assistant.interfaces.cli.outputs import check_targets, save
    from assistant.service.sync import sync

    targets = output or []
    before = read_report(report)
    check_targets(targets, inputs=[edited])
    text = read_text(edited)
    warn_of(edited)
    synced = sync(before, text)
    said = _remarks(edited)
    wrong = any(finding.severity == "error" for finding in synced.report.findings)
    if as_json:
        out_json({**_as_dict(synced), "comments": [_placed(one, synced) for one in said]})
    else:
        _show(synced)
        _show_remarks([_placed(one, synced) for one in said], synced)
    if accept or not wrong:
        save(synced.report, targets)
        _keep(said, targets)
    elif targets:
        note(
            told(
                "还有错误，没有写文件；改正后再来，或加 --accept",
                "errors remain, nothing was written; --accept writes",
            )
        )
    if not targets:
        note(told(f"文件未动；加 -o {report} 写回", f"no file was written; -o {report} writes it"))
    raise typer.Exit(1 if wrong else 0)


def _show(synced: Synced) -> None:
    """Each changed sentence before and after; then the findings, errors first."""
    from assistant.interfaces.cli.places import namer
    from assistant.interfaces.cli.tables import show_findings

    where = namer(synced.report)
    for change in synced.changes:
        shown(where(change.section))
        if change.before.strip():
            shown(f"  - {' '.join(change.before.split())}", "red")
        if change.after.strip():
            shown(f"  + {' '.join(change.after.split())}", "green")
    if not synced.changes:
        note(told("正文没有变化", "no sentence was changed"))
    show_findings(synced.report.findings, where, stderr=False)


def _remarks(edited: Path) -> list[Remark]:
    """What reviewers wrote into the margin; only a docx has one."""
    if edited.suffix.lower() != ".docx":
        return []
    from assistant.documents.word.remarks import remarks

    return remarks(edited)


def _keep(said: list[Remark], targets: list[Path]) -> None:
    """Sets the comments into each docx that was written."""
    from assistant.documents.target import replace_file
    from assistant.documents.word.margin import with_remarks

    for target in targets if said else []:
        if target.suffix.lower() == ".docx":
            replace_file(target, with_remarks(target.read_bytes(), said))


def _placed(remark: Remark, synced: Synced) -> dict[str, str]:
    """A comment with the section that it was set in; empty where that is none."""
    from assistant.documents.content import blocks

    section = next(
        (block.section for block in blocks(synced.report) if block.text.strip() == remark.paragraph), ""
    )
    return {"author": remark.author, "text": remark.text, "on": remark.on, "section": section}


def _show_remarks(said: list[dict[str, str]], synced: Synced) -> None:
    """The comments, each with its place and the words that it stands on."""
    from assistant.interfaces.cli.places import namer

    where = namer(synced.report)
    for one in said:
        place = where(one["section"]) if one["section"] else ""
        words = one["on"] if len(one["on"]) <= _LONGEST else one["on"][: _LONGEST - 1] + "…"
        on = f"“{words}”" if words else ""
        author = one["author"] or told("（未署名）", "(unsigned)")
        shown(told(f"批注 {place}{on} {author}：", f"comment {place} {on} {author}: ") + one["text"])


def _as_dict(synced: Synced) -> dict[str, object]:
    from dataclasses import asdict

    return {
        "changes": [asdict(change) for change in synced.changes],
        "news": [finding.model_dump() for finding in synced.news],
        "findings": [finding.model_dump() for finding in synced.report.findings],
        "coverage": synced.report.coverage.model_dump(mode="json"),
    }
