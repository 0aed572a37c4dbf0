"""Fact sheets with their versions; runs that go on on another machine: workers, and the pace of calls for all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for name, kind, default in (
        ("batch", sa.String(100), ""),
        ("source", sa.Text, ""),
        ("settings", sa.Text, "{}"),
        ("attempts", sa.Text, "{}"),
    ):
        op.add_column("runs", sa.Column(name, kind, nullable=False, server_default=default))
    op.create_index("runs_by_batch", "runs", ["batch", "status"])
    op.create_index("runs_by_status", "runs", ["status", "updated"])
    op.create_index("calls_by_run", "calls", ["run"])
    op.create_table(
        "sheets",
        sa.Column("owner", sa.String(100), nullable=False, server_default=""),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("who", sa.String(100), nullable=False, server_default=""),
        sa.Column("note", sa.Text, nullable=False, server_default=""),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "name", "number"),
    )
    op.create_table(
        "workers",
        sa.Column("id", sa.String(100), primary_key=True),
        sa.Column("started", sa.Float(53), nullable=False),
        sa.Column("seen", sa.Float(53), nullable=False),
    )
    op.create_table(
        "pace",
        sa.Column("name", sa.String(50), primary_key=True),
        sa.Column("free", sa.Float(53), nullable=False),
    )
