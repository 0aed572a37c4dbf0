"""Each score says what its file says; what cannot be judged is no zero."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.service import as_brief, draft
from eval.sample import Mark, Sample
from eval.scores import SCORES, chrf, errors, figures, headings, length, seconds
from eval.table import shown, summed_up

BRIEF = {
    "title": "松岭县供水情况报告",
    "facts": [{"id": "管网", "label": "改造管网", "value": "38.5", "unit": "公里"}],
    "sections": [{"heading": "做法", "facts": ["管网"]}, {"heading": "打算", "points": ["继续改造"]}],
}


@pytest.fixture(scope="module")
def sample() -> Sample:
    report = draft(as_brief(BRIEF), model="composer")
    return Sample(report, "供水 管网改造\n", "供水管网", 1.23456)


def test_headings_and_figures_are_counted_against_those_required(sample: Sample) -> None:
    assert headings.SCORE.judge(sample) == Mark(2, 2)
    assert figures.SCORE.judge(sample) == Mark(1, 1)


def test_only_findings_of_severity_error_count_as_errors(sample: Sample) -> None:
    from assistant.report.findings import Finding

    found = tuple(Finding(rule="length", severity=weight) for weight in ("error", "warning", "info"))  # type: ignore[arg-type]
    wrong = replace(sample, report=sample.report.model_copy(update={"findings": found}))

    assert errors.SCORE.judge(wrong) == Mark(1)


def test_chrf_is_100_for_the_reference_itself_and_0_for_a_text_that_shares_nothing(sample: Sample) -> None:
    assert chrf.SCORE.judge(replace(sample, text="供 水\n管网")) == Mark(100)
    assert chrf.SCORE.judge(replace(sample, text="xyz")) == Mark(0)


def test_chrf_is_the_formula_of_the_paper(sample: Sample) -> None:
    """供水管网改造 against 供水管网: F2 over mean precision and recall of the n-grams up to 4 that both can have."""
    precision = (4 / 6 + 3 / 5 + 2 / 4 + 1 / 3) / 4
    expected = 100 * 5 * precision * 1 / (4 * precision + 1)

    assert chrf.SCORE.judge(sample).value == pytest.approx(expected, abs=0.01)


def test_length_is_in_characters_without_white_space(sample: Sample) -> None:
    assert length.SCORE.judge(sample) == Mark(1.5)


def test_seconds_are_to_the_millisecond(sample: Sample) -> None:
    assert seconds.SCORE.judge(sample) == Mark(1.235)


def test_without_a_reference_what_needs_one_is_not_judged(sample: Sample) -> None:
    bare = replace(sample, reference=None)

    assert chrf.SCORE.judge(bare) == length.SCORE.judge(bare) == Mark(None)
    assert length.SCORE.judge(replace(sample, reference=" \n")) == Mark(None)


def test_every_score_has_a_name_of_its_own_a_version_and_a_unit() -> None:
    assert len({score.name for score in SCORES}) == len(SCORES)
    assert all(score.version >= 1 and score.unit for score in SCORES)


@pytest.mark.parametrize(
    ("marks", "summed", "printed"),
    [
        ([Mark(3, 4), Mark(5, 5)], Mark(8, 9), "8/9"),
        ([Mark(1), Mark(2)], Mark(3), "3"),
        ([Mark(70.0), Mark(None), Mark(61.5)], Mark(65.75), "65.75"),
        ([Mark(None)], Mark(None), "—"),
        ([], Mark(None), "—"),
    ],
    ids=[
        "counts",
        "numbers of findings",
        "averages leave out what was not judged",
        "nothing judged",
        "nothing",
    ],
)
def test_marks_are_summed_up_by_what_they_are(marks: list[Mark], summed: Mark, printed: str) -> None:
    from eval.record import Record

    records = [Record("case", "composer", "", {"x": mark}) for mark in marks]

    assert summed_up("x", records) == summed
    assert shown(summed) == printed
