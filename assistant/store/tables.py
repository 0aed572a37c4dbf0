"""The tables, as they are after the newest migration.

A version is only ever added, never changed: what stood once can be shown and restored.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

# The newest migration; a database that is there already needs no migration tool to be opened.
NEWEST = "0003"

METADATA = MetaData()

REPORTS = Table(
    "reports",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("owner", String(100), nullable=False, server_default=""),
    Column("title", Text, nullable=False),
    Column("kind", String(100), nullable=False, server_default=""),
    Column("created", String(32), nullable=False, comment="ISO 8601, UTC"),
    Column("updated", String(32), nullable=False, comment="ISO 8601, UTC"),
    Column("head", Integer, nullable=False, comment="number of the newest version"),
    Column("deleted", Boolean, nullable=False, server_default="0"),
    Index("reports_by_owner", "owner", "updated"),
    Index("reports_by_created", "created", "id"),
)

VERSIONS = Table(
    "versions",
    METADATA,
    Column("report", String(16), ForeignKey("reports.id"), nullable=False),
    Column("number", Integer, nullable=False, comment="from 1, without a hole"),
    Column("created", String(32), nullable=False),
    Column(
        "who", String(100), nullable=False, server_default="", comment="the person, empty for the program"
    ),
    Column("why", String(20), nullable=False, comment="drafted, revised, facts, edited, restored, imported"),
    Column("note", Text, nullable=False, server_default="", comment="the instruction or the facts changed"),
    Column("content", Text, nullable=False, comment="the saved draft as JSON"),
    PrimaryKeyConstraint("report", "number"),
)

RUNS = Table(
    "runs",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("report", String(16), nullable=False, server_default=""),
    Column("status", String(12), nullable=False),
    Column("model", String(200), nullable=False, server_default=""),
    Column("created", String(32), nullable=False),
    Column("updated", String(32), nullable=False),
    Column("error", Text, nullable=False, server_default=""),
    Column("brief", Text, nullable=False, comment="the brief as JSON, so that the run can go on"),
    Column("batch", String(100), nullable=False, server_default="", comment="runs that were begun together"),
    Column("source", Text, nullable=False, server_default="", comment="where the brief came from"),
    Column("settings", Text, nullable=False, server_default="{}", comment="rounds and the like, as JSON"),
    Column(
        "attempts", Text, nullable=False, server_default="{}", comment="section → how often it was retried"
    ),
    Index("runs_by_batch", "batch", "status"),
    Index("runs_by_status", "status", "updated"),
)

CALLS = Table(
    "calls",
    METADATA,
    Column(
        "hash",
        String(64),
        primary_key=True,
        comment="SHA-256 of the request: one that repeats is not paid twice",
    ),
    Column("run", String(16), nullable=False, server_default=""),
    Column("section", String(50), nullable=False, server_default=""),
    Column("purpose", String(20), nullable=False, server_default=""),
    Column("prompt", String(100), nullable=False, server_default="", comment="name and version"),
    Column("prompt_hash", String(64), nullable=False, server_default=""),
    Column("model", String(200), nullable=False),
    Column("input_tokens", Integer, nullable=False, server_default="0"),
    Column("output_tokens", Integer, nullable=False, server_default="0"),
    Column("seconds", Float, nullable=False, server_default="0"),
    Column("answer", Text, nullable=False, comment="the reply as JSON"),
    Column("created", String(32), nullable=False),
    Index("calls_by_run", "run"),
)

SHEETS = Table(
    "sheets",
    METADATA,
    Column("owner", String(100), nullable=False, server_default=""),
    Column("name", String(200), nullable=False, comment="as people call it"),
    Column("number", Integer, nullable=False, comment="from 1, without a hole"),
    Column("created", String(32), nullable=False),
    Column("who", String(100), nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default="", comment="where it came from"),
    Column("content", Text, nullable=False, comment="the facts as a facts file writes them, as JSON"),
    PrimaryKeyConstraint("owner", "name", "number"),
)

WORKERS = Table(
    "workers",
    METADATA,
    Column("id", String(100), primary_key=True, comment="one process; never used again by another"),
    Column("started", Double, nullable=False, comment="seconds since 1970, by the database's clock"),
    Column("seen", Double, nullable=False, comment="the last heartbeat, by the same clock"),
)

PACE = Table(
    "pace",
    METADATA,
    Column("name", String(50), primary_key=True),
    Column("free", Double, nullable=False, comment="from when on the next call may be made, database clock"),
)

KEYS = Table(
    "keys",
    METADATA,
    Column("id", String(16), primary_key=True, comment="how people name the key; no secret"),
    Column(
        "hash", String(64), nullable=False, unique=True, comment="SHA-256 of the token, which is kept nowhere"
    ),
    Column("owner", String(100), nullable=False, comment="whose reports the key opens"),
    Column("scopes", String(100), nullable=False, comment="read, draft, admin, with spaces between"),
    Column("note", String(200), nullable=False, server_default=""),
    Column(
        "per_minute", Integer, nullable=False, server_default="0", comment="requests; 0: as the settings say"
    ),
    Column(
        "max_mb", Integer, nullable=False, server_default="0", comment="largest body; 0: as the settings say"
    ),
    Column("created", String(32), nullable=False),
    Column("revoked", String(32), nullable=False, server_default="", comment="since when it opens nothing"),
)

REPEATS = Table(
    "repeats",
    METADATA,
    Column("owner", String(100), nullable=False),
    Column("key", String(200), nullable=False, comment="the Idempotency-Key"),
    Column("asked", String(64), nullable=False, comment="SHA-256 of the request that it was first sent with"),
    Column("answer", Text, nullable=False, server_default="", comment="JSON; empty while it is worked on"),
    Column("created", String(32), nullable=False),
    PrimaryKeyConstraint("owner", "key"),
)
