"""Killed at any instant: no accepted run is lost, no recorded answer is paid twice, no text is in the wrong place.

On SQLite one worker, on PostgreSQL three. A tenth of it in `make test-slow`; `make chaos` (NIGAO_TEST_CHAOS=all) does all.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.living import chaos

pytestmark = pytest.mark.slow

ALL = os.environ.get("NIGAO_TEST_CHAOS") == "all"
FLEET = 3  # briefs that three workers share

# A life from the first commit to the last has 74 to 80: making the databases, the run, its heartbeat and queues.
# Three workers over three briefs make 130 and more durable writes, reading transactions not counted.
ONE = [f"{n}:{when}" for n in range(1, 81) for when in ("before", "after")]
THREE = [f"{n}:{when}" for n in range(1, 161) for when in ("before", "after")]
SEEDS = range(100 if ALL else 10)
SQLITE = [
    *(f"around:{instant}" for instant in (ONE if ALL else ONE[1::10])),
    *(f"random:{seed}" for seed in SEEDS),
]
POSTGRESQL = [
    *(f"three:{FLEET}:{instant}" for instant in (THREE if ALL else THREE[1::11])),
    *(f"fleet:{seed}:{FLEET}" for seed in SEEDS),
]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which every life on SQLite has been lived: two processes, which import everything once."""
    folder = tmp_path_factory.mktemp("lives")
    both(folder, "", f"calm:{FLEET}", "calm:1", SQLITE)
    return folder


@pytest.fixture(scope="module")
def lived_by_three(tmp_path_factory: pytest.TempPathFactory, postgresql_server: str) -> Path:
    """A folder in which every life of three workers on PostgreSQL has been lived."""
    folder = tmp_path_factory.mktemp("fleets")
    server = f"postgresql://postgres@/postgres?host={postgresql_server}"
    both(folder, server, f"three:{FLEET}", f"three:{FLEET}", POSTGRESQL)
    return folder


@pytest.fixture(scope="module")
def undisturbed(lived: Path) -> dict[str, Any]:
    """The reports of a life in which nothing happened, each section with the figure that is its own."""
    reports = found(lived / "0" / f"calm:{FLEET}")
    assert len(reports) == FLEET
    for report in reports.values():
        assert [figures(section) for section in report["sections"]] == [
            [f"{letter}数"] for letter in chaos.SECTIONS
        ]
    return reports


def figures(section: dict[str, Any]) -> list[str]:
    return re.findall(r"\[\[(.+?)]]", section["source"])


def both(folder: Path, server: str, first: str, second: str, lives: list[str]) -> None:
    """Half of the lives in each of two processes, either after a calm one that tells it how long a life takes."""
    plans = [(folder / "0", [first, *lives[::2]]), (folder / "1", [second, *lives[1::2]])]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda plan: run(plan[0], server, *plan[1]), plans))


def run(folder: Path, server: str, *lives: str) -> None:
    folder.mkdir()
    command = [sys.executable, "-m", "tests.living.lives", str(folder), server, *lives]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = "".join(file.read_text("utf-8") for file in folder.glob("*/out.txt"))
    assert done.returncode == 0, done.stdout + done.stderr + told


def found(life: Path) -> dict[str, Any]:
    return dict(json.loads((life / "found.json").read_text("utf-8")))


def place(folder: Path, life: str) -> Path:
    (one,) = folder.glob(f"*/{life}")
    return one


def expected(life: Path, undisturbed: dict[str, Any], briefs: int = 1) -> None:
    reports = found(life)
    assert sorted(reports) == [str(i) for i in range(briefs)], "an accepted run was lost"
    assert reports == {source: undisturbed[source] for source in reports}
    assert chaos.paid_twice(life / "log.txt") == []


def cut_short(folder: Path, lives: list[str]) -> float:
    ends = [(place(folder, life) / "ended.txt").read_text("utf-8") for life in lives]
    return sum(end.startswith("killed") for end in ends) / len(ends)


@pytest.mark.parametrize("life", SQLITE)
def test_a_killed_worker_loses_nothing(life: str, undisturbed: dict[str, Any], lived: Path) -> None:
    expected(place(lived, life), undisturbed)


def test_most_lives_of_a_worker_were_cut_short(lived: Path) -> None:
    """Else the test above would prove nothing."""
    assert cut_short(lived, SQLITE) > 0.7


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize("life", POSTGRESQL)
def test_three_workers_of_whom_some_are_killed_lose_nothing(
    life: str, undisturbed: dict[str, Any], lived_by_three: Path
) -> None:
    expected(place(lived_by_three, life), undisturbed, FLEET)


@pytest.mark.needs("postgresql")
def test_most_lives_of_three_workers_were_cut_short(lived_by_three: Path) -> None:
    assert cut_short(lived_by_three, POSTGRESQL) > 0.7


@pytest.mark.needs("postgresql")
def test_a_worker_that_stood_still_is_replaced_within_thirty_seconds_and_fenced_off(
    undisturbed: dict[str, Any], tmp_path: Path, postgresql_url: str
) -> None:
    run(tmp_path / "one", postgresql_url, "stopped")
    life = tmp_path / "one" / "stopped"
    expected(life, undisturbed)
    log = (life / "log.txt").read_text("utf-8")
    assert "revived 3" in log
    assert float(re.findall(r"taken over and done after (.+) s", log)[0]) < 30
