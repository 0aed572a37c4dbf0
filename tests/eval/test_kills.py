"""Killed at random instants and started again: the results are those of a run that was not, and nothing is paid twice.

A quarter of it in `make test-slow`; NIGAO_TEST_CHAOS=all does a hundred kills.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 100 if os.environ.get("NIGAO_TEST_CHAOS") == "all" else 25


@pytest.mark.slow
def test_runs_killed_at_random_instants_end_as_one_that_was_not(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.eval.kills", str(tmp_path / "lives"), str(KILLS), "2025"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)

    assert told["kills"] >= KILLS and told["calls"] > 10
    assert told["same"] == told["runs"], "a file differs, times aside"
    assert told["asked_again"] == 0, "an answer that was recorded was asked again"
    assert told["continued"] > KILLS / 2, "else most kills came before anything stood"
