"""`nigao eval`: how well reports are drafted, measured on sample reports; `nigao eval compare`: whether it got better.

The evaluation stands outside the assistant, which must not import it: it is found by its entry point.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from assistant.interfaces.cli.options import AsJson
from assistant.interfaces.cli.screen import told

HELP = told(
    "对每个样本拟稿并打分；不给 CASES 时用自带的样本。`nigao eval compare A B` 比较两次结果。",
    "Draft and score every case; without CASES those that are shipped. `nigao eval compare A B` compares two results.",
)
GROUP, NAME = "nigao.evaluation", "run"
COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of an evaluation."""

    cases: tuple[Path, ...] = ()
    models: tuple[str, ...] = ("composer",)
    output: Path | None = None
    as_json: bool = False
    limit: int = 0  # cases at most; 0: all
    repeat: int = 1  # drafts of each case
    side_by_side: int = 1  # drafts at a time
    record: Path | None = None  # file that takes the model's answers
    compare: tuple[Path, Path] | None = None  # two results, instead of all that
    gate: bool = False
    judge: str = ""  # model that compares each section with the sample's
    shared: bool = False  # one run with other processes or machines


# Gives back the exit code.
Evaluation = Callable[[Wanted], int]

Cases = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="CASES",
        help=told(
            "样本文件夹，或装有样本的文件夹；或 compare 和两个结果文件夹",
            "a case, or a folder of cases; or `compare` and two folders of results",
        ),
        show_default=False,
    ),
]
Models = Annotated[
    list[str] | None,
    typer.Option(
        "--model",
        "-m",
        metavar="MODEL",
        help=told(
            "模型，可写多个；默认 composer。也可以是 recorded:文件、noisy:比例；前面可加 one-prompt/ no-slots/ no-checks/ 等作对照",
            "may be repeated; composer by default. recorded:FILE replays, noisy:RATE slips; one-prompt/, no-slots/, no-checks/ … before it is a baseline",
        ),
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help=told(
            "结果写入这个文件夹（results.jsonl、report.html 和各份报告）；已有结果则接着做",
            "folder for results.jsonl, report.html and the reports; results that are there are continued",
        ),
    ),
]
Limit = Annotated[int, typer.Option(min=0, help=told("最多几个样本；0 为全部", "cases at most; 0: all"))]
Repeat = Annotated[int, typer.Option(min=1, help=told("每个样本拟几稿", "drafts of each case"))]
SideBySide = Annotated[int, typer.Option(min=1, help=told("同时拟几稿", "drafts at a time"))]
Recorded = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help=told(
            "录下模型的回答，以后可用 recorded:FILE 重放", "keep the model's answers for recorded:FILE"
        ),
    ),
]
JudgedBy = Annotated[
    str,
    typer.Option(
        "--judge",
        metavar="MODEL",
        help=told(
            "另请一个模型逐节与样稿比较文笔（要有 -o）",
            "a model that compares each section with the sample's (needs -o)",
        ),
        show_default=False,
    ),
]
Shared = Annotated[
    bool,
    typer.Option(
        "--shared",
        help=told(
            "与其他机器合做一次评测：都连同一个 NIGAO_DATABASE，各自运行同一命令（要有 -o）",
            "one run on many machines: the same command on each, over one NIGAO_DATABASE (needs -o)",
        ),
    ),
]
Gate = Annotated[
    bool,
    typer.Option("--gate", help=told("compare：变差或有严重错误时退出码为 1", "compare: exit 1 on a regression or a severe failure")),
]  # fmt: skip


def evaluate(
    cases: Cases = None,
    model: Models = None,
    output: Output = None,
    limit: Limit = 0,
    repeat: Repeat = 1,
    side_by_side: SideBySide = 1,
    record: Recorded = None,
    judge: JudgedBy = "",
    shared: Shared = False,
    gate: Gate = False,
    as_json: AsJson = False,
) -> None:
    pair = _pair(cases or [], gate)
    models = tuple(model or ["composer"])
    wanted = Wanted(
        tuple(cases or ()),
        models,
        output,
        as_json,
        limit,
        repeat,
        side_by_side,
        record,
        pair,
        gate,
        judge,
        shared,
    )
    raise typer.Exit(_evaluation()(wanted))


def _pair(cases: list[Path], gate: bool) -> tuple[Path, Path] | None:
    """The two results after `compare`; a folder of that name is ./compare."""
    if [str(case) for case in cases[:1]] != [COMPARE]:
        if gate:
            raise typer.BadParameter(told("只用于 compare", "goes with compare"), param_hint="--gate")
        return None
    if len(cases) != 3:
        said = told("compare 后要有两个结果", "compare takes two results")
        raise typer.BadParameter(said, param_hint="CASES")
    return cases[1], cases[2]


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
