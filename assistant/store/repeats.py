"""Requests that a caller may send twice: the first is worked on, the second gets its answer."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from assistant.errors import ConflictError, InputError
from assistant.store.tables import REPEATS

_KEPT = timedelta(days=2)


class Repeats:
    """The idempotency keys of one database, each of one owner, kept for two days."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, owner: str, key: str, asked: str) -> Any:
        """The answer that was given to this key before; None for whoever comes first, who then works on it.

        Raises InputError when the key was used for another request, ConflictError while that is still worked on.
        """
        wanted = {
            "owner": owner,
            "key": key,
            "asked": hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest(),
        }
        insert = postgresql.insert if self._engine.dialect.name == "postgresql" else sqlite.insert
        with self._engine.begin() as connection:
            connection.execute(delete(REPEATS).where(REPEATS.c.created < _moment(-_KEPT)))
            first = connection.execute(
                insert(REPEATS).values(**wanted, created=_moment()).on_conflict_do_nothing()
            )
            if first.rowcount == 1:
                return None
            row = connection.execute(select(REPEATS).where(self._is(owner, key))).one()
        if row.asked != wanted["asked"]:
            raise InputError("同一幂等键用于不同的请求", "this idempotency key was used for another request")
        if not row.answer:
            raise ConflictError("同一请求正在处理", "the same request is being worked on")
        return json.loads(row.answer)

    def end(self, owner: str, key: str, answer: Any) -> None:
        """Keeps the answer for whoever asks again."""
        with self._engine.begin() as connection:
            told = json.dumps(answer, ensure_ascii=False)
            connection.execute(update(REPEATS).where(self._is(owner, key)).values(answer=told))

    def forget(self, owner: str, key: str) -> None:
        """The request came to nothing: the next one with this key is the first again."""
        with self._engine.begin() as connection:
            connection.execute(delete(REPEATS).where(self._is(owner, key)))

    @staticmethod
    def _is(owner: str, key: str) -> Any:
        return (REPEATS.c.owner == owner) & (REPEATS.c.key == key)


def _moment(ago: timedelta = timedelta()) -> str:
    return (datetime.now(UTC) + ago).isoformat(timespec="milliseconds")
