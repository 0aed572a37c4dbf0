"""Polishing neither loses nor adds: the table of tests/data/drafting/polished.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.brief import Brief, Task
from assistant.drafting.faithful import unfaithful
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "data" / "drafting" / "polished.yaml").read_text(encoding="utf-8")
)


def task(case: dict[str, Any]) -> Task:
    facts = FactSheet.of([{"id": "户数", "label": "改造户数", "value": 1234, "unit": "户"}, {"id": "start"}])
    outline = make_outline([{"heading": "节", "points": case.get("points", [])}])
    brief = Brief(title="题", language=case.get("language", "zh"), facts=facts, outline=outline)
    placed = next(iter(outline.walk()))
    return Task("1", brief, placed.section, (), placed)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_a_polished_text_may_stand_only_where_it_says_what_its_draft_said(case: dict[str, Any]) -> None:
    said = unfaithful(task(case), case["draft"], case["polished"])
    told = said.in_(case.get("language", "zh")) if said else ""
    assert told == case.get("why", "")
