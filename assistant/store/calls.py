"""Model calls that were paid for: kept by the hash of their request, so that one that repeats is not paid twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.dialects import postgresql, sqlite

from assistant.report.findings import Usage
from assistant.store.tables import CALLS

# Written once: with its values in it, a statement costs more to build than to carry out.
_KEEP = {
    "postgresql": postgresql.insert(CALLS).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(CALLS).on_conflict_do_nothing(),
}


@dataclass(frozen=True, slots=True)
class Call:
    """One answered call. `answer` is the reply as JSON; `prompt` name and version; tokens as the server counts."""

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

    def find(self, key: str) -> Call | None:
        """The call of that hash, or None when it was never answered."""
        with self._engine.connect() as connection:
            row = connection.execute(select(CALLS).where(CALLS.c.hash == key)).first()
        return _call(row) if row else None

    def keep(self, call: Call) -> Call:
        """The call that stands under its hash from now on: this one, or one that another process kept before."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._engine.begin() as connection:
            row = {**{name: getattr(call, name) for name in Call.__slots__}, "created": now}
            done = connection.execute(_KEEP[self._engine.dialect.name], row)
            if done.rowcount == 1:
                return call
            kept = connection.execute(select(CALLS).where(CALLS.c.hash == call.hash)).one()
        return _call(kept)

    def of_run(self, run: str) -> list[Call]:
        """Every call of a run, in the order in which they were answered."""
        wanted = select(CALLS).where(CALLS.c.run == run).order_by(CALLS.c.created, CALLS.c.hash)
        with self._engine.connect() as connection:
            return [_call(row) for row in connection.execute(wanted)]

    def spent(self, run: str) -> Usage:
        """What a run has cost so far."""
        columns = (CALLS.c.input_tokens, CALLS.c.output_tokens, CALLS.c.seconds)
        wanted = select(func.count(), *(func.coalesce(func.sum(c), 0) for c in columns))
        with self._engine.connect() as connection:
            calls, tokens_in, tokens_out, seconds = connection.execute(wanted.where(CALLS.c.run == run)).one()
        return Usage(calls=calls, input_tokens=tokens_in, output_tokens=tokens_out, seconds=float(seconds))

    def seconds_busy(self, run: str, *, after: int = 0) -> float:
        """Seconds in which at least one answered call of a run was under way; its first `after` calls aside."""
        wanted = select(CALLS.c.created, CALLS.c.seconds).where(CALLS.c.run == run)
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


def _call(row: Any) -> Call:
    return Call(**{name: getattr(row, name) for name in Call.__slots__})
