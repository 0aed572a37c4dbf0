"""The reports of one caller: all that a door may reach. Another's report is as if it were not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.brief import Brief
from assistant.errors import DocumentError, NigaoError
from assistant.interfaces.access.caller import Caller
from assistant.report.model import Report
from assistant.service.runs import Run, Runs

if TYPE_CHECKING:  # whoever made the runs has loaded the database by then
    from assistant.store import Version


class NotFoundError(NigaoError):
    """No report has that id, or it is another's."""

    def __init__(self, name: str) -> None:
        super().__init__("没有这份报告", "no such report")
        self.name = name


@dataclass(frozen=True, slots=True)
class Shelf:
    """Runs and reports as one caller sees them."""

    runs: Runs
    caller: Caller

    def start(self, brief: Brief, model: str, *, limits: Mapping[str, Any] | None = None) -> Run:
        """Begins a draft whose report will be the caller's."""
        return self.runs.start(brief, model, owner=self.caller.owner, limits=limits)

    def run(self, name: str) -> Run | None:
        """The run of that id in this process, if it is the caller's."""
        run = self.runs.get(name)
        return run if run is not None and self.caller.sees(run.owner) else None

    def report(self, name: str) -> tuple[Report, int]:
        """The newest version of a report and its number.

        Raises NotFoundError when there is none for this caller, DocumentError while it is being drafted.
        """
        run = self.run(name)
        if run and run.status == "running":
            raise DocumentError("报告还在起草", "the report is still being drafted")
        self._mine(name)
        try:
            return self.runs.report(name)
        except DocumentError:
            raise NotFoundError(name) from None

    def keep(self, name: str, report: Report, *, base: int, why: str, note: str = "") -> Version:
        """Keeps a changed report as its next version, by the caller's name. Raises ConflictError, NotFoundError."""
        self._mine(name)
        return self.runs.keep(name, report, base=base, why=why, note=note, who=self.caller.owner)

    def _mine(self, name: str) -> None:
        try:
            owner = self.runs.store.owner(name)
        except DocumentError:
            raise NotFoundError(name) from None
        if not self.caller.sees(owner):
            raise NotFoundError(name)
