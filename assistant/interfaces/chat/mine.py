"""The reports of whoever sits at the browser: another's is as if it were not there, whatever id a browser sends."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from gradio.context import LocalContext

from assistant.errors import DocumentError
from assistant.interfaces.access import OPERATOR, Caller, caller_in
from assistant.report.model import Report
from assistant.service.run import Run
from assistant.service.runs import Runs
from assistant.store import Store, Version

# What a store is asked about one report, whose id comes first.
_OF_ONE = frozenset(
    ["load", "load_with_version", "versions", "save", "restore", "delete", "export", "owner", "head"]
)


def at_the_browser() -> Caller:
    """Who made the event that is being answered; the operator where there is no event: within this process."""
    request = LocalContext.request.get(None)
    scope = getattr(getattr(request, "request", None), "scope", None)
    return caller_in(scope) if scope else OPERATOR


class OwnStore:
    """The store, closed for what is another's. Raises DocumentError there, as for a report that does not exist."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._store, name)
        return self._only_mine(found) if name in _OF_ONE else found

    def check(self, name: str) -> None:
        """Raises DocumentError when the report is not the caller's."""
        caller = at_the_browser()
        if not caller.everything and not caller.sees(self._store.owner(name)):
            raise DocumentError("没有这份报告", "no such report", found=name)

    def _only_mine(self, act: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(act)
        def checked(name: str, *given: Any, **more: Any) -> Any:
            self.check(name)
            return act(name, *given, **more)

        return checked


class OwnRuns:
    """The runs of a server, closed for what is another's; whatever concerns no single report is the server's own."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self.store = OwnStore(runs.store)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._runs, name)

    def get(self, name: str) -> Run | None:
        run = self._runs.get(name)
        return run if run is not None and at_the_browser().sees(run.owner) else None

    def report(self, name: str) -> tuple[Report, int]:
        if self.get(name) is None:
            self.store.check(name)
        return self._runs.report(name)

    def keep(self, name: str, *given: Any, **more: Any) -> Version:
        self.store.check(name)
        return self._runs.keep(name, *given, **more)

    def take_up(self, name: str) -> Run:
        if self.get(name) is None:
            raise DocumentError("没有这份报告", "no such report", found=name)
        return self._runs.take_up(name)

    def can_take_up(self, name: str, report: Report | None) -> bool:
        return self.get(name) is not None and self._runs.can_take_up(name, report)

    async def cancel(self, name: str) -> None:
        if self.get(name) is not None:
            await self._runs.cancel(name)
