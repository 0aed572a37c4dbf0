"""`nigao preview`: the pages of a document as pictures, beside what its layout measures."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.options import TemplateFile
from assistant.interfaces.cli.screen import console, note, plain, told

if TYPE_CHECKING:
    from assistant.documents.word.measured import Measured
    from assistant.report.model import Report

HELP = told(
    "把文档逐页画成 PNG，并对照 GB/T 9704 量版面。",
    "Draw a document page by page as PNG, and measure its layout by GB/T 9704.",
)
_STYLE = {"good": "", "wrong": "red", "custom": "yellow"}


def preview(
    document: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.docx|BRIEF|REPORT.json",
            help=told(
                "docx、拟稿说明（不用模型拟稿）或保存的 .json",
                "a docx, a brief (drafted without a model) or a saved .json",
            ),
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help=told(
                "放图片的文件夹；不写则只量版面",
                "folder for the pictures; without it the layout is only measured",
            ),
        ),
    ] = None,
    template: TemplateFile = None,
    dots: Annotated[
        int, typer.Option("--dpi", min=30, max=400, help=told("图片每英寸点数", "dots to the inch"))
    ] = 110,
) -> None:
    from assistant.documents.preview import check, pages
    from assistant.documents.word.measured import measure

    if output:
        check_folder(output)
    with tempfile.TemporaryDirectory(prefix="nigao-") as name:
        file = _docx(document, template, Path(name))
        found = measure(file)
        data = file.read_bytes()
    if found:
        _show(found)
    else:
        note(told("没有中文正文，不量版面", "no Chinese text: nothing to measure by GB/T 9704"))
    if output:
        check()
        drawn = pages(data, dots)
        output.mkdir(parents=True, exist_ok=True)
        for number, picture in enumerate(drawn, 1):
            target = output / f"{document.stem}-{number}.png"
            target.write_bytes(picture)
            note(told(f"已写入 {target}", f"wrote {target}"))


def check_folder(folder: Path) -> None:
    """Raises OutputError for a folder that is a file."""
    from assistant.errors import OutputError

    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder}：这是一个文件，不是文件夹", f"{folder}: this is a file, not a folder")


def _docx(document: Path, template: Path | None, folder: Path) -> Path:
    """The docx itself, or one made of a brief or a saved report."""
    if document.suffix.lower() == ".docx":
        return document
    from assistant.documents import open_template, write

    page = open_template(template) if template else None
    made = folder / "page.docx"
    write(_report(document), made, "none", page)
    return made


def _report(document: Path) -> Report:
    from assistant.errors import DocumentError, InputError

    if document.suffix.lower() == ".json":
        from assistant.documents import read_report

        try:
            return read_report(document)
        except DocumentError as error:
            from assistant.brief.read import read_brief

            try:
                brief = read_brief(document)
            except InputError:
                raise error from None
    else:
        from assistant.brief.read import read_brief

        brief = read_brief(document)
    from assistant.service import draft

    return draft(brief, model="composer")


def _show(found: list[Measured]) -> None:
    from assistant.interfaces.cli.tables import table
    from assistant.language import user_language

    language = user_language()
    heads = told("项目", "item"), told("条款", "clause"), told("量得", "found"), told("应为", "expected")
    rows = table(*heads, told("结论", "verdict"))
    words = {"good": "√", "wrong": told("不符", "differs"), "custom": told("留意", "mind")}
    for one in found:
        cells = (one.item.in_(language), one.clause, one.found, one.expected, words[one.state])
        rows.add_row(*map(plain, cells), style=_STYLE[one.state])
    console(stderr=False).print(rows)
    wrong = sum(one.state == "wrong" for one in found)
    note(told(f"版面：{len(found)} 项，{wrong} 项不符", f"layout: {len(found)} measured, {wrong} differ"))
