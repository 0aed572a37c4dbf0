"""Lives of an evaluation, each in a process of its own that is killed: `python -m tests.eval.kills FOLDER KILLS SEED`.

The processes are forked from one that has imported everything. The model is the scripted one with slips, so that
sections are sent back and mended; it writes down what it is asked before it answers. Prints one line of JSON.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from assistant.interfaces.cli.evaluate import Wanted
from assistant.settings import Settings
from assistant.writers.chat_model import ChatWriter, Reply, Request
from assistant.writers.writer import Writer
from eval import command, systems
from eval.cases import SHIPPED
from eval.results import LINES
from eval.systems.noisy import Noisy

CASES, SYSTEMS = ("ferry", "market"), ("openai:m", "one-prompt/openai:m", "composer")
_CHOOSE = systems.choose  # type: ignore[attr-defined]
ASKED = "asked.txt"


class Logged:
    """The scripted model with slips behind an endpoint's name: every question is in a file before its answer."""

    name = "openai:m"

    def __init__(self, log: Path) -> None:
        self._model, self._log = Noisy(0.2, "kills", ("", 0)), log

    async def answer(self, request: Request) -> Reply:
        sent = hashlib.sha256(request.text.encode()).hexdigest()
        with self._log.open("a") as file:
            file.write(sent + "\n")
        await asyncio.sleep(0.002)
        return await self._model.answer(request)

    async def close(self) -> None:
        pass


def evaluate(folder: Path) -> None:
    """One evaluation into this folder, its model's questions beside it."""

    def chosen(name: str, config: Settings) -> Writer:
        return _CHOOSE(name, config) if name == "composer" else ChatWriter(Logged(folder / ASKED))

    systems.choose = chosen  # type: ignore[attr-defined]
    cases = tuple(SHIPPED / name for name in CASES)
    command.run(Wanted(cases, SYSTEMS, folder / "out", side_by_side=2))


def forked(folder: Path) -> int:
    """The process id of a life that evaluates into this folder."""
    child = os.fork()
    if child:
        return child
    try:
        sys.stdout = sys.stderr = (folder / "said.txt").open("a")
        evaluate(folder)
        sys.stdout.flush()
    finally:
        os._exit(0)


def lived(folder: Path) -> float:
    """A life to its end; how long it took."""
    started = time.monotonic()
    os.waitpid(forked(folder), 0)
    return time.monotonic() - started


def killed(folder: Path, after: float) -> bool:
    """A life killed after so many seconds; whether the kill came before its end."""
    child = forked(folder)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def asked(folder: Path) -> Counter[str]:
    file = folder / ASKED
    return Counter(file.read_text().split()) if file.exists() else Counter()


def answered(folder: Path) -> int:
    """How many answers stand in the file, whole."""
    file = folder / "out" / "answers.jsonl"
    return file.read_bytes().count(b"\n") if file.exists() else 0


def results(folder: Path) -> dict[str, bytes]:
    """Every file that a run leaves, by its name; times made equal, the answers in the order of their keys."""
    found = {}
    for file in sorted((folder / "out").rglob("*")):
        if file.is_file():
            found[file.relative_to(folder / "out").as_posix()] = _without_times(file)
    return found


def _without_times(file: Path) -> bytes:
    if file.suffix not in (".jsonl", ".json"):
        return b""  # the page: see `page`
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if file.suffix == ".jsonl"]
    lines = lines or [json.loads(file.read_text("utf-8"))]
    for line in lines:
        _level(line)
    if file.name != LINES and file.suffix == ".jsonl":
        lines.sort(key=lambda line: json.dumps(line, sort_keys=True))
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()


def _level(data: object) -> None:
    """Every time in it becomes nothing: the score, and what a report says it took."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name == "seconds":
                data[name] = None
            else:
                _level(value)
    elif isinstance(data, list):
        for value in data:
            _level(value)


def main() -> int:
    folder, wanted, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    for name in ("warm", "again", "whole"):
        (folder / name).mkdir(parents=True)
    # Everything that is imported when it is needed is imported now, and a fork has it.
    sys.stdout, terminal = (folder / "said.txt").open("a"), sys.stdout
    evaluate(folder / "warm")
    sys.stdout = terminal
    lasts = min(lived(folder / "again"), lived(folder / "whole"))
    whole, once = results(folder / "whole"), asked(folder / "whole")
    chance = random.Random(seed)
    told = {"kills": 0, "late": 0, "runs": 0, "same": 0, "calls": once.total(), "asked_again": 0}
    told["continued"] = 0  # lives that found answers or results
    while told["kills"] < wanted:
        place = folder / str(told["runs"])
        place.mkdir()
        for _ in range(chance.choice((1, 1, 2, 3))):
            before, questions = answered(place), asked(place).total()
            early = killed(place, chance.uniform(0, lasts))
            told["kills" if early else "late"] += 1
            told["continued"] += bool(before)
            told["asked_again"] += max(0, asked(place).total() - questions - (once.total() - before))
            if not early:
                break
        before, questions = answered(place), asked(place).total()
        lived(place)
        told["continued"] += bool(before)
        told["asked_again"] += asked(place).total() - questions - (once.total() - before)
        told["runs"] += 1
        told["same"] += results(place) == whole
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
