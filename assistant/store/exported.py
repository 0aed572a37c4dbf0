"""A report with all its versions as one file, for another machine."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select

from assistant.errors import DocumentError
from assistant.report.model import Report
from assistant.report.saved import from_json
from assistant.store.tables import VERSIONS

_FORM = 1
_TOLD = ("number", "created", "who", "why", "note")


def exported(connection: Connection, name: str) -> dict[str, Any]:
    """Every version of a report, the oldest first, under the number of this form."""
    rows = connection.execute(select(VERSIONS).where(VERSIONS.c.report == name).order_by(VERSIONS.c.number))
    versions = [
        {**{key: getattr(row, key) for key in _TOLD}, "content": json.loads(row.content)} for row in rows
    ]
    return {"nigao": _FORM, "versions": versions}


def read_exported(data: dict[str, Any]) -> list[tuple[Report, dict[str, Any]]]:
    """The versions with what is told of each, the oldest first. Raises DocumentError when it is no exported report."""
    versions = data.get("versions")
    if data.get("nigao") != _FORM or not isinstance(versions, list) or not versions:
        raise DocumentError(
            "不是导出的报告", "not an exported report", expected='{"nigao": 1, "versions": […]}'
        )
    return [(from_json(version["content"]), version) for version in versions]
