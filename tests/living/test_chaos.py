"""Killed at any instant: no accepted run is lost, no recorded answer is paid twice, no text is in the wrong place.

A tenth of it in `make test-slow`; `make chaos` (NIGAO_TEST_CHAOS=all) does all.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.living import chaos

pytestmark = pytest.mark.slow

ALL = os.environ.get("NIGAO_TEST_CHAOS") == "all"

# A life from the first commit to the last has some eighty: making the databases, the run, its heartbeat and queues.
INSTANTS = [(n, when) for n in range(1, 91) for when in ("before", "after")]
AROUND = [f"{n}:{when}" for n, when in (INSTANTS if ALL else INSTANTS[1::10])]
RANDOM = [str(seed) for seed in range(100 if ALL else 10)]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which every life of the plan has been lived: two processes, which import everything once."""
    folder = tmp_path_factory.mktemp("lives")
    plan = ["calm", *(f"around:{instant}" for instant in AROUND), *(f"random:{seed}" for seed in RANDOM)]
    halves = [plan[::2], plan[1::2]]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda half: run(folder, "", *half), halves))
    return folder


@pytest.fixture(scope="module")
def undisturbed(lived: Path) -> dict[str, Any]:
    (report,) = chaos.reports(lived / "calm" / "data").values()
    texts = {section.heading[2:3]: section.source for section in report.sections}
    assert all(f"[[{letter}数]]" in source for letter, source in texts.items())
    return chaos.told(report)


def run(folder: Path, database: str, *lives: str) -> None:
    command = [sys.executable, "-m", "tests.living.lives", str(folder), database, *lives]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = "".join(file.read_text("utf-8") for file in folder.glob("*/out.txt"))
    assert done.returncode == 0, done.stdout + done.stderr + told


def expected(undisturbed: dict[str, Any], folder: Path, database: str = "") -> None:
    found = chaos.reports(folder / "data", database)
    assert list(found) == ["0"], "an accepted run was lost"
    assert chaos.told(found["0"]) == undisturbed
    assert chaos.paid_twice(folder / "log.txt") == []


@pytest.mark.parametrize("instant", AROUND)
def test_a_kill_around_any_durable_write_loses_nothing(
    instant: str, undisturbed: dict[str, Any], lived: Path
) -> None:
    expected(undisturbed, lived / f"around:{instant}")


@pytest.mark.parametrize("seed", RANDOM)
def test_a_kill_at_a_random_instant_loses_nothing(
    seed: str, undisturbed: dict[str, Any], lived: Path
) -> None:
    expected(undisturbed, lived / f"random:{seed}")


def test_most_lives_were_cut_short(lived: Path) -> None:
    """Else the tests above would prove nothing."""
    ends = [(lived / f"around:{instant}" / "ended.txt").read_text("utf-8") for instant in AROUND]
    assert ends.count("killed") > len(ends) * 0.7


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize("seed", range(20 if ALL else 1))
def test_three_workers_that_are_killed_by_turns_lose_nothing(
    seed: int, undisturbed: dict[str, Any], tmp_path: Path, postgresql_url: str
) -> None:
    briefs = 12 if ALL else 6
    run(tmp_path, postgresql_url, f"fleet:{seed}:{briefs}")
    found = chaos.reports(tmp_path / f"fleet:{seed}:{briefs}" / "data", postgresql_url)
    assert sorted(found, key=int) == [str(i) for i in range(briefs)]
    assert chaos.told(found["0"]) == undisturbed
    for report in found.values():
        texts = {section.heading[2:3]: section.source for section in report.sections}
        for letter, source in texts.items():
            others = [other for other in chaos.SECTIONS if other != letter]
            assert f"[[{letter}数]]" in source and not any(f"[[{other}数]]" in source for other in others)
    assert chaos.paid_twice(tmp_path / f"fleet:{seed}:{briefs}" / "log.txt") == []


@pytest.mark.needs("postgresql")
@pytest.mark.skipif(not ALL, reason="takes half a minute: make chaos")
def test_a_worker_that_stood_still_is_replaced_within_thirty_seconds_and_fenced_off(
    undisturbed: dict[str, Any], tmp_path: Path, postgresql_url: str
) -> None:
    started = time.monotonic()
    run(tmp_path, postgresql_url, "stopped")
    assert time.monotonic() - started < 60
    expected(undisturbed, tmp_path / "stopped", postgresql_url)
    log = (tmp_path / "stopped" / "log.txt").read_text("utf-8")
    assert "revived 3" in log
    assert float(re.findall(r"taken over and done after (.+) s", log)[0]) < 30
