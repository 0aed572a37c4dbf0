"""`python -m eval.again RECORDING… -o DIR`: all that was recorded, drafted and scored once more, without the model.

A recording is what `--record` wrote, or a folder of results with its `answers.jsonl`. Every way of drafting is tried
on every case; a draft that asks what was never answered is left out. DIR, which must be new, gets answers, results and
page, and both tables of `python -m eval.gains` are printed, the composer among them. So another check or another score
needs no model, and what a part gains is seen from the answers that the whole system was given.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.errors import InputError, NigaoError
from assistant.interfaces.cli.screen import note, out, told
from assistant.language import Said
from assistant.settings import Settings, settings
from eval.answers import Answers
from eval.cases import find_cases
from eval.gains.__main__ import tables
from eval.kept import UnansweredError
from eval.lines import append, read_lines
from eval.page import written
from eval.page.drafts import short
from eval.record import Record
from eval.results import ANSWERS, LINES, PAGE, keep, kept_records, prepared
from eval.runs import Job, drafted_record, jobs, read_briefs
from eval.sample import Mark
from eval.systems import WAYS

COMPOSER = "composer"
_NEW = Said("新的文件夹", "a new folder")
# The whole system first, then the baselines, then what has a part left out.
_BASELINES = ("one-prompt", "no-slots")
_ORDER = ("", *_BASELINES, *(way for way in WAYS if way and way not in _BASELINES))
Times = Mapping[tuple[str, str, int], Mark]  # by short name, case, repeat


def gathered(recordings: Sequence[Path], folder: Path) -> Path:
    """The answers of all recordings, of one model, in one file of a new folder. Raises InputError or OutputError."""
    if (folder / LINES).exists():
        raise InputError("已有评测结果", "holds results already", file=folder, expected=_NEW)
    lines = [line for path in recordings for line in read_lines(path / ANSWERS if path.is_dir() else path)]
    models = list(dict.fromkeys((line.get("model"), line.get("of")) for line in lines))
    if len(models) != 1:
        raise InputError(
            "录下的应是一个模型的回答",
            "recordings are of one model",
            found="、".join(f"{model} {of}" for model, of in models) or "0",
            expected="1",
        )
    prepared(folder)
    for line in lines:
        append(folder / ANSWERS, line)
    return folder / ANSWERS


def times(recordings: Sequence[Path]) -> Times:
    """What each draft took when it was made, as far as there are results: a replay says nothing about time."""
    folders = [path for path in recordings if path.is_dir() and (path / LINES).exists()]
    found = [record for path in folders for record in kept_records(path)]
    return {_place(record): record.marks["seconds"] for record in found if "seconds" in record.marks}


def again(file: Path, took: Times, config: Settings) -> list[Record]:
    """Every draft whose questions are all answered, system by system; its seconds are those of back then."""
    answers = Answers.of_recording(file)
    ((name, _),) = answers.models
    repeats = 1 + max(key[4] for key in answers.known)
    cases = find_cases()
    briefs = read_briefs(cases)
    made: list[Record] = []
    for way in (*_ORDER, COMPOSER):
        prefix = f"{way}/" if way else ""
        system, shown = (way, way) if way == COMPOSER else (f"{prefix}recorded:{file}", f"{prefix}{name}")
        todo = jobs(cases, briefs, [system], repeats, config)
        done = [record for job in todo if (record := _drafted(job, shown, took, config))]
        note(told(f"{shown}：{len(done)} / {len(todo)} 稿", f"{shown}: {len(done)} of {len(todo)} drafts"))
        made += done
    return made


def _drafted(job: Job, shown: str, took: Times, config: Settings) -> Record | None:
    """The draft under the name of the model that answered; None where a question has no answer."""
    try:
        record = asyncio.run(drafted_record(job, Answers(), config))
    except UnansweredError:
        return None
    record = replace(record, model=shown)
    if mark := took.get(_place(record)):
        record = replace(record, marks={**record.marks, "seconds": mark})
    return record


def _place(record: Record) -> tuple[str, str, int]:
    return short(record.model), record.case, record.repeat


def main(arguments: Sequence[str]) -> int:
    """0, or 2 where nothing was recorded, it is of several models, or DIR holds results."""
    parser = argparse.ArgumentParser(prog="python -m eval.again", description=__doc__)
    parser.add_argument("recordings", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    wanted = parser.parse_args(arguments)
    try:
        made = again(gathered(wanted.recordings, wanted.output), times(wanted.recordings), settings())
        for record in made:
            keep(record, wanted.output)
        (wanted.output / PAGE).write_text(written(made, wanted.output), "utf-8", "backslashreplace")
        out(tables(made))
    except NigaoError as error:
        note(str(error))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
