"""Where reports are kept: every version of each, in SQLite in the data folder or in PostgreSQL by URL."""

from assistant.store.reports import Entry, Store, Version

__all__ = ["Entry", "Store", "Version"]
