"""A run that is begun anew while its last generation is still ending."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from assistant.drafting.durable.under_way import halt, is_under_way, joined, left


def test_a_run_begun_anew_is_not_stopped_with_its_last_generation_nor_ended_by_it() -> None:
    job: Any = SimpleNamespace(side_by_side=2, planned=SimpleNamespace(tasks=[1, 2]), stopped=False)
    before = joined("r", job, 0)
    assert halt("r") and before.stopped
    anew = joined("r", job, 1)
    assert not anew.stopped and joined("r", job, 1) is anew
    left("r", 0)
    assert is_under_way("r")
    left("r", 1)
    assert not is_under_way("r")
