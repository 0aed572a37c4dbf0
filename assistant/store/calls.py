"""Model calls that were paid for: kept by the hash of their request, so that one that repeats is not paid twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, func, select
from sqlalchemy.dialects import postgresql, sqlite

from assistant.report.findings import Usage
from assistant.store.tables import CALLS

REFUSED = "refused"  # the purpose of what was asked for and not answered: on record, and counted nowhere

# Written once: with its values in it, a statement costs more to build than to carry out.
_KEEP = {
    "postgresql": postgresql.insert(CALLS).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(CALLS).on_conflict_do_nothing(),
}


@dataclass(frozen=True, slots=True)
class Call:
    """One answered call. `answer` is the reply as JSON; `prompt` name and version; tokens as the server counts.

    With the purpose `REFUSED` it is what came in an answer's place.
    """

    hash: str
    model: str
    answer: str
    run: str = ""
    section: str = ""
    purpose: str = ""
    prompt: str = ""
    prompt_hash: str = ""
    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0


class Calls:
    """The calls of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, *keys: str) -> Call | None:
        """A call of one of these hashes, or None when none of them was ever answered."""
        with self._engine.connect() as connection:
            row = connection.execute(select(CALLS).where(CALLS.c.hash.in_(keys)).limit(1)).first()
        return _call(row) if row else None

    def keep(self, call: Call) -> Call:
        """The call that stands under its hash from now on: this one, or one that another process kept before."""
        return self.keep_all([call])[0]

    def keep_all(self, calls: Sequence[Call]) -> list[Call]:
        """The same for several, in one transaction: all of them or none."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        # In one order everywhere, so that two processes that keep the same wait for each other, and never both.
        rows = [
            {**{name: getattr(call, name) for name in Call.__slots__}, "created": now}
            for call in sorted(calls, key=lambda call: call.hash)
        ]
        with self._engine.begin() as connection:
            done = connection.execute(_KEEP[self._engine.dialect.name], rows)
            if done.rowcount == len(calls):
                return list(calls)
            wanted = select(CALLS).where(CALLS.c.hash.in_([call.hash for call in calls]))
            kept = {row.hash: _call(row) for row in connection.execute(wanted)}
        return [kept[call.hash] for call in calls]

    def of_run(self, run: str) -> list[Call]:
        """Every answered call of a run, in the order in which they were answered."""
        return [call for call in self.on_record(run) if call.purpose != REFUSED]

    def on_record(self, run: str) -> list[Call]:
        """The same with what was refused."""
        wanted = select(CALLS).where(CALLS.c.run == run).order_by(CALLS.c.created, CALLS.c.hash)
        with self._engine.connect() as connection:
            return [_call(row) for row in connection.execute(wanted)]

    def spent(self, run: str) -> Usage:
        """What a run has cost so far."""
        columns = (CALLS.c.input_tokens, CALLS.c.output_tokens, CALLS.c.seconds)
        wanted = select(func.count(), *(func.coalesce(func.sum(c), 0) for c in columns))
        with self._engine.connect() as connection:
            calls, tokens_in, tokens_out, seconds = connection.execute(wanted.where(*_answered(run))).one()
        return Usage(calls=calls, input_tokens=tokens_in, output_tokens=tokens_out, seconds=float(seconds))

    def seconds_busy(self, run: str, *, after: int = 0) -> float:
        """Seconds in which at least one answered call of a run was under way; its first `after` calls aside."""
        wanted = select(CALLS.c.created, CALLS.c.seconds).where(*_answered(run))
        wanted = wanted.order_by(CALLS.c.created, CALLS.c.hash).offset(after)
        with self._engine.connect() as connection:
            ends = [
                (datetime.fromisoformat(end).timestamp(), took) for end, took in connection.execute(wanted)
            ]
        busy, until = 0.0, 0.0
        for start, end in sorted((end - took, end) for end, took in ends):
            busy += max(0.0, end - max(start, until))
            until = max(until, end)
        return busy


def _answered(run: str) -> tuple[ColumnElement[bool], ...]:
    return CALLS.c.run == run, CALLS.c.purpose != REFUSED


def _call(row: Any) -> Call:
    return Call(**{name: getattr(row, name) for name in Call.__slots__})
