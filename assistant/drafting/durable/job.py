"""One run as the desk hands it out to the workflows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from assistant.brief import Brief
from assistant.drafting.plan import Plan
from assistant.drafting.ways import Setting
from assistant.errors import NigaoError
from assistant.report.events import Emit
from assistant.report.model import Report
from assistant.writers.writer import Writer


class Job(Protocol):
    """One run as the desk hands it out. Everything here may be done twice and must come to the same."""

    brief: Brief
    planned: Plan
    model: str
    rounds: int
    side_by_side: int
    way: Setting
    emit: Emit
    stopped: bool
    """Whether a person had stopped the run before it was opened here."""
    standing: Mapping[str, Mapping[str, Any]]
    """What stands already of a run that is gone on with, as `write_section` gives it; empty for any other."""

    def begin(self) -> bool:
        """Marks the run as running; False when it was cancelled."""

    def writer(self, section: str, *, begun_here: bool) -> Writer:
        """A writer whose answered calls are kept, and given back when the same is asked again.

        `begun_here`: the section was begun by this process, and not taken over from another.
        """

    def keep(self, report: Report) -> None:
        """Keeps the finished report and marks the run as done."""

    def keep_stopped(self, report: Report | None) -> None:
        """Keeps what stood when a person stopped the run; None when that was nothing."""

    def fail(self, error: NigaoError) -> None:
        """Marks the run as failed, with the reason."""


class Jobs(Protocol):
    """The desk: it hands out runs."""

    def __call__(self, run: str, generation: int) -> Job:
        """A run in its generation. Raises NigaoError when it cannot be opened."""

    def opened(self, run: str, generation: int) -> Job | None:
        """The same where it is open already, at once; None where it has to be read first."""

    def refuse(self, run: str, error: NigaoError) -> None:
        """Marks a run that cannot be opened as failed."""
