"""The labelled cases: verdicts right, and no right figure called contradicted."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest

from tests.grounding.cases import Labelled, labelled

CASES = list(labelled())
SUBJECTS = [
    list(cases) for _, cases in groupby(CASES, key=lambda case: (case.language, case.subject, case.facts))
]


@pytest.mark.parametrize("cases", SUBJECTS, ids=lambda cases: cases[0].subject)
def test_each_figure_gets_the_verdict_that_a_reader_gave_it(cases: list[Labelled]) -> None:
    assert [(case.text, wrong) for case in cases if (wrong := case.wrong())] == []


def test_there_are_enough_cases_in_enough_subjects() -> None:
    languages = Counter(case.language for case in CASES)
    assert languages["zh"] >= 95 and languages["en"] >= 25
    assert len({case.subject for case in CASES}) >= 15


def test_no_figure_that_a_fact_backs_is_called_contradicted() -> None:
    accused = [
        (case.text, verdict.text)
        for case in CASES
        for verdict in case.figures()
        if verdict.verdict == "contradicted" and case.letter(verdict) in "sdro"
    ]
    assert accused == []
