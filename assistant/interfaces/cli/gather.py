"""`nigao gather`: departments' prose becomes candidate facts, for a person to confirm."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.interfaces.cli.options import AsJson, Model, Speech, Workbook, language_of
from assistant.interfaces.cli.screen import note, out_json, told

HELP = told(
    "从各部门的文字材料里找出每个数字，列成待确认的事实；矛盾的并排列出。在“确认”一栏写“是”的才会用于拟稿。",
    "Find every figure in departments' prose and list it as a fact to confirm; only rows confirmed are used in a draft.",
)


def gather(
    documents: Annotated[
        list[Path],
        typer.Argument(
            metavar="DOCS", help=told("材料：.docx .md .txt", "documents: .docx .md .txt"), show_default=False
        ),
    ],
    output: Workbook,
    entities: Annotated[
        str,
        typer.Option(
            "--entities",
            metavar="NAMES|FILE",
            help=told(
                "主体名称，逗号分开，或一行一个的文件", "entities to look for, or a file with one a line"
            ),
            show_default=False,
        ),
    ] = "",
    model: Model = "",
    language: Speech = None,
    as_json: AsJson = False,
) -> None:
    from assistant.documents.target import replace_file
    from assistant.interfaces.cli.incoming import warn_of
    from assistant.interfaces.cli.targets import check_workbook
    from assistant.language import user_language
    from assistant.service.gather import gather, source_of, to_xlsx
    from assistant.service.rollup import read_offices

    check_workbook(output, documents)
    for document in documents:
        warn_of(document)
    tongue = language_of(language) if language else user_language()
    gathered = gather(documents, entities=read_offices(entities), language=tongue, model=model)
    replace_file(output, to_xlsx(gathered, tongue))
    for file in gathered.empty:
        note(told(f"{file}：没有找到数字", f"{file}: no figure was found"))
    against = [cluster for cluster in gathered.clusters if cluster.contradicts]
    for cluster in against:
        values = "、".join(f"{c.value:f}{c.unit}" for c in cluster.candidates)
        note(
            told(
                f"矛盾：{cluster.entity}{cluster.label}：{values}",
                f"contradiction: {cluster.label}: {values}",
            )
        )
    if as_json:
        out_json(
            [
                {
                    "label": cluster.label,
                    "entity": cluster.entity,
                    "period": cluster.period,
                    "candidates": [
                        {
                            "value": format(c.value, "f"),
                            "unit": c.unit,
                            "approx": c.approx,
                            "source": source_of(c, tongue),
                        }
                        for c in cluster.candidates
                    ],
                }
                for cluster in gathered.clusters
            ]
        )
    count = sum(len(cluster.candidates) for cluster in gathered.clusters)
    note(
        told(
            f"已写入 {output}：{count} 项待确认，{len(against)} 处矛盾",
            f"wrote {output}: {count} to confirm, {len(against)} contradictions",
        )
    )
