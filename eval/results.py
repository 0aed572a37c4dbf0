"""The folder of results: `results.jsonl`, one line as soon as a record stands, and every report and page beside it.

A run that was killed is continued: lines that stand are kept, one that was cut off is dropped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.errors import InputError, OutputError
from assistant.report.saved import to_json
from eval.kept import Call
from eval.lines import append, continued, read_lines
from eval.record import Record, as_line, from_line

LINES, ANSWERS, PAGE = "results.jsonl", "answers.jsonl", "report.html"
_FOLDERS = ("reports", "pages", "calls")


def prepared(folder: Path) -> dict[str, Record]:
    """The results that the folder holds by their keys, the folder made if need be. Raises OutputError or InputError."""
    try:
        for name in _FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
            for begun in (folder / name).glob(".*.tmp"):  # what a kill in the middle of writing has left
                begun.unlink()
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
    _put(files_of(record), record, folder)
    append(folder / LINES, as_line(record))


def files_of(record: Record) -> dict[str, Any]:
    """What is kept beside the line of a draft that has just been made, by its folder."""
    if not record.sample:
        return {}
    files: dict[str, Any] = {"pages": _page(record)}
    if record.sample.calls:
        files["calls"] = _calls(record.sample.calls)
    if record.sample.report.sections:
        files["reports"] = to_json(record.sample.report)
    return files


def restored(kept: Mapping[str, Any], folder: Path) -> Record:
    """A record that was made elsewhere, its files put into this folder."""
    record = _records([kept["line"]], folder)[0]
    _put(kept["files"], record, folder)
    return record


def _put(files: Mapping[str, Any], record: Record, folder: Path) -> None:
    """Each file whole or not at all; a report indented, for people read it."""
    for name, data in files.items():
        file = folder / name / file_name(record)
        text = json.dumps(data, ensure_ascii=False, indent=2 if name == "reports" else None) + "\n"
        begun = file.with_name(f".{file.stem}.tmp")
        begun.write_text(text, "utf-8", "backslashreplace")
        begun.replace(file)


def page_of(record: Record, folder: Path) -> dict[str, Any]:
    """What was kept of a page: title, text, reference, figures and findings. Empty where it is gone."""
    file = folder / "pages" / file_name(record)
    data: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return data


def calls_of(record: Record, folder: Path) -> list[dict[str, Any]]:
    """What was asked for a draft, and what came: purpose, section, messages with their texts, answer. Empty without."""
    file = folder / "calls" / file_name(record)
    if not file.is_file():
        return []
    data = json.loads(file.read_text("utf-8"))
    for call in data["calls"]:
        call["messages"] = [
            {"role": role, "text": data["texts"][number]} for role, number in call["messages"]
        ]
    found: list[dict[str, Any]] = data["calls"]
    return found


def file_name(record: Record) -> str:
    """ferry-composer-1a2b3c4d.json: a name that no other result has."""
    return re.sub(r"[^\w.-]+", "-", f"{record.case}@{record.model}")[:80] + f"-{record.key[:8]}.json"


def _calls(calls: Sequence[Call]) -> dict[str, Any]:
    """Each text once: most calls begin alike. Times are not kept, so that a run that is continued keeps the same."""
    texts: dict[str, int] = {}
    kept = []
    for call in calls:
        request, reply = call.request, call.reply
        said = [(one.role, texts.setdefault(one.text, len(texts))) for one in request.messages]
        line: dict[str, Any] = {"purpose": request.purpose, "section": request.task.id, "messages": said}
        if reply:
            line |= {"answer": reply.text, "finish": reply.finish}
            line |= {"input_tokens": reply.input_tokens, "output_tokens": reply.output_tokens}
        kept.append({**line, "failed": call.failed})
    return {"texts": list(texts), "calls": kept}


def _page(record: Record) -> dict[str, Any]:
    assert record.sample
    sample = record.sample
    return {
        "title": sample.report.brief.title,
        "kind": sample.report.brief.kind.name if sample.report.brief.kind else "",
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
