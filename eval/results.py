"""The folder of results: `results.jsonl`, one line as soon as a record stands, and every report and page beside it.

A run that was killed is continued: lines that stand are kept, one that was cut off is dropped.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.documents import write
from assistant.errors import InputError, OutputError
from eval.lines import append, continued, read_lines
from eval.record import Record, as_line, from_line

LINES, ANSWERS, PAGE = "results.jsonl", "answers.jsonl", "report.html"


def prepared(folder: Path) -> dict[str, Record]:
    """The results that the folder holds by their keys, the folder made if need be. Raises OutputError or InputError."""
    try:
        for name in ("reports", "pages"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / LINES).touch()
    except OSError as error:
        if folder.exists() and not folder.is_dir():
            raise OutputError(f"{folder}：不是文件夹", f"{folder}: not a folder") from None
        raise OutputError(
            f"{folder}：写不进去：{error.strerror}", f"{folder}: cannot be written: {error.strerror}"
        ) from None
    lines = continued(folder / LINES)
    return {record.key: record for record in _records(lines, folder / LINES) if not record.failed}


def kept_records(path: Path) -> list[Record]:
    """The records of a folder or a file of results, the last of each case, system and repeat.

    Raises InputError for a file that is none.
    """
    path = path / LINES if path.is_dir() else path
    last = {(r.model, r.case, r.repeat): r for r in _records(read_lines(path), path)}
    return list(last.values())


def keep(record: Record, folder: Path) -> None:
    """Writes page and report, and then appends the line: where a line is, they are.

    From the report, a .json, `nigao export` makes any other file; a baseline's has no sections.
    """
    if record.sample:
        (folder / "pages" / file_name(record)).write_text(
            json.dumps(_page(record), ensure_ascii=False) + "\n", "utf-8", "backslashreplace"
        )
        if record.sample.report.sections:
            write(record.sample.report, folder / "reports" / file_name(record))
    append(folder / LINES, as_line(record))


def page_of(record: Record, folder: Path) -> dict[str, Any]:
    """What was kept of a page: title, text, reference, figures and findings. Empty where it is gone."""
    file = folder / "pages" / file_name(record)
    data: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return data


def file_name(record: Record) -> str:
    """ferry-composer-1a2b3c4d.json: a name that no other result has."""
    return re.sub(r"[^\w.-]+", "-", f"{record.case}@{record.model}")[:80] + f"-{record.key[:8]}.json"


def _page(record: Record) -> dict[str, Any]:
    assert record.sample
    sample = record.sample
    return {
        "title": sample.report.brief.title,
        "page": sample.page,
        "reference": sample.reference,
        "figures": [asdict(figure) for figure in sample.judged.figures],
        "findings": [
            {
                "rule": f.rule,
                "severity": f.severity,
                "section": f.section,
                "text": f.text,
                "message": f.message,
            }
            for f in sample.judged.findings
        ],
        "prompts": [prompt.model_dump() for prompt in sample.report.provenance.prompts],
    }


def _records(lines: list[dict[str, Any]], file: Path) -> list[Record]:
    try:
        return [from_line(line) for line in lines]
    except (KeyError, TypeError, AttributeError):
        raise InputError(
            "不是评测结果，或是旧版本的", "not results, or of an older version", file=file
        ) from None
