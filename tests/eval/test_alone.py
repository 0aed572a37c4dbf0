"""In a network namespace with nothing in it, where the machine allows one: no socket is missed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RUN = """
import json, sys
from pathlib import Path
from assistant.interfaces.cli.evaluate import Wanted
from eval.command import run
wanted = json.loads(sys.argv[1])
sys.exit(run(Wanted((Path(wanted["case"]),), tuple(wanted["models"]), Path(wanted["out"]), record=wanted["record"] and Path(wanted["record"]))))
"""


def _allowed() -> bool:
    unshare = shutil.which("unshare")
    return (
        bool(unshare)
        and not subprocess.run([unshare, "-n", "true"], capture_output=True, check=False).returncode
    )


def _alone(
    case: Path, out: Path, *models: str, record: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """An evaluation in a namespace of its own; any address family but files and netlink is an error of the kernel's."""
    import json

    asked = {"case": str(case), "models": models, "out": str(out), "record": record and str(record)}
    command = ["unshare", "-n", sys.executable, "-W", "ignore", "-c", RUN, json.dumps(asked)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)


@pytest.mark.slow
@pytest.mark.skipif(not _allowed(), reason="this machine allows no network namespace (unshare -n)")
def test_the_composer_scripted_and_recorded_answers_need_no_network(
    cases: Path, tmp_path: Path, script: str
) -> None:
    tape = tmp_path / "tape.jsonl"
    written = _alone(cases, tmp_path / "live", script, record=tape)
    done = _alone(cases, tmp_path / "out", "composer", "noisy:0.1", f"recorded:{tape}")

    assert written.returncode == 0, written.stderr
    assert done.returncode == 0, done.stderr
    assert len((tmp_path / "out" / "results.jsonl").read_text("utf-8").splitlines()) == 6
    assert (tmp_path / "out" / "report.html").is_file()


@pytest.mark.slow
@pytest.mark.skipif(not _allowed(), reason="this machine allows no network namespace (unshare -n)")
def test_in_there_a_model_behind_an_address_cannot_be_reached(
    cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the test above would prove nothing."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    done = _alone(cases, tmp_path / "out", "openai:m")

    assert done.returncode != 0 and "EndpointError" in done.stderr
