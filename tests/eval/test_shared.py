"""One run made by several processes over one database: each draft once, nothing lost with a process that dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import EndpointError, InputError
from assistant.interfaces.cli.evaluate import Wanted
from assistant.writers.chat_model import ChatWriter, Reply, Request
from eval import systems
from eval.command import run
from eval.shared.table import Shared

WORKER = """
import sys
from pathlib import Path
from assistant.interfaces.cli.evaluate import Wanted
from eval.command import run
from eval.shared import work
work.SILENCE, work.BEAT = 4, 0.3
run(Wanted((Path(sys.argv[1]),), ("noisy:0.2", "no-slots/noisy:0.2"), Path(sys.argv[2]), repeat=4, shared=True))
"""

# Takes the first draft, and then does nothing more.
HOLDER = """
import sys, time
from pathlib import Path
from assistant.settings import settings
from eval.cases import find_cases
from eval.runs import jobs, read_briefs
from eval.shared.table import Shared
cases = find_cases([Path(sys.argv[1])])
keys = [job.key for job in jobs(cases, read_briefs(cases), ["noisy:0.2"], 4, settings())]
shared = Shared(settings().database, "holder")
shared.add(keys)
print(shared.take(keys[0], "open"), flush=True)
time.sleep(600)
"""


def _results(folder: Path) -> list[dict[str, object]]:
    lines = [json.loads(line) for line in (folder / "results.jsonl").read_text("utf-8").splitlines()]
    for line in lines:
        line["usage"]["seconds"] = line["scores"]["seconds"]["value"] = None
    return lines


@pytest.fixture
def shared(tmp_path: Path) -> Shared:
    return Shared(tmp_path / "db", "one")


def test_a_draft_is_taken_by_one_and_finished_by_whom_has_it(shared: Shared, tmp_path: Path) -> None:
    other = Shared(tmp_path / "db", "other")
    shared.add(["a", "b"])
    other.add(["b", "c"])

    assert shared.states("abc") == {"a": "open", "b": "open", "c": "open"}
    assert shared.take("a", "open") and not other.take("a", "open")
    (worker, beat) = other.taken(["a"])["a"]
    shared.beat(["a"])
    assert not other.take("a", "taken", worker, beat), "it lives"
    assert other.take("a", "taken", worker, beat + 1)
    assert not shared.finish("a", {}, failed=False), "it was taken over"
    assert other.finish("a", {"line": 1}, failed=False) and shared.kept("a") == {"line": 1}
    shared.keep_answer(("m", 1), {"text": "答"})
    other.keep_answer(("m", 1), {"text": "另一个"})
    assert other.answer(("m", 1)) == {"text": "答"} and other.answer(("m", 2)) is None


def test_a_shared_run_of_one_is_as_one_that_is_not(cases: Path, tmp_path: Path) -> None:
    wanted = ((cases,), ("composer", "noisy:0.2"))
    run(Wanted(*wanted, tmp_path / "alone", repeat=2))
    run(Wanted(*wanted, tmp_path / "shared", repeat=2, shared=True, side_by_side=2))

    assert _results(tmp_path / "shared") == _results(tmp_path / "alone")
    for folder in ("pages", "calls"):
        alone, together = (
            {file.name: file.read_bytes() for file in (tmp_path / name / folder).iterdir()}
            for name in ("alone", "shared")
        )
        assert alone == together


def test_answers_that_one_was_given_are_not_asked_again_by_another(
    cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Model:
        name = "openai:m"

        async def answer(self, request: Request) -> Reply:
            if len(asked) == 1:
                raise EndpointError("断了", "gone")
            asked.append(request.text)
            return Reply("今年改造管网[[管网]]。")

        async def close(self) -> None:
            pass

    monkeypatch.setattr(systems, "choose", lambda name, config: ChatWriter(Model()))
    wanted = Wanted((cases,), ("openai:m",), tmp_path / "out", shared=True)
    assert run(wanted) == 1
    asked.append("")
    assert run(wanted) == 0
    assert len(asked) == 3


def test_a_model_that_cannot_be_reached_ends_the_worker(
    cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "none")

    with pytest.raises(EndpointError):
        run(Wanted((cases,), ("openai:m",), tmp_path / "out", shared=True))


def test_a_shared_run_without_a_folder_is_bad_input() -> None:
    with pytest.raises(InputError, match="--shared 要有 -o"):
        run(Wanted(shared=True))


@pytest.mark.slow
@pytest.mark.needs("postgresql")
def test_two_processes_make_each_draft_once_and_that_of_a_third_which_was_killed(
    cases: Path, tmp_path: Path, postgresql_url: str
) -> None:
    names = ("noisy:0.2", "no-slots/noisy:0.2")
    run(Wanted((cases,), names, tmp_path / "alone", repeat=4))
    environment = {**os.environ, "NIGAO_DATABASE": postgresql_url}
    command = [sys.executable, "-W", "ignore", "-c"]
    holder = subprocess.Popen(
        [*command, HOLDER, str(cases)], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout and holder.stdout.readline() == "True\n"
    workers = [
        subprocess.Popen(
            [*command, WORKER, str(cases), str(tmp_path / name)], env=environment, stdout=subprocess.DEVNULL
        )
        for name in ("one", "other")
    ]
    holder.send_signal(signal.SIGKILL)
    holder.communicate()

    assert [worker.wait() for worker in workers] == [0, 0]
    for name in ("one", "other"):
        assert _results(tmp_path / name) == _results(tmp_path / "alone")
        assert (tmp_path / name / "report.html").is_file()
