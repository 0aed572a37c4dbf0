"""LibreOffice as a second reader and as an editor, driven from a test by a Python that has `uno`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tests.parts

_ACTS = Path(__file__).with_name("office_acts.py")
Act = Sequence[Any]


def job(path: Path, *acts: Act, save: Path | None = None) -> dict[str, object]:
    """What is to be done to one file: acts by their names in `office_acts`, each with its arguments."""
    return {"open": str(path), "acts": [list(act) for act in acts], "save": str(save) if save else ""}


def done(jobs: Sequence[dict[str, object]]) -> list[list[str]]:
    """Does all jobs in one LibreOffice; the paragraphs of each document as they then read, tables aside."""
    python, program = tests.parts.uno(), tests.parts.office()
    assert python and program
    run = subprocess.run(
        [python, str(_ACTS), program],
        input=json.dumps(jobs),
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert run.returncode == 0, run.stderr
    said: list[list[str]] = json.loads(run.stdout)
    return said
