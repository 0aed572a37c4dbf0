"""The engine in this process, and its database."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer, SetWorkflowID

from assistant.drafting.durable.job import Jobs
from assistant.drafting.durable.under_way import UNDER_WAY
from assistant.drafting.durable.workflows import DESK, draft_run

# The shape of the workflows: the order of their steps. A process works on runs of its own shape only; an edited log
# line is no new shape. What was under way in another begins anew, from its recorded answers.
SHAPE = "nigao-3"
DRAFTS, SECTIONS = "nigao-drafts", "nigao-sections"


def engine_url(where: str | Path) -> str:
    """The URL of the engine's database: the same PostgreSQL, or runs.db beside nigao.db in the data folder."""
    if isinstance(where, str) and "://" in where:
        return where
    folder = Path(where)
    folder.mkdir(parents=True, exist_ok=True)
    _prepare(folder / "runs.db")
    return f"sqlite:///{folder / 'runs.db'}"


def _prepare(file: Path) -> None:
    """Write-ahead logging stays with the file: readers and the writer no longer wait for each other."""
    with sqlite3.connect(file, timeout=30) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


class _Quick(sqlite3.Connection):
    """A connection that does not wait for the disk at each commit.

    After a loss of power the engine may have forgotten its last steps and does them again; answers that were paid for
    are in the store, which waits. A process that is killed loses nothing either way.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.execute("PRAGMA synchronous = NORMAL")
        self.execute("PRAGMA cache_size = -512")  # as in the store: pages are in the system's memory anyway


# Seconds after which PostgreSQL ends a transaction in which nothing happens, as the store has it: a process that stands still
# in one holds locks that those who take its work over wait for. The engine's own default is a minute.
IDLE = 8.0


def launch(where: str | Path, name: str, jobs: Jobs, *, drafts: int = 0, sections: int = 0) -> None:
    """Starts the engine in this process under a name that no other ever had.

    `drafts` and `sections` are how many from the queues it works on at once; with 0 it only does what it starts itself.
    """
    for logger in ("dbos", "alembic"):
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    DESK["jobs"] = jobs
    config: DBOSConfig = {
        "name": "nigao",
        "system_database_url": engine_url(where),
        "application_version": SHAPE,
        "executor_id": name,
        "serializer": DBOSPortableJSONSerializer(),
        "log_level": "CRITICAL",
        "console_log_level": "CRITICAL",
        "notification_listener_polling_interval_sec": 0.1,
        "sys_db_idle_transaction_timeout_sec": IDLE,
    }
    if config["system_database_url"].startswith("sqlite"):  # type: ignore[union-attr]
        config["db_engine_kwargs"] = {"connect_args": {"factory": _Quick}}
    DBOS(config=config)
    DBOS.listen_queues([DRAFTS, SECTIONS] if drafts else [])
    DBOS.launch()
    if drafts:
        for queue, at_once in ((DRAFTS, drafts), (SECTIONS, sections or drafts * 4)):
            DBOS.register_queue(
                queue, worker_concurrency=at_once, polling_interval_sec=0.1, on_conflict="always_update"
            )


def stop() -> None:
    """Stops the engine; what it had begun goes on elsewhere or at the next start."""
    DBOS.destroy()
    DESK.clear()
    UNDER_WAY.clear()


def start(run: str, generation: int, *, waits: bool = False) -> Callable[[], str]:
    """Begins a run in this process, or lets it wait for its turn on the queue; the function given back waits for its end."""
    with SetWorkflowID(f"{run}.{generation}"):
        if waits:
            handle = DBOS.enqueue_workflow(DRAFTS, draft_run, run, generation)
        else:
            handle = DBOS.start_workflow(draft_run, run, generation)
    return lambda: str(handle.get_result())
