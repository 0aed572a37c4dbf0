"""`nigao rollup`: twenty offices' sheets become one, with totals by rule and everything doubtful named."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.interfaces.cli.options import AsJson, Speech, Workbook, language_of
from assistant.interfaces.cli.screen import note, out_json, told

HELP = told(
    "把各单位报来的事实表汇总成一份：数量相加，百分比按分子分母重算，未报、重复、矛盾、异常逐一列出。",
    "Roll offices' fact sheets up into one: counts add, percents are worked out anew, whatever is doubtful is listed.",
)


def rollup(
    sheets: Annotated[
        list[Path],
        typer.Argument(
            metavar="SHEETS", help=told("各单位的事实表", "the offices' fact sheets"), show_default=False
        ),
    ],
    output: Workbook,
    offices: Annotated[
        str,
        typer.Option(
            "--offices",
            metavar="NAMES|FILE",
            help=told(
                "应报单位，逗号分开，或一行一个的文件",
                "offices that should report, or a file with one a line",
            ),
            show_default=False,
        ),
    ] = "",
    whole: Annotated[
        str,
        typer.Option(
            "--whole",
            metavar="NAME",
            help=told("合计的主体，如 青禾县", "the entity of the totals"),
            show_default=False,
        ),
    ] = "",
    compare: Annotated[
        bool,
        typer.Option("--compare", help=told("加上同比、占比、排名", "add growth, shares and ranks")),
    ] = False,
    language: Speech = None,
    as_json: AsJson = False,
) -> None:
    from assistant.documents.target import replace_file
    from assistant.interfaces.cli.targets import check_workbook
    from assistant.language import user_language
    from assistant.service.rollup import read_offices, roll_up_files, to_xlsx

    check_workbook(output, sheets)
    tongue = language_of(language) if language else user_language()
    rolled = roll_up_files(
        sheets, expected=read_offices(offices), whole=whole, compare=compare, language=tongue
    )
    for warning in rolled.warnings:
        note(told("注意：", "note: ") + warning)
    replace_file(output, to_xlsx(rolled, tongue))
    for one in rolled.result.notes:
        note(one.said.in_(tongue))
    if as_json:
        out_json(
            {
                "facts": [fact.as_written() for fact in rolled.facts],
                "gaps": rolled.facts.gaps,
                "notes": [
                    {
                        "kind": n.kind,
                        "indicator": n.indicator,
                        "offices": list(n.offices),
                        "message": n.said.in_(tongue),
                    }
                    for n in rolled.result.notes
                ],
            }
        )
    count = len(rolled.result.indicators)
    note(
        told(
            f"已写入 {output}：{len(rolled.result.offices)} 家，{count} 项指标",
            f"wrote {output}: {len(rolled.result.offices)} offices, {count} indicators",
        )
    )
