"""What the drafting says while it works: a bar on a terminal, plain lines elsewhere; always on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.interfaces.cli.screen import console, note, plain, told
from assistant.report.events import Emit, Event, Mended, Planned, Revised, SectionDone, SectionStarted


@contextmanager
def progress() -> Iterator[Emit]:
    """What to hand to the service as `emit`."""
    if not sys.stderr.isatty():
        yield _Lines(note)
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task(told("计划", "planning"), total=None)

        def show(event: Event) -> None:
            lines(event)
            if isinstance(event, Planned):
                bar.update(task, total=len(event.pieces))
            elif isinstance(event, SectionStarted):
                bar.update(task, description=plain(lines.heading(event.section))[:40])
            elif isinstance(event, SectionDone):
                bar.update(task, completed=event.done)

        lines = _Lines(bar.console.print, quiet=True)
        yield show


def written_by(model: str) -> str:
    """Which model was chosen, in one sentence; that none was is said as plainly."""
    if model == "composer":
        return told(
            "无模型（composer）拟稿，未使用任何模型：文字由程序按事实和要点写成",
            "drafted without a model (composer): the text is written by rule from facts and points",
        )
    return told(f"由模型 {model} 拟稿", f"drafted by the model {model}")


class _Lines:
    """Events as lines. `quiet` leaves out what the bar shows."""

    def __init__(self, say: Callable[[str], object], *, quiet: bool = False) -> None:
        self._say = say
        self._quiet = quiet
        self._headings: dict[str, str] = {}

    def __call__(self, event: Event) -> None:
        match event:
            case Planned():
                self._headings = dict(event.pieces)
                self._say(written_by(event.model))
            case SectionDone() if not self._quiet:
                self._say(f"[{event.done}/{event.of}] {self.heading(event.section)}")
            case Revised():
                name = self.heading(event.section)
                self._say(told(f"第{event.round}轮修改：{name}", f"revision {event.round}: {name}"))
            case Mended():
                self._say(plain(event.message))
            case _:
                pass

    def heading(self, section: str) -> str:
        return self._headings.get(section) or told("开头", "opening")
