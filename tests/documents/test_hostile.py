"""Files that mean harm: each is refused in one line, or read, within 2 seconds and 200 MB."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents.hostile import FILES, write_all


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory, root: Path) -> dict[str, tuple[float, str]]:
    """What a process of its own makes of every file: so that its memory can be measured."""
    folder = tmp_path_factory.mktemp("hostile")
    assert all(path.is_file() for path in write_all(folder))
    command = [sys.executable, "-W", "error", "-m", "tests.documents.hostile", str(folder)]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0 and not done.stderr, done.stderr
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    return {name: (float(number), said) for name, number, said in rows}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_in_one_line_or_read(
    name: str, outcomes: dict[str, tuple[float, str]]
) -> None:
    seconds, said = outcomes[name]
    wanted = FILES[name][1]
    assert said.startswith("error ") if wanted == "error" else said == wanted
    assert seconds < 2


def test_no_file_takes_more_than_200_megabytes(outcomes: dict[str, tuple[float, str]]) -> None:
    assert outcomes["megabytes"][0] < 200


def test_there_are_at_least_forty_of_them() -> None:
    assert len(FILES) >= 40
