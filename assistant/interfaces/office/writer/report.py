"""Which of the server's reports a document belongs to."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path
from typing import Any

from .client import Client
from .words import TroubleError


def find_report(client: Client, wanted: str, title: str) -> str:
    """The id of the report that is wanted: its id, its title, or a brief or saved report in a .json file.

    Where nothing is wanted, the newest report with the document's title. Raises TroubleError.
    """
    wanted = wanted.strip()
    if wanted.lower().endswith(".json"):
        return _handed_in(client, wanted)
    known = client.reports()
    wanted = wanted.rpartition(" · ")[2]
    if any(one["id"] == wanted for one in known):
        return wanted
    named = wanted or title.strip()
    found = next((one["id"] for one in known if named and one["title"].strip() == named), None)
    if found is None:
        raise TroubleError(client.say("no-report", title=named))
    return str(found)


def _handed_in(client: Client, file: str) -> str:
    """The report of a brief in a file; the same content is handed in once."""
    try:
        brief = inline(json.loads(Path(file).expanduser().read_text("utf-8-sig")))
    except (OSError, ValueError, AttributeError) as error:
        raise TroubleError(client.say("no-file", file=file, why=error)) from None
    name = client.hand_in(brief, hashlib.sha256(json.dumps(brief, sort_keys=True).encode()).hexdigest())
    until = time.monotonic() + client.seconds
    while client.state(name) in ("queued", "running"):
        if time.monotonic() > until:
            raise TroubleError(client.say("slow", address=client.address, seconds=int(client.seconds)))
        time.sleep(0.2)
    return name


def inline(saved: dict[str, Any]) -> dict[str, Any]:
    """The brief of a saved report, with facts and outline inside; a brief is returned as it is."""
    if not isinstance(saved.get("brief"), dict):
        return saved
    brief = {**saved["brief"], "facts": saved["facts"], "sections": saved["outline"].get("sections", [])}
    if isinstance(brief.get("kind"), dict):
        brief["kind"] = brief["kind"].get("name", "")
    return brief
