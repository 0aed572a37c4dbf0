"""`nigao resume`: what was begun and broke off is finished; also lists, cancels, and writes one section anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.options import AsJson
from assistant.interfaces.cli.screen import note, out_json, told

if TYPE_CHECKING:
    from assistant.store import RunRecord

HELP = told(
    "接着写中断的起草；已付费的回答不再付费。--list 列出，--cancel 取消，--section 重写一节，--failed 重试失败的。",
    "Go on with drafts that broke off; no recorded answer is paid for again. Also lists, cancels, and retries.",
)


def resume(
    name: Annotated[
        str, typer.Argument(metavar="[RUN]", help=told("哪一次起草；不写为全部", "which run; all without it"))
    ] = "",
    list_: Annotated[bool, typer.Option("--list", help=told("只列出", "only list"))] = False,
    cancel: Annotated[bool, typer.Option("--cancel", help=told("取消这一次", "cancel this run"))] = False,
    section: Annotated[
        str,
        typer.Option(
            "--section", "-s", metavar="ID", help=told("重写这一节，如 1.2", "write this section anew: 1.2")
        ),
    ] = "",
    failed: Annotated[bool, typer.Option("--failed", help=told("重试失败的", "retry what failed"))] = False,
    as_json: AsJson = False,
) -> None:
    from assistant.service import batch
    from assistant.service.kept import open_store
    from assistant.store import OPEN, RunRecords

    if (cancel or section) and not name:
        raise typer.BadParameter(told("要写明哪一次起草", "name the run"), param_hint="RUN")
    store = open_store()
    try:
        runs = RunRecords(store.engine)
        if list_:
            _list([runs.get(name)] if name else runs.list(), as_json=as_json)
            return
        if cancel:
            done = batch.cancel(store, name)
            note(told("已取消", "cancelled") if done else told("它已经结束", "it has ended already"))
            return
        if section or (name and runs.get(name).status not in OPEN):
            batch.retry(store, name, section)
        for record in runs.list(statuses=["failed"]) if failed else ():
            batch.retry(store, record.id)
        open_ones = runs.list(statuses=OPEN)
    finally:
        store.close()
    if not open_ones:
        note(told("没有中断的起草", "nothing to go on with"))
        return
    _work(name)


def _work(name: str) -> None:
    from assistant.interfaces.cli.runs import show_counts
    from assistant.service.jobs import reason_of
    from assistant.service.kept import open_store
    from assistant.service.worker import work
    from assistant.store import RunRecords

    work(until_done=True, told=show_counts)
    store = open_store()
    try:
        left = RunRecords(store.engine).list(statuses=["failed"])
        wrong = [record for record in left if not name or record.id == name]
        for record in wrong:
            note(f"{record.id} {record.source}: {reason_of(record)}")
    finally:
        store.close()
    raise typer.Exit(1 if wrong else 0)


def _list(records: Sequence[RunRecord], *, as_json: bool) -> None:
    from dataclasses import asdict

    from assistant.interfaces.cli.runs import show_runs
    from assistant.service.jobs import reason_of

    if as_json:
        out_json([{**asdict(record), "error": reason_of(record)} for record in records])
    else:
        show_runs(records)
