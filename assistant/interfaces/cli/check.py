"""`nigao check`: is everything required there, and is every figure proved?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.options import AsJson, Speech, language_of
from assistant.interfaces.cli.screen import note, out_json, told
from assistant.interfaces.cli.tracking import Author, Track

if TYPE_CHECKING:
    from assistant.brief import Brief
    from assistant.checks import Checked
    from assistant.checks.mend import Mend
    from assistant.language import Language
    from assistant.report.model import Report

HELP = told(
    "核对一份稿子（docx、md、txt 或保存的 .json）。仍有错误时退出码为 1。",
    "Check a draft (docx, md, txt, or a saved .json). Exit 1 while errors remain.",
)


def check(
    draft: Annotated[
        Path, typer.Argument(metavar="DRAFT", help=told("要核对的稿子", "the draft"), show_default=False)
    ],
    *,
    brief: Annotated[
        Path | None,
        typer.Option("--brief", metavar="BRIEF", help=told("拟稿说明", "the brief that it must answer to")),
    ] = None,
    facts: Annotated[
        Path | None, typer.Option("--facts", metavar="FILE", help=told("事实表", "facts alone"))
    ] = None,
    outline: Annotated[
        Path | None, typer.Option("--outline", metavar="FILE", help=told("提纲", "an outline alone"))
    ] = None,
    language: Speech = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=told(
                "修改标点、数字写法和标题序号，写到 -o，其余不动",
                "mend marks, numbers as written and numbering, into -o",
            ),
        ),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help=told("改后的文件", "the mended copy")),
    ] = None,
    track: Track = False,
    author: Author = "nigao",
    as_json: AsJson = False,
) -> None:
    if brief and (facts or outline):
        raise typer.BadParameter(
            told(
                "已经包含事实和提纲，不能再写 --facts、--outline",
                "a brief holds facts and outline; leave --facts and --outline out",
            ),
            param_hint="--brief",
        )
    from assistant.interfaces.cli.mending import as_data, check_output, show_mends
    from assistant.interfaces.cli.tables import show_coverage, show_findings

    check_output(draft, output, fix=fix, track=track)
    made = _mended(draft, output, brief, language, author if track else "") if output else []
    checked, where = _checked(output or draft, brief, facts, outline, language)
    if as_json:
        out_json(
            {
                **({"mended": as_data(made)} if fix else {}),
                "findings": [finding.model_dump() for finding in checked.findings],
                "coverage": checked.coverage.model_dump(mode="json"),
            }
        )
    else:
        if fix:
            show_mends(made)
        if checked.coverage.headings.required or checked.coverage.figures.required:
            show_coverage(checked.coverage, stderr=False)
        show_findings(checked.findings, where, stderr=False)
    wrong = any(finding.severity == "error" for finding in checked.findings)
    raise typer.Exit(1 if wrong else 0)


def _checked(
    draft: Path, brief: Path | None, facts: Path | None, outline: Path | None, language: str | None
) -> tuple[Checked, Callable[[str], str]]:
    """What the check says, and how to name the places it speaks of."""
    from assistant.brief.read import read_brief
    from assistant.documents.source import check_source
    from assistant.facts.read import read_facts
    from assistant.interfaces.cli.places import namer, place
    from assistant.outline.read import read_outline
    from assistant.service import check

    check_source(draft)
    wanted = read_brief(brief) if brief else None
    for warning in wanted.warnings if wanted else ():
        note(told("注意：", "note: ") + warning)
    subject = _subject(draft, wanted, alone=bool(facts or outline))
    if not isinstance(subject, str):
        return check(subject), namer(subject)
    speech = wanted.language if wanted else _language(language, subject)
    sheet = read_facts(facts, language=speech) if facts else None
    tree = read_outline(outline) if outline else None
    if not (wanted or facts):
        note(told("没有给出事实，不能核对数字", "no facts were given: figures cannot be proved"))
    checked = check(subject, wanted, facts=sheet, outline=tree, language=speech)
    return checked, lambda name: place(name, speech)


def _mended(
    draft: Path, output: Path, brief: Path | None, language: str | None, tracked_by: str
) -> list[Mend]:
    from assistant.brief.read import read_brief
    from assistant.documents import read_text
    from assistant.interfaces.cli.mending import mend

    speech = read_brief(brief).language if brief else _language(language, read_text(draft))
    return mend(draft, output, speech, tracked_by=tracked_by)


def _subject(draft: Path, wanted: Brief | None, *, alone: bool) -> Report | str:
    """The text as printed; a saved report itself where it is checked against the brief that it was drafted from.

    Before any other brief, or facts and outline alone, only what is printed counts: the slots of a saved
    report say what it was meant to state, and its headings are those of its own outline.
    """
    from assistant.documents import read_report, read_text, to_bytes
    from assistant.interfaces.cli.incoming import warn_of

    if draft.suffix.lower() != ".json":
        text = read_text(draft)
        warn_of(draft)
        return text
    saved = read_report(draft)
    own = wanted is None or (wanted.facts == saved.brief.facts and wanted.outline == saved.brief.outline)
    return saved if own and not alone else to_bytes(saved, ".txt").decode("utf-8")


def _language(said: str | None, text: str) -> Language:
    """As asked; else Chinese where there is a Chinese character."""
    if said:
        return language_of(said)
    return "zh" if any("\u4e00" <= char <= "\u9fff" for char in text) else "en"
