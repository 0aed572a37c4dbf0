"""The first schema: reports, their versions, runs and model calls.

A migration says what it does in its own words and never imports the tables of today: it must
still do the same when they have changed.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("owner", sa.String(100), nullable=False, server_default=""),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("kind", sa.String(100), nullable=False, server_default=""),
        sa.Column("created", sa.String(32), nullable=False, comment="ISO 8601, UTC"),
        sa.Column("updated", sa.String(32), nullable=False, comment="ISO 8601, UTC"),
        sa.Column("head", sa.Integer, nullable=False, comment="number of the newest version"),
        sa.Column("deleted", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    op.create_index("reports_by_owner", "reports", ["owner", "updated"])
    op.create_table(
        "versions",
        sa.Column("report", sa.String(16), sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False, comment="from 1, without a hole"),
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("who", sa.String(100), nullable=False, server_default=""),
        sa.Column("why", sa.String(20), nullable=False),
        sa.Column("note", sa.Text, nullable=False, server_default=""),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("report", "number"),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("report", sa.String(16), nullable=False, server_default=""),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("model", sa.String(200), nullable=False, server_default=""),
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("updated", sa.String(32), nullable=False),
        sa.Column("error", sa.Text, nullable=False, server_default=""),
        sa.Column("brief", sa.Text, nullable=False),
    )
    op.create_table(
        "calls",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("run", sa.String(16), nullable=False, server_default=""),
        sa.Column("section", sa.String(50), nullable=False, server_default=""),
        sa.Column("purpose", sa.String(20), nullable=False, server_default=""),
        sa.Column("prompt", sa.String(100), nullable=False, server_default=""),
        sa.Column("prompt_hash", sa.String(64), nullable=False, server_default=""),
        sa.Column("model", sa.String(200), nullable=False),
        sa.Column("input_tokens", sa.Integer, nullable=False, server_default="0"),
        sa.Column("output_tokens", sa.Integer, nullable=False, server_default="0"),
        sa.Column("seconds", sa.Float, nullable=False, server_default="0"),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("created", sa.String(32), nullable=False),
    )
