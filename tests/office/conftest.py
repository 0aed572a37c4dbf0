"""A live server that holds the three examples as reports, for what runs in an office program."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from assistant.interfaces.office.writer.report import inline
from assistant.report.saved import to_json
from tests.served import served

EXAMPLES = ("safety", "study", "status")
# What the scripted model answers to a revision, by section: one word of one sentence differs.
REVISIONS = {
    "2": "一是少数企业主体责任落实仍不到位，重生产、轻安全；二是基层监管力量不足，专业人员缺口较大；三是部分隐患整改进度偏慢，反复出现。",
    "3": "一是完善常态学习机制，推行送学到所、线上研读；二是深化成果转化运用，围绕难点问题确定调研题目；三是健全考核激励办法，把学习情况与评先评优挂钩。",
}  # fmt: skip


@dataclass
class Desk:
    """The server's address, and by example the saved report and its id on the server."""

    url: str
    folder: Path
    saved: dict[str, dict[str, Any]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.url + path, data=data, method=method, headers={"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def hand_in(self, example: str) -> None:
        """Puts the example's report on the server."""
        brief = inline(self.saved[example])
        name = self.ask("POST", "/v1/drafts", {"brief": brief, "model": "composer"})["id"]
        while self.ask("GET", f"/v1/drafts/{name}")["status"] in ("queued", "running"):
            time.sleep(0.1)
        self.ids[example] = name


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Desk]:
    from assistant import draft
    from assistant.documents import write

    folder = tmp_path_factory.mktemp("office")
    script = folder / "script.yaml"
    lines = "".join(f"  '{section}': {text}\n" for section, text in REVISIONS.items())
    script.write_text(f"revisions:\n{lines}default: {{obey: true}}\n", "utf-8")
    with served(folder, model=f"scripted:{script}") as server:
        found = Desk(server.url, folder)
        for example in EXAMPLES:
            report = draft(root / "examples" / example / "brief.yaml", model="composer")
            found.saved[example] = to_json(report)
            write(report, folder / f"{example}.docx")
            found.hand_in(example)
        yield found
