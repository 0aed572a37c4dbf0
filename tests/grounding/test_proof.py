"""What must be shown before a figure is called contradicted, and readings of English that no list of examples gives."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.facts.ground import Grounding, ground
from tests.grounding.cases import _fact
from tests.grounding.reworded import accused

VISITS = ["Footfall = 412600visits ~2025", "Visits to branches = 388200visits ~2025"]
SITES = ["Sites monitored = 86sites", "Sites rated good = 52sites"]
WAIT = ["Median wait = 9days ~2025", "Median wait = 14days ~2024"]
BOATS = ["Boats = 118boats @North Corrin", "Boats = 96boats @South Corrin"]
SHARE = [
    "Turnover = 400tonnes ~2025",
    "Turnover = 375tonnes ~2024",
    "Exports = 144tonnes ~2025",
    "Exports = 120tonnes ~2024",
]


def _verdicts(text: str, facts: Sequence[str]) -> dict[str, Grounding]:
    found = ground(text, [_fact(fact, at) for at, fact in enumerate(facts)], "en")
    return {verdict.text: verdict for verdict in found}


def test_a_value_under_an_unknown_name_is_not_said_to_be_another_facts() -> None:
    told = _verdicts("Guided visits came to 412,600.", VISITS)
    assert told["412,600"].verdict == "supported"


def test_a_value_beside_the_whole_label_of_another_fact_is() -> None:
    told = _verdicts("Visits to branches came to 412,600.", VISITS)
    assert told["412,600"].rule == "figure-misattributed"


def test_a_part_and_its_whole_are_not_taken_for_each_other() -> None:
    told = _verdicts("In all 52 of 86 sites were rated good.", SITES)
    assert [one.verdict for one in told.values()] == ["supported", "supported"]


def test_a_part_that_is_larger_than_its_whole_is_exchanged_with_it() -> None:
    told = _verdicts("In all 86 of 52 sites were rated good.", SITES)
    assert "contradicted" in {one.verdict for one in told.values()}


def test_what_had_been_is_of_an_earlier_year() -> None:
    told = _verdicts("The median wait, which had been 14 days, is now 9 days.", WAIT)
    assert {one.verdict for one in told.values()} == {"supported"}


@pytest.mark.parametrize(("word", "verdict"), [("fewer", "derived"), ("more", "contradicted")])
def test_more_and_fewer_than_another_place_must_suit_which_has_more(word: str, verdict: str) -> None:
    told = _verdicts(f"South Corrin has 96 boats, 22 {word} than North Corrin.", BOATS)
    assert told[next(text for text in told if text.startswith("22"))].verdict == verdict


def test_a_share_told_again_of_another_year_is_computed_from_that_year() -> None:
    told = _verdicts("Exports of 144 tonnes made up 36% of turnover, against 32% in 2024.", SHARE)
    assert told["32%"].arithmetic == "120 ÷ 375 = 32%"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_hardly_a_right_figure_is_called_contradicted_where_a_label_is_in_other_words(language: str) -> None:
    right, wrong = accused(language)
    assert right > 5000
    assert wrong / right < 0.005
