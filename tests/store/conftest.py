"""The tests of the store may ask for a PostgreSQL server."""

from tests.postgresql import postgresql_server, postgresql_url

__all__ = ["postgresql_server", "postgresql_url"]
