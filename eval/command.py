"""What `nigao eval` runs; found by the entry point `run` of the group `nigao.evaluation`."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from assistant.errors import InputError
from assistant.interfaces.cli.evaluate import Wanted
from assistant.interfaces.cli.screen import out
from assistant.settings import settings
from eval.answers import Answers
from eval.cases import find_cases
from eval.lines import append
from eval.prices import Prices
from eval.progress import Progress, progress
from eval.record import Record, as_line
from eval.results import ANSWERS, LINES, PAGE, keep, prepared
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
    for option, used in (("--judge", wanted.judge), ("--shared", wanted.shared)):
        if used and not wanted.output:
            raise InputError(f"{option} 要有 -o", f"{option} needs -o", expected="-o DIR")
    cases = find_cases(wanted.cases)[: wanted.limit or None]
    briefs = read_briefs(cases)
    todo = jobs(cases, briefs, wanted.models, wanted.repeat, settings())
    prices = Prices.of(settings())
    with progress(len(todo), prices) as heard:
        done = asyncio.run((_together if wanted.shared else _all)(todo, wanted, heard))
    if wanted.judge and wanted.output:
        from eval.judge.scoring import judged

        answers = Answers.kept(wanted.output / ANSWERS)
        done = asyncio.run(judged(done, briefs, wanted.output, wanted.judge, answers))
    if wanted.output:
        _page(done, wanted.output, prices)
    if not wanted.as_json:
        show(prices.put(done))
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


async def _all(todo: list[Job], wanted: Wanted, heard: Progress) -> list[Record]:
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
        heard(record, record.key in again)
    return done


async def _together(todo: list[Job], wanted: Wanted, heard: Progress) -> list[Record]:
    """All drafts, whoever of those that share the run has made them."""
    from eval.shared.work import together

    assert wanted.output
    known = prepared(wanted.output)
    config = settings()
    done = []
    where = config.database or wanted.output / "shared"
    async for record in together(todo, where, wanted.output, config, wanted.side_by_side, heard):
        done.append(record)
        if record.key not in known:
            append(wanted.output / LINES, as_line(record))
        if wanted.as_json:
            out(json.dumps(as_line(record), ensure_ascii=False))
    return done


def _page(done: list[Record], folder: Path, prices: Prices) -> None:
    from eval.page import written

    (folder / PAGE).write_text(written(done, folder, prices), "utf-8", "backslashreplace")
