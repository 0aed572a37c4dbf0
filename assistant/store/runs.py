"""Drafting runs on record: what was asked, how it stands, and why it failed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, Select, func, insert, select, update

from assistant.errors import DocumentError
from assistant.store.tables import RUNS

Status = Literal["queued", "running", "done", "failed", "cancelled"]
OPEN: tuple[Status, ...] = ("queued", "running")


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run. `brief` is the saved draft's JSON without texts; `attempts` counts retries by section."""

    id: str
    status: Status = "queued"
    model: str = ""
    report: str = ""
    batch: str = ""
    source: str = ""
    error: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    attempts: dict[str, int] = field(default_factory=dict)
    created: str = ""
    updated: str = ""


class RunRecords:
    """The runs of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, runs: Sequence[tuple[RunRecord, str]]) -> None:
        """Keeps new runs, each with its brief as JSON; all of them or none."""
        now = _now()
        rows = [
            {
                "id": run.id, "status": run.status, "model": run.model, "report": run.report,
                "batch": run.batch, "source": run.source, "error": "", "brief": brief,
                "settings": json.dumps(run.settings), "attempts": json.dumps(run.attempts),
                "created": now, "updated": now,
            }
            for run, brief in runs
        ]  # fmt: skip
        if rows:
            with self._engine.begin() as connection:
                connection.execute(insert(RUNS), rows)

    def get(self, name: str) -> RunRecord:
        """A run. Raises DocumentError when there is none of that id."""
        with self._engine.connect() as connection:
            row = connection.execute(select(*_SHORT).where(RUNS.c.id == name)).first()
        if row is None:
            raise DocumentError("没有这次起草", "no such run", found=name)
        return _record(row)

    def brief(self, name: str) -> str:
        """The brief of a run, as JSON."""
        with self._engine.connect() as connection:
            found = connection.execute(select(RUNS.c.brief).where(RUNS.c.id == name)).scalar()
        if found is None:
            raise DocumentError("没有这次起草", "no such run", found=name)
        return str(found)

    def mark(self, name: str, status: Status, *, error: str = "", report: str = "") -> bool:
        """Sets how a run stands; whether it was changed. One that is done stays done; a cancelled one ends so."""
        with self._engine.begin() as connection:
            return self.mark_in(connection, name, status, error=error, report=report)

    @staticmethod
    def mark_in(
        connection: Connection, name: str, status: Status, *, error: str = "", report: str = ""
    ) -> bool:
        """`mark` as a part of the caller's transaction."""
        values = {"status": status, "error": error, "updated": _now()}
        if report:
            values["report"] = report
        open_ones = [*OPEN, "failed", *(["cancelled"] if status == "queued" else [])]
        changed = connection.execute(
            update(RUNS).where(RUNS.c.id == name, RUNS.c.status.in_(open_ones)).values(**values)
        )
        return changed.rowcount == 1

    def retry(
        self,
        name: str,
        section: str,
        paid: dict[str, Any] | None = None,
        *,
        standing: int = 0,
        model: str = "",
        brief: str = "",
    ) -> RunRecord:
        """Counts one more attempt at a section and opens the run again; `paid` is what it had cost so far.

        `standing` is the version of its report whose texts are kept; `model` and `brief` stand in for those before.
        """
        with self._engine.begin() as connection:
            row = connection.execute(select(*_SHORT).where(RUNS.c.id == name).with_for_update()).first()
            if row is None:
                raise DocumentError("没有这次起草", "no such run", found=name)
            attempts = {**json.loads(row.attempts)}
            attempts[section] = attempts.get(section, 0) + 1
            settings = {**json.loads(row.settings), "paid": paid or {}, "standing": standing}
            values = {
                "attempts": json.dumps(attempts), "settings": json.dumps(settings),
                "status": "queued", "error": "", "updated": _now(),
                **({"model": model} if model else {}), **({"brief": brief} if brief else {}),
            }  # fmt: skip
            connection.execute(update(RUNS).where(RUNS.c.id == name).values(**values))
        return self.get(name)

    def list(
        self, *, batch: str | None = None, statuses: Sequence[str] = (), limit: int = 10_000
    ) -> list[RunRecord]:
        """Runs, the one begun first before the others."""
        wanted = select(*_SHORT).order_by(RUNS.c.created, RUNS.c.id).limit(limit)
        if batch is not None:
            wanted = wanted.where(RUNS.c.batch == batch)
        if statuses:
            wanted = wanted.where(RUNS.c.status.in_(statuses))
        with self._engine.connect() as connection:
            return [_record(row) for row in connection.execute(wanted)]

    def stopped_of(self, names: Sequence[str]) -> set[str]:
        """Those of some runs that a person has stopped."""
        wanted = select(RUNS.c.id).where(RUNS.c.id.in_(names), RUNS.c.status == "cancelled")
        with self._engine.connect() as connection:
            return set(connection.execute(wanted).scalars())

    def counts(self, batch: str) -> dict[str, int]:
        """How many runs of a batch stand how."""
        return self._counted(select(RUNS.c.status, func.count()).where(RUNS.c.batch == batch))

    def totals(self) -> dict[str, int]:
        """How many runs stand how."""
        return self._counted(select(RUNS.c.status, func.count()))

    def _counted(self, wanted: Select[Any]) -> dict[str, int]:
        wanted = wanted.group_by(RUNS.c.status)
        with self._engine.connect() as connection:
            return {status: count for status, count in connection.execute(wanted)}


_SHORT = [column for column in RUNS.c if column.name != "brief"]


def _record(row: Any) -> RunRecord:
    told = {name: getattr(row, name) for name in RunRecord.__slots__}
    told |= {"settings": json.loads(row.settings), "attempts": json.loads(row.attempts)}
    return RunRecord(**told)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
