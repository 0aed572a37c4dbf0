"""`nigao eval`: how well reports are drafted, measured on sample reports.

The evaluation stands outside the assistant, which must not import it: it is found by its entry point.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant.interfaces.cli.options import AsJson
from assistant.interfaces.cli.screen import told

HELP = told(
    "对每个样本拟稿并打分；不给 CASES 时用自带的样本。",
    "Draft and score every case; without CASES those that are shipped.",
)
GROUP, NAME = "nigao.evaluation", "run"

# Cases, models, folder for results, and whether JSON Lines go to stdout; gives back the exit code.
Evaluation = Callable[[Sequence[Path], Sequence[str], Path | None, bool], int]


def evaluate(
    cases: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="CASES",
            help=told("样本文件夹，或装有样本的文件夹", "a case, or a folder of cases"),
            show_default=False,
        ),
    ] = None,
    model: Annotated[
        list[str] | None,
        typer.Option(
            "--model",
            "-m",
            metavar="MODEL",
            help=told("模型，可写多个；默认 composer", "may be repeated; composer by default"),
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help=told(
                "结果写入这个文件夹（results.jsonl 和各份报告）", "folder for results.jsonl and the reports"
            ),
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    run = _evaluation()
    raise typer.Exit(run(cases or [], model or ["composer"], output, as_json))


def _evaluation() -> Evaluation:
    from importlib.metadata import entry_points

    from assistant.errors import MissingPartError

    for found in entry_points(group=GROUP, name=NAME):
        evaluation: Evaluation = found.load()
        return evaluation
    raise MissingPartError(
        "评测没有安装；在代码目录中运行 pip install -e . 即可",
        "the evaluation is not installed; run `pip install -e .` in the checkout",
    )
