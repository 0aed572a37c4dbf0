"""The durable writes of several processes, counted together, and the end of whoever makes a certain one."""

from __future__ import annotations

import multiprocessing
import os
import signal
from typing import Any

import sqlalchemy.engine.default as engine_default


class Count:
    """Made before the processes are forked: they share it.

    On PostgreSQL a transaction that only read is none: the polls of idle workers would drown the writes.
    """

    def __init__(self) -> None:
        self._shared = multiprocessing.Value("i", 0)

    @property
    def value(self) -> int:
        return int(self._shared.value)

    def kills_at(self, write: int, before: bool) -> None:
        """Counts in this process from now on, and ends it right before or after the so-manieth write of all; 0: never."""
        real: Any = engine_default.DefaultDialect.do_commit

        def _commit(dialect: Any, connection: Any) -> None:
            mine = self._next() if _writes(dialect, connection) else -1
            if before and mine == write:
                os.kill(os.getpid(), signal.SIGKILL)
            real(dialect, connection)
            if mine == write:
                os.kill(os.getpid(), signal.SIGKILL)

        engine_default.DefaultDialect.do_commit = _commit  # type: ignore[method-assign]

    def _next(self) -> int:
        with self._shared.get_lock():
            self._shared.value += 1
            return int(self._shared.value)


def _writes(dialect: Any, connection: Any) -> bool:
    if dialect.name != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
        return bool(cursor.fetchone()[0])
