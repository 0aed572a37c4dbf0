"""Processes that work on one database: who is alive, who has died, and how fast all of them together may call.

Every time is the database's own, so that clocks of machines that differ do no harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from assistant.store.tables import PACE, WORKERS

_REAPING = 7_214_092  # the advisory lock of the one process that looks for dead workers


class Workers:
    """The workers of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def beat(self, name: str) -> None:
        """Says that a worker is alive, and for the first time that it is there."""
        with self._engine.begin() as connection:
            now = _now(connection)
            changed = connection.execute(update(WORKERS).where(WORKERS.c.id == name).values(seen=now))
            if not changed.rowcount:
                connection.execute(_insert(self._engine)(WORKERS).values(id=name, started=now, seen=now))

    def leave(self, name: str) -> None:
        """Takes a worker off the list: it ended well, or its work has been handed on."""
        with self._engine.begin() as connection:
            connection.execute(delete(WORKERS).where(WORKERS.c.id == name))

    def alive(self, within: float) -> list[str]:
        """Workers that were heard of in the last `within` seconds."""
        with self._engine.connect() as connection:
            since = _now(connection) - within
            return list(connection.execute(select(WORKERS.c.id).where(WORKERS.c.seen >= since)).scalars())

    def dead(self, silence: float) -> list[str]:
        """Workers that were not heard of for more than `silence` seconds."""
        with self._engine.connect() as connection:
            before = _now(connection) - silence
            return list(connection.execute(select(WORKERS.c.id).where(WORKERS.c.seen < before)).scalars())

    @contextmanager
    def reaping(self) -> Iterator[bool]:
        """Whether this process is the one that may look for dead workers now; the others get False.

        On PostgreSQL an advisory lock that goes with the transaction; beside SQLite a locked file.
        """
        if self._engine.dialect.name != "postgresql":
            with _locked(f"{self._engine.url.database}.reaping") as mine:
                yield mine
            return
        with self._engine.connect() as connection:
            key = {"key": _REAPING}
            # For as long as the transaction: one that stands still loses it, see `engine`.
            yield bool(connection.execute(text("SELECT pg_try_advisory_xact_lock(:key)"), key).scalar())


class Pace:
    """Calls of a whole fleet, spread evenly: at most `per_minute` in any minute, and never two at once."""

    def __init__(self, engine: Engine, per_minute: int, name: str = "calls") -> None:
        self._engine = engine
        self._gap = 60.0 / per_minute
        self._name = name

    def wait(self) -> float:
        """Takes the next turn; how many seconds the caller has to wait for it."""
        insert = _insert(self._engine)
        with self._engine.begin() as connection:
            first = insert(PACE).values(name=self._name, free=0.0).on_conflict_do_nothing()
            connection.execute(first)
            # This write locks the row, so the reading after it sees what no other may change.
            connection.execute(update(PACE).where(PACE.c.name == self._name).values(free=PACE.c.free))
            free = connection.execute(select(PACE.c.free).where(PACE.c.name == self._name)).scalar_one()
            now = _now(connection)
            turn = max(float(free), now)
            connection.execute(update(PACE).where(PACE.c.name == self._name).values(free=turn + self._gap))
        return turn - now


@contextmanager
def _locked(path: str) -> Iterator[bool]:
    """Whether the file could be locked; the lock goes when the process does, however it ends."""
    import fcntl

    with Path(path).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True


def _insert(engine: Engine):  # type: ignore[no-untyped-def]
    return postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert


def _now(connection: Connection) -> float:
    if connection.dialect.name == "postgresql":
        query = "SELECT extract(epoch FROM clock_timestamp())"
    else:
        query = "SELECT (julianday('now') - 2440587.5) * 86400.0"
    return float(connection.execute(text(query)).scalar_one())
