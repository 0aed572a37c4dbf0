"""How far a run is: a bar on a terminal, a line for each draft elsewhere; with what has been spent until now."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from assistant.interfaces.cli.screen import console, note, plain, told
from eval.prices import Prices
from eval.record import Record


class Progress(Protocol):
    """Hears of every draft that stands; `known` says that it stood before."""

    def __call__(self, record: Record, known: bool) -> None: ...


@contextmanager
def progress(of: int, prices: Prices) -> Iterator[Progress]:
    """A bar where somebody looks at a terminal, lines elsewhere."""
    done: list[Record] = []
    if not sys.stderr.isatty():

        def line(record: Record, known: bool) -> None:
            done.append(record)
            note(f"[{len(done)}/{of}] {_last(record, known)}{spent(done, prices)} {record.failed}".rstrip())

        yield line
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=console(stderr=True)) as bar:
        task = bar.add_task("", total=of)

        def move(record: Record, known: bool) -> None:
            done.append(record)
            bar.update(task, advance=1, description=plain(_last(record, known) + spent(done, prices)))
            if record.failed:
                bar.console.print(plain(f"{record.case} · {record.model}: {record.failed}"))

        yield move


def spent(done: list[Record], prices: Prices) -> str:
    """Tokens so far, and money where there are prices."""
    tokens = sum(one.usage.input_tokens + one.usage.output_tokens for one in done)
    said = told(f" · 已用 {tokens:,} 词元", f" · {tokens:,} tokens so far") if tokens else ""
    cost = prices.total(done)
    return said + (
        f" · {prices.currency} {cost:.4f}".replace("  ", " ") if tokens and cost is not None else ""
    )


def _last(record: Record, known: bool) -> str:
    return f"{record.case} · {record.model}{told(' · 已有', ' · known') if known else ''}"
