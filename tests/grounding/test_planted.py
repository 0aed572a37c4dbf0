"""A quick sample of planted errors and legitimate variants; `python -m tests.grounding.planted` runs all."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from tests.grounding.planted.errors import ACROSS, CLASSES
from tests.grounding.planted.scoring import Row, right_rows, wrong_rows
from tests.grounding.planted.sentences import shapes, subjects
from tests.grounding.planted.variants import VARIANTS

SAMPLE, SEED = 60, 2025
LANGUAGES = ("zh", "en")
RIGHT = [
    (language, name)
    for language in LANGUAGES
    for name in ("unchanged", "unchanged, two sections", *VARIANTS[language])
]
WRONG = [(language, name) for language in LANGUAGES for name in (*CLASSES, ACROSS)]


@cache
def _right(language: str) -> dict[str, Row]:
    """Run by the one worker that has this file, not by each that collects it."""
    return {row.name: row for row in right_rows(Random(SEED), SAMPLE, language)}


@cache
def _wrong(language: str) -> dict[str, Row]:
    return {row.name: row for row in wrong_rows(Random(SEED + 1), SAMPLE, language)}


@pytest.mark.parametrize(("language", "name"), RIGHT)
def test_right_text_and_its_variants_are_not_flagged(language: str, name: str) -> None:
    row = _right(language)[name]
    assert row.cases >= SAMPLE // 3
    assert row.flagged <= 0.01 * row.figures, (language, row.missed)


@pytest.mark.parametrize(("language", "name"), WRONG)
def test_planted_errors_are_caught(language: str, name: str) -> None:
    row = _wrong(language)[name]
    assert row.cases >= SAMPLE // 2
    assert row.rate >= 97, (language, row.missed)


def test_every_class_was_run() -> None:
    for language in LANGUAGES:
        assert {(language, name) for name in _right(language)} == {p for p in RIGHT if p[0] == language}
        assert {(language, name) for name in _wrong(language)} == {p for p in WRONG if p[0] == language}


def test_the_sentences_are_of_many_shapes_and_subjects() -> None:
    assert len(set(shapes())) >= 60
    assert len(subjects()) >= 20
    assert len(shapes("en")) >= 30 and len(subjects("en")) >= 10
