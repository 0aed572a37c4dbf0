"""A GGUF file on this machine: what is no model is refused, the child ends with us, and a real model drafts."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.brief.read import read_brief
from assistant.errors import EndpointError, InputError
from assistant.service import draft
from assistant.settings import Settings, examples_folder
from assistant.writers.local.process import serve
from assistant.writers.models import choose
from tests.parts import model

_ONE_THREAD = Settings.model_validate({"local_threads": 1})


def test_a_file_that_is_no_model_is_refused_before_anything_is_started(tmp_path: Path) -> None:
    file = tmp_path / "m.gguf"
    with pytest.raises(InputError, match="读不出来"):
        choose(f"local:{file}")
    file.write_bytes(b"PK\x03\x04")
    with pytest.raises(InputError, match="不是 GGUF"):
        choose(f"local:{file}")


def test_the_install_is_named_where_the_engine_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "m.gguf"
    file.write_bytes(b"GGUF")
    monkeypatch.setattr("assistant.writers.local.process.find_spec", lambda name: None)
    with pytest.raises(Exception, match=r"nigao\[local\]"):
        choose(f"local:{file}")


@pytest.mark.slow
@pytest.mark.needs("model")
def test_a_broken_model_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "broken.gguf"
    file.write_bytes(b"GGUF" + b"\0" * 100)
    with pytest.raises(EndpointError, match="装不进去"):
        asyncio.run(serve(file, threads=1, context=1024))


@pytest.mark.slow
@pytest.mark.needs("model")
def test_the_small_model_drafts_a_report_that_holds_and_is_mostly_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One answer at a time, each from a seed of its own: the same on a busy machine as on an idle one, only later."""
    monkeypatch.setenv("NIGAO_LOCAL_THREADS", "1")
    monkeypatch.setenv("NIGAO_LOCAL_TIMEOUT", "100000")
    monkeypatch.setenv("NIGAO_ROUNDS", "4")
    report = draft(read_brief(examples_folder() / "study" / "brief.yaml"), model=f"local:{model()}")

    parts = [section for _, _, section in report.walk() if section.source]
    own = [part for part in parts if part.written_by.startswith("local:")]
    assert not [finding for finding in report.findings if finding.severity == "error"]
    assert report.coverage.headings.missing == () and report.coverage.figures.missing == ()
    assert len(own) * 2 >= len(parts), [(part.id, part.way) for part in parts]
    assert report.usage.calls >= len(parts) and report.usage.output_tokens > 100


@pytest.mark.slow
@pytest.mark.needs("model")
def test_the_child_asks_for_its_key_and_ends_when_its_parent_is_killed() -> None:
    program = (
        "import asyncio, pathlib, sys, time\n"
        "from assistant.writers.local.process import serve\n"
        "served = asyncio.run(serve(pathlib.Path(sys.argv[1]), threads=1, context=1024))\n"
        "print(served.process.pid, served.address, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(model())], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout
    child, address = parent.stdout.readline().split()
    assert address.startswith("http://127.0.0.1:") and _status(f"{address}/v1/models") == 401
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    parent.stdout.close()

    deadline = time.monotonic() + 60
    while _alive(int(child)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(int(child))


def _alive(pid: int) -> bool:
    """Whether a process is there and is no zombie that nobody has waited for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _status(address: str) -> int:
    import urllib.error
    import urllib.request

    try:
        with urllib.request.urlopen(address + "?", timeout=5) as reply:
            return int(reply.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
