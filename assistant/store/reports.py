"""Reports and their versions: added, never overwritten; two editors of one report are told of each other."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.errors import ConflictError, DocumentError
from assistant.report.model import Report
from assistant.report.saved import from_json, to_json
from assistant.store.engine import open_engine
from assistant.store.entries import Entry, created_before, latest
from assistant.store.exported import exported, read_exported
from assistant.store.tables import REPORTS, VERSIONS

Beside = Callable[[Connection], object]


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a report: its number (from 1), and who made it when, why, and by which words."""

    report: str
    number: int
    created: str
    who: str
    why: str
    note: str


class Store:
    """The reports of one database. Ids are 16 random hex digits."""

    def __init__(self, where: Path | str, *, clock: Callable[[], datetime] | None = None) -> None:
        self.engine = open_engine(where)
        self._clock = clock or (lambda: datetime.now(UTC))

    def new_id(self) -> str:
        return secrets.token_hex(8)

    def close(self) -> None:
        self.engine.dispose()

    def create(
        self,
        name: str,
        report: Report,
        *,
        who: str = "",
        why: str = "drafted",
        owner: str = "",
        beside: Beside = lambda connection: None,
    ) -> Version:
        """Keeps a new report as its version 1; `beside` is done in the same transaction."""
        with self.engine.begin() as connection:
            self._begin(connection, name, report, owner, head=1)
            version = self._add(connection, name, 1, report, who, why, "")
            beside(connection)
        return version

    def create_once(
        self,
        name: str,
        report: Report,
        *,
        who: str = "",
        owner: str = "",
        beside: Beside = lambda connection: None,
    ) -> bool:
        """`create`, but False, and nothing done, when there is a report of that id already, deleted or not."""
        try:
            self.create(name, report, who=who, owner=owner, beside=beside)
        except IntegrityError:
            return False
        return True

    def save(
        self, name: str, report: Report, *, base: int, who: str = "", why: str = "edited", note: str = ""
    ) -> Version:
        """Keeps a changed report as the next version.

        `base` is the version that was changed. Raises ConflictError when another has been added since:
        nothing is overwritten, and the newest number is in the message.
        """
        with self.engine.begin() as connection:
            taken = connection.execute(
                update(REPORTS)
                .where(REPORTS.c.id == name, REPORTS.c.head == base, REPORTS.c.deleted.is_(False))
                .values(head=base + 1, updated=self._now(), title=report.brief.title, kind=_kind(report))
            )
            if taken.rowcount == 1:
                return self._add(connection, name, base + 1, report, who, why, note)
            head = self._head(connection, name)
            raise ConflictError(
                f"报告已被改过：您改的是第{base}版，现在是第{head}版",
                f"the report was changed meanwhile: you changed version {base}, the newest is {head}",
            )

    def load(self, name: str, number: int | None = None) -> Report:
        """The newest version of a report, or the one of that number. Raises DocumentError when there is none."""
        return self.load_with_version(name, number)[0]

    def load_with_version(self, name: str, number: int | None = None) -> tuple[Report, int]:
        with self.engine.connect() as connection:
            wanted = self._head(connection, name) if number is None else number
            row = connection.execute(
                select(VERSIONS.c.content)
                .join(REPORTS, REPORTS.c.id == VERSIONS.c.report)
                .where(REPORTS.c.id == name, VERSIONS.c.number == wanted, REPORTS.c.deleted.is_(False))
            ).first()
        if row is None:
            raise _nothing(f"{name} · {number}")
        return from_json(json.loads(row.content), file=name), wanted

    def versions(self, name: str) -> list[Version]:
        """Every version of a report, the oldest first."""
        with self.engine.connect() as connection:
            self._head(connection, name)
            rows = connection.execute(
                select(VERSIONS).where(VERSIONS.c.report == name).order_by(VERSIONS.c.number)
            )
            return [_version(row) for row in rows]

    def list(self, *, owner: str | None = None, limit: int = 1000) -> tuple[Entry, ...]:
        """Reports, the one touched last first."""
        with self.engine.connect() as connection:
            return latest(connection, owner=owner, limit=limit)

    def page(
        self, *, owner: str | None = None, after: tuple[str, str] | None = None, limit: int = 50
    ) -> tuple[tuple[Entry, str], ...]:
        """Reports with the moment of their creation, the newest first; `after` are moment and id of the last one seen."""
        with self.engine.connect() as connection:
            return created_before(connection, owner=owner, after=after, limit=limit)

    def owner(self, name: str) -> str:
        """Whose report it is. Raises DocumentError when there is none."""
        with self.engine.connect() as connection:
            owner = connection.execute(
                select(REPORTS.c.owner).where(REPORTS.c.id == name, REPORTS.c.deleted.is_(False))
            ).scalar()
        if owner is None:
            raise _nothing(name)
        return str(owner)

    def restore(self, name: str, number: int, *, base: int, who: str = "") -> Version:
        """Makes an old state the newest, as a version of its own; what came between is kept."""
        return self.save(name, self.load(name, number), base=base, who=who, why="restored", note=str(number))

    def delete(self, name: str) -> None:
        """Takes a report out of every list; its id answers no more."""
        with self.engine.begin() as connection:
            self._head(connection, name)
            connection.execute(update(REPORTS).where(REPORTS.c.id == name).values(deleted=True))

    def export(self, name: str) -> dict[str, Any]:
        """One report with all its versions, for `bring_in` on another machine."""
        with self.engine.connect() as connection:
            self._head(connection, name)
            return exported(connection, name)

    def bring_in(self, data: dict[str, Any], *, owner: str = "") -> str:
        """Keeps an exported report under a new id, every version of it. Raises DocumentError when it is none."""
        versions = read_exported(data)
        name, (last, _) = self.new_id(), versions[-1]
        with self.engine.begin() as connection:
            self._begin(connection, name, last, owner, head=len(versions))
            for number, (report, version) in enumerate(versions, 1):
                who, why, note = (str(version.get(key, "")) for key in ("who", "why", "note"))
                self._add(connection, name, number, report, who, why or "imported", note)
        return name

    def _begin(self, connection: Connection, name: str, newest: Report, owner: str, *, head: int) -> None:
        """Makes the row that the versions of a report belong to."""
        now = self._now()
        told = {"title": newest.brief.title, "kind": _kind(newest), "created": now, "updated": now}
        connection.execute(insert(REPORTS).values(id=name, owner=owner, head=head, deleted=False, **told))

    def _add(
        self, connection: Connection, name: str, number: int, report: Report, who: str, why: str, note: str
    ) -> Version:
        content = json.dumps(to_json(report), ensure_ascii=False)
        version = Version(name, number, self._now(), who, why, note)
        connection.execute(
            insert(VERSIONS).values(
                report=name,
                number=number,
                created=version.created,
                who=who,
                why=why,
                note=note,
                content=content,
            )
        )
        return version

    def _head(self, connection: Connection, name: str) -> int:
        head = connection.execute(
            select(REPORTS.c.head).where(REPORTS.c.id == name, REPORTS.c.deleted.is_(False))
        ).scalar()
        if head is None:
            raise _nothing(name)
        return int(head)

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")


def _kind(report: Report) -> str:
    return report.brief.kind.name if report.brief.kind else ""


def _version(row: Row[Any]) -> Version:
    return Version(row.report, row.number, row.created, row.who, row.why, row.note)


def _nothing(name: str) -> DocumentError:
    return DocumentError("没有这份报告", "no such report", found=name)
