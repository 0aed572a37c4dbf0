"""A quick sample of planted errors and legitimate variants; `python -m tests.grounding.planted` runs all."""

from __future__ import annotations

from random import Random

import pytest

from tests.grounding.planted.scoring import Row, right_rows, wrong_rows
from tests.grounding.planted.sentences import shapes, subjects

SAMPLE, SEED = 60, 2025
RIGHT = list(right_rows(Random(SEED), SAMPLE))
WRONG = list(wrong_rows(Random(SEED + 1), SAMPLE))


@pytest.mark.parametrize("row", RIGHT, ids=lambda row: row.name)
def test_right_text_and_its_variants_are_not_flagged(row: Row) -> None:
    assert row.cases >= SAMPLE // 3
    assert row.flagged <= 0.01 * row.figures, row.missed


@pytest.mark.parametrize("row", WRONG, ids=lambda row: row.name)
def test_planted_errors_are_caught(row: Row) -> None:
    assert row.cases >= SAMPLE // 2
    assert row.rate >= 97, row.missed


def test_the_sentences_are_of_many_shapes_and_subjects() -> None:
    assert len(set(shapes())) >= 60
    assert len(subjects()) >= 20
