"""What `nigao eval` runs; found by the entry point `run` of the group `nigao.evaluation`."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from assistant.errors import InputError
from assistant.interfaces.cli.evaluate import Wanted
from assistant.interfaces.cli.screen import note, out, told
from assistant.settings import settings
from eval.answers import Answers
from eval.cases import find_cases
from eval.record import Record, as_line
from eval.results import ANSWERS, PAGE, keep, prepared
from eval.runs import Job, jobs, read_briefs, records
from eval.systems import parted
from eval.table import show


def run(wanted: Wanted) -> int:
    """Drafts and scores; 0 when every report stands without an error finding, else 1. Raises NigaoError."""
    if wanted.compare:
        from eval.compare.command import compared

        return compared(wanted)
    for model in wanted.models:
        parted(model)
    _one_model(wanted)
    cases = find_cases(wanted.cases)[: wanted.limit or None]
    todo = jobs(cases, read_briefs(cases), wanted.models, wanted.repeat, settings())
    done = asyncio.run(_all(todo, wanted))
    if wanted.output:
        _page(done, wanted.output)
    if not wanted.as_json:
        show(done)
    return int(any(record.severe for record in done))


def _one_model(wanted: Wanted) -> None:
    """A recording is of one model, for its replay cannot tell two apart."""
    asked = {parted(model)[1] for model in wanted.models} - {"composer"}
    if wanted.record and (len(asked) != 1 or any(model.startswith("recorded:") for model in asked)):
        raise InputError(
            "--record 只录一个模型",
            "--record takes down one model",
            found="、".join(sorted(asked)) or "composer",
            expected="--model openai:NAME",
        )


async def _all(todo: list[Job], wanted: Wanted) -> list[Record]:
    known = prepared(wanted.output) if wanted.output else {}
    answers = Answers.kept(wanted.output / ANSWERS if wanted.output else None, wanted.record)
    done: list[Record] = []
    # A recording has to hold the answers of drafts that stand already, so they are gone through again.
    again = {} if wanted.record else known
    async for record in records(todo, again, answers, settings(), wanted.side_by_side):
        done.append(record)
        if wanted.output and record.key not in known:
            keep(record, wanted.output)
        if wanted.as_json:
            out(json.dumps(as_line(record), ensure_ascii=False))
        note(_progress(record, done, len(todo), record.key in again))
    return done


def _progress(record: Record, done: list[Record], of: int, known: bool) -> str:
    """[3/29] ferry · openai:NAME, and what has been spent until now."""
    tokens = sum(one.usage.input_tokens + one.usage.output_tokens for one in done)
    spent = told(f" · 已用 {tokens:,} 词元", f" · {tokens:,} tokens so far") if tokens else ""
    again = told(" · 已有", " · known") if known else ""
    return f"[{len(done)}/{of}] {record.case} · {record.model}{again}{spent} {record.failed}".rstrip()


def _page(done: list[Record], folder: Path) -> None:
    from eval.page import written

    (folder / PAGE).write_text(written(done, folder), "utf-8", "backslashreplace")
