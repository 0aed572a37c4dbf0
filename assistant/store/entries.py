"""The list of the reports: what each is called, whose it is, when it was touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, tuple_

from assistant.store.tables import REPORTS


@dataclass(frozen=True, slots=True)
class Entry:
    """A report in a list: the newest state of what it is called and when it was touched."""

    id: str
    title: str
    kind: str
    owner: str
    updated: str
    version: int


def latest(connection: Connection, *, owner: str | None, limit: int) -> tuple[Entry, ...]:
    """Reports, the one touched last first; those of one owner, or of all."""
    order = (REPORTS.c.updated.desc(), REPORTS.c.id)
    rows = connection.execute(_of(owner).order_by(*order).limit(limit)).all()
    return tuple(_entry(row) for row in rows)


def created_before(
    connection: Connection, *, owner: str | None, after: tuple[str, str] | None, limit: int
) -> tuple[tuple[Entry, str], ...]:
    """Reports with the moment of their creation, the newest first; `after` are moment and id of the last one seen.

    The order never changes, so that whoever turns the pages misses none and sees none twice.
    """
    wanted = _of(owner)
    if after is not None:
        wanted = wanted.where(tuple_(REPORTS.c.created, REPORTS.c.id) < tuple_(*after))
    order = (REPORTS.c.created.desc(), REPORTS.c.id.desc())
    rows = connection.execute(wanted.order_by(*order).limit(limit)).all()
    return tuple((_entry(row), row.created) for row in rows)


def _of(owner: str | None) -> Any:
    wanted = select(REPORTS).where(REPORTS.c.deleted.is_(False))
    return wanted if owner is None else wanted.where(REPORTS.c.owner == owner)


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.id, row.title, row.kind, row.owner, row.updated, row.head)
