"""Backup: everything that a database keeps, as one SQLite file, whichever engine it came from; and back again."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from pathlib import Path

from sqlalchemy import Engine, Table, create_engine, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from assistant.errors import DocumentError, OutputError, StoreError
from assistant.store.engine import migrate, open_engine
from assistant.store.tables import KEYS, METADATA, PACE, REPEATS, WORKERS

_AT_ONCE = 200  # rows in memory; a version can be a megabyte
# What only says how things stand this minute; and keys, for one that was revoked since would open again.
_PASSING = {WORKERS.name, PACE.name, REPEATS.name, KEYS.name}


def back_up(engine: Engine, target: Path) -> int:
    """Copies all tables to a new file; the number of rows. One moment is copied, also while others write.

    The file is itself a database: as nigao.db in a data folder it can be worked with at once. Raises OutputError
    when it is there already.
    """
    if target.exists():
        raise OutputError(
            f"{target}：文件已存在，不会覆盖", f"{target}: is there already; it is not overwritten"
        )
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        copy = create_engine(f"sqlite:///{temporary}")
        try:
            migrate(copy)
            rows = _copy(engine, copy)
        finally:
            copy.dispose()
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    except (OSError, SQLAlchemyError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise OutputError(
            f"{target}：备份写不进去：{reason}", f"{target}: the backup cannot be written: {reason}"
        ) from None
    finally:
        temporary.unlink(missing_ok=True)
    return rows


def bring_back(engine: Engine, source: Path) -> int:
    """Copies a backup into an empty database; the number of rows.

    Raises DocumentError when the file is no backup, StoreError when the database holds reports already.
    """
    if not is_backup(source):
        raise DocumentError("不是备份文件", "not a backup", file=source, expected="nigao reports backup FILE")
    with engine.connect() as connection:
        if any(connection.execute(select(func.count()).select_from(table)).scalar() for table in _kept()):
            raise StoreError(
                "数据库里已有报告，备份只能恢复到空的数据库",
                "the database holds reports already; a backup goes into an empty one",
            )
    # A copy, for one of an older version is brought up to the newest before it is read.
    with tempfile.TemporaryDirectory() as folder:
        old = open_engine(f"sqlite:///{shutil.copy(source, folder)}")
        try:
            return _copy(old, engine)
        finally:
            old.dispose()


def is_backup(file: Path) -> bool:
    """Whether a file is a database of SQLite, by its first bytes."""
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(16) == b"SQLite format 3\0"


def _kept() -> list[Table]:
    return [table for table in METADATA.sorted_tables if table.name not in _PASSING]


def _copy(source: Engine, target: Engine) -> int:
    count = 0
    reading = source.connect()
    if source.dialect.name == "postgresql":
        reading = reading.execution_options(isolation_level="REPEATABLE READ")
    with reading, target.begin() as writing:
        if source.dialect.name == "postgresql":
            # It reads, then writes for as long as that takes, and holds no lock that others wait for.
            reading.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        for table in _kept():
            for rows in reading.execute(select(table)).mappings().partitions(_AT_ONCE):
                writing.execute(insert(table), [dict(row) for row in rows])
                count += len(rows)
    return count
