"""A quick sample of planted errors and legitimate variants; `python -m tests.grounding.planted` runs all."""

from __future__ import annotations

from random import Random

import pytest

from tests.grounding.planted.scoring import Row, right_rows, wrong_rows
from tests.grounding.planted.sentences import shapes, subjects

SAMPLE, SEED = 60, 2025
LANGUAGES = ("zh", "en")
RIGHT = [(language, row) for language in LANGUAGES for row in right_rows(Random(SEED), SAMPLE, language)]
WRONG = [(language, row) for language in LANGUAGES for row in wrong_rows(Random(SEED + 1), SAMPLE, language)]


@pytest.mark.parametrize(("language", "row"), RIGHT, ids=lambda one: getattr(one, "name", one))
def test_right_text_and_its_variants_are_not_flagged(language: str, row: Row) -> None:
    assert row.cases >= SAMPLE // 3
    assert row.flagged <= 0.01 * row.figures, (language, row.missed)


@pytest.mark.parametrize(("language", "row"), WRONG, ids=lambda one: getattr(one, "name", one))
def test_planted_errors_are_caught(language: str, row: Row) -> None:
    assert row.cases >= SAMPLE // 2
    assert row.rate >= 97, (language, row.missed)


def test_the_sentences_are_of_many_shapes_and_subjects() -> None:
    assert len(set(shapes())) >= 60
    assert len(subjects()) >= 20
    assert len(shapes("en")) >= 30 and len(subjects("en")) >= 10
