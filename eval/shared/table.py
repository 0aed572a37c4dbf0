"""The two tables that the machines of a run share: drafts to make, and answers that were paid for.

They stand in the store's database (`NIGAO_DATABASE`), beside its own tables; without one, in an SQLite file in the folder
of results, for several processes on one machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Column, Engine, Integer, MetaData, String, Table, Text, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from assistant.store.engine import open_engine

_META = MetaData()
DRAFTS = Table(
    "eval_drafts",
    _META,
    Column("key", String(32), primary_key=True),
    Column("state", String(8), nullable=False),  # open, taken, failed, done
    Column("worker", String(80), nullable=False, default=""),
    Column("beat", Integer, nullable=False, default=0),  # grows while the worker lives
    Column("kept", Text, nullable=False, default=""),  # the line of results and the files, as JSON
)
ANSWERS = Table(
    "eval_answers",
    _META,
    Column("id", String(64), primary_key=True),
    Column("line", Text, nullable=False),
)
_TRIES = 5
_MANY = 500  # keys in one statement
T = TypeVar("T")
Taken = dict[str, tuple[str, int]]  # worker and beat by key


class Shared:
    """The tables, as one worker uses them. Every change is one statement, so that no two workers win the same draft."""

    def __init__(self, where: str | Path, worker: str) -> None:
        self._engine: Engine = open_engine(where)
        self._worker = worker
        _again(lambda: _META.create_all(self._engine))

    def close(self) -> None:
        self._engine.dispose()

    def add(self, keys: Iterable[str]) -> None:
        """Drafts to be made; those that are there stay as they are."""
        known = set(self.states(keys := list(keys)))
        for key in keys:
            if key not in known:
                self._insert(DRAFTS, {"key": key, "state": "open"})

    def states(self, keys: Iterable[str]) -> dict[str, str]:
        """The state of each draft that is there."""
        return {key: state for key, state, *_ in self._rows(keys)}

    def taken(self, keys: Iterable[str]) -> Taken:
        """Who has each draft that is being made, and its last beat."""
        return {key: (who, beat) for key, state, who, beat in self._rows(keys) if state == "taken"}

    def take(self, key: str, state: str, worker: str = "", beat: int = 0) -> bool:
        """Whether this worker has the draft now; somebody else may have been quicker."""
        change = update(DRAFTS).where(DRAFTS.c.key == key, DRAFTS.c.state == state)
        if state == "taken":
            change = change.where(DRAFTS.c.worker == worker, DRAFTS.c.beat == beat)
        return self._changed(change.values(state="taken", worker=self._worker, beat=DRAFTS.c.beat + 1))

    def beat(self, keys: Iterable[str]) -> None:
        """Says that this worker still lives."""
        for key in keys:
            own = (DRAFTS.c.key == key, DRAFTS.c.worker == self._worker, DRAFTS.c.state == "taken")
            self._changed(update(DRAFTS).where(*own).values(beat=DRAFTS.c.beat + 1))

    def give_back(self, key: str) -> None:
        """Lets others take a draft that this worker has."""
        own = (DRAFTS.c.key == key, DRAFTS.c.worker == self._worker, DRAFTS.c.state == "taken")
        self._changed(update(DRAFTS).where(*own).values(state="open", worker=""))

    def finish(self, key: str, kept: dict[str, Any], *, failed: bool) -> bool:
        """Keeps a draft; False where another has taken it over meanwhile."""
        own = (DRAFTS.c.key == key, DRAFTS.c.worker == self._worker, DRAFTS.c.state == "taken")
        values = {"state": "failed" if failed else "done", "kept": json.dumps(kept, ensure_ascii=False)}
        return self._changed(update(DRAFTS).where(*own).values(**values))

    def kept(self, key: str) -> dict[str, Any]:
        """What was kept of a draft; empty where nothing was."""
        with self._engine.connect() as connection:
            text = connection.execute(select(DRAFTS.c.kept).where(DRAFTS.c.key == key)).scalar_one_or_none()
        data: dict[str, Any] = json.loads(text) if text else {}
        return data

    def answer(self, key: Sequence[object]) -> dict[str, Any] | None:
        """An answer that any worker was given."""
        with self._engine.connect() as connection:
            found = connection.execute(
                select(ANSWERS.c.line).where(ANSWERS.c.id == _id(key))
            ).scalar_one_or_none()
        return json.loads(found) if found else None

    def keep_answer(self, key: Sequence[object], line: dict[str, Any]) -> None:
        self._insert(ANSWERS, {"id": _id(key), "line": json.dumps(line, ensure_ascii=False)})

    def _rows(self, keys: Iterable[str]) -> list[tuple[str, str, str, int]]:
        names, found = list(keys), []
        columns = (DRAFTS.c.key, DRAFTS.c.state, DRAFTS.c.worker, DRAFTS.c.beat)
        with self._engine.connect() as connection:
            for at in range(0, len(names), _MANY):
                asked = select(*columns).where(DRAFTS.c.key.in_(names[at : at + _MANY]))
                found += [(row[0], row[1], row[2], row[3]) for row in connection.execute(asked)]
        return found

    def _changed(self, change: Any) -> bool:
        def run() -> bool:
            with self._engine.begin() as connection:
                return bool(connection.execute(change).rowcount)

        return _again(run)

    def _insert(self, table: Table, values: dict[str, Any]) -> None:
        def run() -> None:
            with self._engine.begin() as connection:
                connection.execute(insert(table).values(**values))

        with suppress(IntegrityError):  # another worker was quicker, with the same
            _again(run)


def _again(run: Callable[[], T]) -> T:
    """Runs it; again where another process was at the same table in the same moment."""
    for left in reversed(range(_TRIES)):
        try:
            return run()
        except (OperationalError, ProgrammingError):
            if not left:
                raise
    raise AssertionError


def _id(key: Sequence[object]) -> str:
    return hashlib.sha256(json.dumps(key, ensure_ascii=False).encode("utf-8", "backslashreplace")).hexdigest()
