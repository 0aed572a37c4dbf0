"""Writes the baseline of the composer anew: `python -m eval.baseline`.

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

COMPOSER = Path(__file__).parent / "baselines" / "composer.jsonl"


def composed() -> list[Record]:
    """The composer on every shipped case, as it is now."""
    cases, config = find_cases(), Settings()

    async def all_of_them() -> list[Record]:
        todo = jobs(cases, read_briefs(cases), ["composer"], 1, config)
        return [record async for record in records(todo, {}, Answers(), config)]

    return asyncio.run(all_of_them())


def write(file: Path = COMPOSER) -> None:
    """One line a case, times left out."""
    lines = []
    for record in composed():
        line = as_line(record)
        line["scores"]["seconds"]["value"] = None
        line["usage"].pop("seconds")
        lines.append(json.dumps(line, ensure_ascii=False))
    file.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    write()
