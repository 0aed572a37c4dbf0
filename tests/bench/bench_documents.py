"""Layout checkers on the same files: ours and gongwen-skill's, on papers of ours and on one fault at a time.

gongwen-skill runs in an environment of its own: `NIGAO_TEST_GONGWEN` is the path of its Python.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from docx import Document

from assistant import draft
from assistant.documents import to_bytes
from assistant.documents.word.measured import measure
from tests.documents.papers import paper
from tests.documents.test_measured import CASES

EXAMPLES = Path(__file__).parents[2] / "examples"
_CALL = "import sys; from gongwen import main; sys.exit(main())"
Remarks = Mapping[str, list[str]]


def ours(path: Path) -> list[str]:
    """The clauses that a file does not keep, with what was found."""
    return [f"{one.item.zh} {one.found}" for one in measure(path) if one.state == "wrong"]


def theirs(python: str, path: Path) -> Remarks:
    """What gongwen-skill says of a 报告, by rule: rule → what it found."""
    answer = _called(python, "check", str(path), "--json", "-t", "report")
    said: dict[str, list[str]] = {}
    for one in json.loads(answer):
        said.setdefault(f"{one['rule_id']} {one['name']}", []).append(str(one["original"]))
    return said


def _called(python: str, *arguments: str) -> str:
    run = subprocess.run(
        [python, "-c", _CALL, *arguments], capture_output=True, text=True, check=False, timeout=120
    )
    return run.stdout


def _rows(python: str, folder: Path) -> list[Mapping[str, object]]:
    rows: list[Mapping[str, object]] = []
    papers = {
        **{
            brief.parent.name: draft(brief, model="composer")
            for brief in sorted(EXAMPLES.glob("*/brief.yaml"))
        },
        "paper with seal, attachments and 版记": paper(seal=True),
    }
    clean: Remarks = {}
    for name, report in papers.items():
        if report.brief.language != "zh":
            continue
        path = folder / "clean.docx"
        path.write_bytes(to_bytes(report, ".docx"))
        clean = theirs(python, path)
        rows.append(_row(f"{name}, as we write it", ours(path), [f"{len(clean)} rules"] if clean else []))
    template = folder / "theirs.docx"
    _called(python, "template", "report", "-o", str(template))
    said = theirs(python, template)
    rows.append(_row("gongwen-skill's own template of a 报告", ours(template), [f"{len(said)} rules"]))
    for change, item, _ in CASES:
        path = folder / "fault.docx"
        path.write_bytes(to_bytes(papers["paper with seal, attachments and 版记"], ".docx"))
        document = Document(str(path))
        change(document)
        document.save(str(path))
        said = theirs(python, path)
        more = [rule for rule, found in said.items() if sorted(found) != sorted(clean.get(rule, []))]
        rows.append(_row(f"fault: {item}", [one for one in ours(path) if one.startswith(item)], more))
    return rows


def _row(name: str, first: list[str], second: list[str]) -> Mapping[str, object]:
    return {"file": name, "nigao": "; ".join(first) or "–", "gongwen-skill": "; ".join(second) or "–"}


def main() -> list[Mapping[str, object]]:
    python = os.environ.get("NIGAO_TEST_GONGWEN", "")
    if not Path(python).is_file():
        return [{"file": "not run: NIGAO_TEST_GONGWEN names no Python with gongwen-skill"}]
    with tempfile.TemporaryDirectory() as folder:
        return _rows(python, Path(folder))


if __name__ == "__main__":
    from tests.bench.__main__ import table

    print(table(main()))
