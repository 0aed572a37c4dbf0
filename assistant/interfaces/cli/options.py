"""Options that several commands share, with their help in the user's language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.screen import told
from assistant.language import Language

if TYPE_CHECKING:
    from assistant.documents import Carrier

Model = Annotated[
    str,
    typer.Option(
        "--model",
        "-m",
        metavar="MODEL",
        help=told(
            "composer（不用模型）、openai:名称、local:文件.gguf 或 scripted:文件；不写则按设置",
            "composer (no model), openai:NAME, local:FILE.gguf or scripted:FILE; by the settings when absent",
        ),
    ),
]

Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=told(
            "写入的文件，格式看后缀：.docx .md .txt .pdf .json .xlsx（数据台账）；可写多个",
            "file to write, by its suffix: .docx .md .txt .pdf .json .xlsx (ledger); may be repeated",
        ),
    ),
]

Workbook = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE.xlsx",
        help=told("写入的 .xlsx", "the .xlsx to write"),
        show_default=False,
    ),
]

Evidence = Annotated[
    str,
    typer.Option(
        "--evidence",
        metavar="bookmarks|comments|none",
        help=told(
            "docx 中每个数字带上依据：隐藏书签、批注，或不带",
            "how each figure in a docx carries its fact: hidden bookmarks, comments, or not",
        ),
    ),
]

TemplateFile = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="UNIT.docx",
        help=told(
            "本单位的模板：用它的样式、页眉页脚和页面写 docx、pdf",
            "a template of your own: docx and pdf use its styles, header, footer and page",
        ),
    ),
]

AsJson = Annotated[
    bool, typer.Option("--json", help=told("向标准输出打印 JSON", "print JSON to standard output"))
]

Saved = Annotated[
    Path,
    typer.Argument(
        metavar="REPORT.json",
        help=told("nigao draft 保存的 .json", "a .json saved by `nigao draft`"),
        show_default=False,
    ),
]

Speech = Annotated[
    str | None,
    typer.Option("--language", metavar="zh|en", help=told("文本的语言", "language of the text")),
]


def language_of(said: str) -> Language:
    """zh or en. Raises BadParameter for anything else."""
    if said not in ("zh", "en"):
        raise typer.BadParameter(
            told(f"{said}（应为 zh 或 en）", f"{said} (zh or en)"), param_hint="--language"
        )
    return "zh" if said == "zh" else "en"


def carrier_of(said: str) -> Carrier:
    """How figures carry their facts. Raises BadParameter for anything unknown."""
    from assistant.documents import CARRIERS

    found = next((one for one in CARRIERS if one == said), None)
    if found is None:
        possible = " / ".join(CARRIERS)
        raise typer.BadParameter(
            told(f"{said}（应为 {possible}）", f"{said} ({possible})"), param_hint="--evidence"
        )
    return found
