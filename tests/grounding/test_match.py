"""`states`: how a figure prints a fact, as a table in data."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from assistant.facts.match import states
from assistant.facts.sheet import FactSheet
from assistant.figures import find_figures
from tests.grounding.planted.sentences import DATA

TABLE: list[dict[str, Any]] = yaml.safe_load((DATA / "states.yaml").read_text("utf-8"))
ROWS = [(group["fact"], text, how) for group in TABLE for text, how in group["texts"].items()]


@pytest.mark.parametrize(("fact", "text", "how"), ROWS, ids=lambda value: str(value)[:30])
def test_a_figure_states_a_fact_as_the_table_says(fact: dict[str, Any], text: str, how: str) -> None:
    sheet = FactSheet.of([{"id": "f", "label": "指标", **fact}])
    figures = [f for f in find_figures(f"共{text}。").figures]
    assert len(figures) == 1, figures
    found = states(figures[0], sheet.resolve("f"))
    assert (found.how if found else "no") == how


def test_a_computed_fact_is_stated_when_it_is_rounded() -> None:
    sheet = FactSheet.of([{"id": "a", "value": 149}, {"id": "b", "value": 176}])
    figure = find_figures("率为84.7%").figures[0]
    found = states(figure, sheet.resolve("share(a, b)"))
    assert found is not None and found.how == "rounded"


def test_strength_falls_with_looser_units_and_hedges() -> None:
    sheet = FactSheet.of([{"id": "f", "value": 1987, "unit": "家"}])
    strengths = []
    for text in ("1987家", "1987个", "近2000家"):
        found = states(find_figures(f"共{text}").figures[0], sheet.resolve("f"))
        assert found is not None
        strengths.append(found.strength)
    assert strengths[0] == 1.0 and max(strengths[1:]) < 1.0
