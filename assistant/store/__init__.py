"""Where reports are kept: every version of each, in SQLite in the data folder or in PostgreSQL by URL."""

from assistant.store.backup import back_up, bring_back
from assistant.store.calls import REFUSED, Call, Calls
from assistant.store.entries import Entry
from assistant.store.keys import SCOPES, Key, Keys
from assistant.store.repeats import Repeats
from assistant.store.reports import Store, Version
from assistant.store.runs import OPEN, RunRecord, RunRecords
from assistant.store.sheets import Sheets, SheetVersion
from assistant.store.workers import Pace, Workers

__all__ = [
    "OPEN",
    "REFUSED",
    "SCOPES",
    "Call",
    "Calls",
    "Entry",
    "Key",
    "Keys",
    "Pace",
    "Repeats",
    "RunRecord",
    "RunRecords",
    "SheetVersion",
    "Sheets",
    "Store",
    "Version",
    "Workers",
    "back_up",
    "bring_back",
]
