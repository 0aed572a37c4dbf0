"""Where reports are kept: one JSON file each, in the data folder, replaced only when the new one is whole."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from assistant.errors import DocumentError
from assistant.report.model import Report
from assistant.report.saved import from_json, to_json

_ID = re.compile(r"[0-9a-f]{16}\Z")


class Store:
    """Reports by id. An id is 16 random hex digits; any other is answered as not found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "reports"

    def new_id(self) -> str:
        return secrets.token_hex(8)

    def save(self, name: str, report: Report) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._path(name)
        beside = path.with_suffix(f".{secrets.token_hex(4)}.tmp")
        try:
            beside.write_text(json.dumps(to_json(report), ensure_ascii=False), encoding="utf-8")
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)

    def load(self, name: str) -> Report:
        """The report of that id. Raises DocumentError when there is none."""
        path = self._path(name)
        if not path.is_file():
            raise DocumentError("没有这份报告", "no such report", found=name)
        return from_json(json.loads(path.read_text(encoding="utf-8")), file=path.name)

    def list(self) -> Iterator[str]:
        """The ids that are kept, the latest first."""
        if self.folder.is_dir():
            files = sorted(self.folder.glob("*.json"), key=lambda p: p.stat().st_mtime_ns, reverse=True)
            yield from (path.stem for path in files)

    def _path(self, name: str) -> Path:
        if not _ID.match(name):
            raise DocumentError("没有这份报告", "no such report", found=name)
        return self.folder / f"{name}.json"
