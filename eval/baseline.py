"""Writes the baselines anew: `python -m eval.baseline`. One is of the composer, one of a scripted model that slips.

The lines are those of `results.jsonl`, without what differs from run to run and from machine to machine.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from assistant.settings import Settings
from eval.answers import Answers
from eval.cases import find_cases
from eval.record import Record, as_line
from eval.runs import jobs, read_briefs, records

_FOLDER = Path(__file__).parent / "baselines"
COMPOSER, SCRIPTED = _FOLDER / "composer.jsonl", _FOLDER / "scripted.jsonl"
# One figure of ten is wrong or left out at first: sections are sent back, mended and composed.
BASELINES = {COMPOSER: "composer", SCRIPTED: "noisy:0.1"}


def drafted_now(system: str) -> list[Record]:
    """The system on every shipped case, as it is now."""
    cases, config = find_cases(), Settings()

    async def all_of_them() -> list[Record]:
        todo = jobs(cases, read_briefs(cases), [system], 1, config)
        return [record async for record in records(todo, {}, Answers(), config)]

    return asyncio.run(all_of_them())


def write(file: Path, system: str) -> None:
    """One line a case, times left out."""
    lines = []
    for record in drafted_now(system):
        line = as_line(record)
        line["scores"]["seconds"]["value"] = None
        line["usage"].pop("seconds")
        lines.append(json.dumps(line, ensure_ascii=False))
    file.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    for path, name in BASELINES.items():
        write(path, name)
