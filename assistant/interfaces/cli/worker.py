"""`nigao worker`: works off what was handed in, on this or any machine with the same database."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.interfaces.cli.screen import told

HELP = told(
    "起草工作进程：接手排队的和别处中断的起草，可在多台机器上同时运行（设置同一个 NIGAO_DATABASE）。",
    "Writes what is queued and takes over what broke off elsewhere; run it on as many machines as share NIGAO_DATABASE.",
)


def worker(
    drafts: Annotated[
        int,
        typer.Option(
            "--drafts",
            min=0,
            max=64,
            metavar="N",
            help=told("同时起草几份；0 按设置", "drafts at once; 0: by the settings"),
        ),
    ] = 0,
    until_done: Annotated[
        bool, typer.Option("--until-done", help=told("没有任务就结束", "end when nothing is left"))
    ] = False,
) -> None:
    import signal

    from assistant.interfaces.cli.runs import show_counts
    from assistant.service.worker import work

    # A supervisor ends a service with SIGTERM; what was begun goes on at the next start or elsewhere.
    signal.signal(signal.SIGTERM, _stop)
    work(drafts=drafts, until_done=until_done, told=show_counts)


def _stop(number: int, frame: object) -> None:
    raise typer.Exit(0)
