"""Fact sheets that are kept: each saving is a version of its own, and the newest is the one that counts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from assistant.errors import ConflictError, DocumentError
from assistant.facts.model import Fact
from assistant.facts.sheet import FactSheet
from assistant.store.tables import SHEETS


@dataclass(frozen=True, slots=True)
class SheetVersion:
    """One saving of a sheet: its number (from 1), when, by whom, and where it came from."""

    name: str
    number: int
    created: str
    who: str
    note: str


class Sheets:
    """The fact sheets of one database and one owner."""

    def __init__(self, engine: Engine, *, owner: str = "") -> None:
        self._engine = engine
        self._owner = owner

    def save(
        self, name: str, facts: Iterable[Fact], *, base: int = 0, who: str = "", note: str = ""
    ) -> SheetVersion:
        """Keeps the facts as the next version.

        `base` is the version that was changed, 0 for a new sheet. Raises ConflictError when it is not the
        newest: nothing is overwritten.
        """
        content = json.dumps([fact.as_written() for fact in facts], ensure_ascii=False)
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        made = SheetVersion(name, base + 1, now, who, note)
        try:
            with self._engine.begin() as connection:
                head = connection.execute(self._head(name)).scalar() or 0
                if head == base:
                    row = {"number": made.number, "created": now, "who": who, "note": note}
                    connection.execute(
                        insert(SHEETS).values(owner=self._owner, name=name, content=content, **row)
                    )
                    return made
        except IntegrityError:  # another took the number between our look and our writing
            head = base + 1
        raise ConflictError(
            f"事实表“{name}”已被改过：您改的是第{base}版，现在是第{head}版",
            f"the sheet {name!r} was changed meanwhile: you changed version {base}, the newest is {head}",
        )

    def load(self, name: str, number: int | None = None) -> FactSheet:
        """The newest version of a sheet, or the one of that number. Raises DocumentError when there is none."""
        wanted = select(SHEETS.c.content).where(SHEETS.c.owner == self._owner, SHEETS.c.name == name)
        if number is not None:
            wanted = wanted.where(SHEETS.c.number == number)
        with self._engine.connect() as connection:
            content = connection.execute(wanted.order_by(SHEETS.c.number.desc()).limit(1)).scalar()
        if content is None:
            raise DocumentError("没有这份事实表", "no such fact sheet", found=name)
        return FactSheet.of(json.loads(content))

    def versions(self, name: str) -> list[SheetVersion]:
        """Every version of a sheet, the oldest first."""
        wanted = select(SHEETS).where(SHEETS.c.owner == self._owner, SHEETS.c.name == name)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted.order_by(SHEETS.c.number)).all()
        return [SheetVersion(row.name, row.number, row.created, row.who, row.note) for row in rows]

    def names(self) -> list[str]:
        """The names of all sheets."""
        wanted = select(SHEETS.c.name).where(SHEETS.c.owner == self._owner).distinct().order_by(SHEETS.c.name)
        with self._engine.connect() as connection:
            return list(connection.execute(wanted).scalars())

    def _head(self, name: str):  # type: ignore[no-untyped-def]
        return select(func.max(SHEETS.c.number)).where(SHEETS.c.owner == self._owner, SHEETS.c.name == name)
