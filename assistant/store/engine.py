"""Opening the database: SQLite in a folder, or any PostgreSQL by URL; migrated to the newest schema first."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from assistant.errors import StoreError
from assistant.store.tables import NEWEST

_LOCK = 7_214_091  # the advisory lock under which one process migrates a PostgreSQL database
_MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(where: Path | str) -> Engine:
    """An engine whose database has the newest schema.

    `where` is a folder (nigao.db in it is SQLite) or a database URL. Raises StoreError naming
    the place, without a password, when it cannot be opened or is newer than this program.
    """
    url, shown = _url(where)
    try:
        engine = create_engine(url, **_options(url))
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _careful)
        else:
            event.listen(engine, "connect", _impatient)
        migrate(engine)
        return engine
    except (SQLAlchemyError, OSError, ImportError) as error:
        reason = type(getattr(error, "orig", None) or error).__name__
        raise StoreError(
            f"打不开数据库 {shown}（{reason}）", f"cannot open the database {shown} ({reason})"
        ) from None


def migrate(engine: Engine) -> None:
    """Brings the schema up to the newest, one process at a time; does nothing where it is already."""
    with engine.begin() as connection:
        if _version(connection) == NEWEST:
            return
        _lock(connection)
        if _version(connection) == NEWEST:
            return
        _upgrade(connection)


def _url(where: Path | str) -> tuple[str, str]:
    if isinstance(where, str) and "://" in where:
        try:
            url = make_url(where)
        except ArgumentError:
            raise StoreError("数据库地址不合格式", "the database URL cannot be read") from None
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        return url.render_as_string(hide_password=False), url.render_as_string(hide_password=True)
    folder = Path(where)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise StoreError(f"数据文件夹不能用：{folder}", f"the data folder cannot be used: {folder}") from None
    return f"sqlite:///{folder / 'nigao.db'}", str(folder / "nigao.db")


def _options(url: str) -> dict[str, Any]:
    """A server may have gone away between two uses of a connection; a file has not."""
    if url.startswith("sqlite"):
        return {"connect_args": {"timeout": 30}}
    return {"pool_pre_ping": True}


def _careful(connection: Any, record: Any) -> None:
    """Writers wait for each other, readers never; what was committed survives a loss of power.

    A connection keeps half a megabyte of pages, not two: the file's pages are in the system's memory anyway, and a
    server has many connections, whose caches fill for as long as the database grows.
    """
    for pragma in ("busy_timeout = 30000", "synchronous = FULL", "foreign_keys = ON", "cache_size = -512"):
        connection.execute(f"PRAGMA {pragma}")
    _write_ahead(connection)


def _impatient(connection: Any, record: Any) -> None:
    """The server ends a transaction in which nothing happens: of a process that stands still, for others wait for its locks."""
    with connection.cursor() as cursor:
        cursor.execute("SET idle_in_transaction_session_timeout = '8s'")
    connection.commit()


def _write_ahead(connection: Any) -> None:
    """Switches the database to its write-ahead log, once for all.

    SQLite answers «locked» at once, its time-out notwithstanding, while another process makes the same
    switch: so we ask again, for half a minute at the most.
    """
    for _ in range(600):
        try:
            if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal":
                return
        except sqlite3.OperationalError:
            pass
        time.sleep(0.05)
    connection.execute("PRAGMA journal_mode = WAL")


def _version(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    else:
        # The write lock before anything is read: another process then waits here for the end of this one.
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError:
        raise StoreError(
            "数据库比本程序新，请升级程序", "the database is newer than this program; upgrade the program"
        ) from None
