"""The labelled passages, the promises of the model, and the cost of a search."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.figures import Found, find_figures
from tests.figures.scorer import Passage, passages, score
from tests.growth import linear

DATA = Path(__file__).parent.parent / "data" / "figures"
CASES = passages(DATA)
PIECES = [
    *"0123456789５一二两三四五十百千万亿零〇半翻成倍年月日号时点分第前近约余多来几数上下个人元%‰.,，。、：:∶/-—~至到比+×X_【】[]（）“”\n ¥$",
    *(
        "百分之 分之 个百分点 三会一课 近三年 2025年 第三季度 one two-thirds half Q3 September million per cent".split(
            " "
        )
    ),
    *("between and to from US$ 〔2023〕12号 GB/T 9704 [[ ]] ½ ② Ⅲ İ ٣ 🙂".split(" ")),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.batch}-{case.id}")
def test_every_labelled_passage_is_read_as_its_labels_say(case: Passage) -> None:
    assert score([case], find_figures).wrong == []


def test_the_labelled_set_is_as_wide_as_the_issue_asks() -> None:
    assert len(CASES) >= 120
    assert len({case.area for case in CASES}) >= 15
    assert sum(case.language == "en" for case in CASES) >= 25


def test_the_scorer_sees_a_missed_a_false_and_a_misread_figure() -> None:
    nothing = score(CASES[:3], lambda text, language: Found())
    assert nothing.f1 == 0 and nothing.wrong
    shifted = score(CASES[:3], lambda text, language: find_figures("12%" + text, language))
    assert shifted.f1 < 0.5


def all_spans(found: Found) -> list[tuple[int, int]]:
    items = (*found.figures, *found.non_figures, *found.placeholders)
    return sorted((item.start, item.end) for item in items)


def assert_promises(text: str, found: Found) -> None:
    for item in (*found.figures, *found.non_figures, *found.placeholders):
        assert text[item.start : item.end] == item.text != "" and item.end <= len(text)
    spans = all_spans(found)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    for figure in found.figures:
        assert "E" not in figure.value
        assert (figure.kind == "range") == (figure.value_high is not None)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.sampled_from(["zh", "en"]))
def test_numbers_in_any_disorder_are_answered_with_true_offsets_and_no_overlap(
    text: str, language: str
) -> None:
    assert_promises(text, find_figures(text, language))


@settings(max_examples=200, deadline=None)
@given(st.text(), st.sampled_from(["zh", "en"]))
def test_any_text_is_answered(text: str, language: str) -> None:
    assert_promises(text, find_figures(text, language))


def steps(work: Callable[[], object]) -> int:
    """How many Python and C calls the work takes: a count, not a clock."""
    count = 0

    def tick(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", ["1", "一", "、", "（", "1、", "第", "_", "“一", "1:", "1-", "半", "【"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_long_monotone_text_costs_calls_in_proportion_to_its_length(unit: str, language: str) -> None:
    find_figures(unit * 50, language)
    short = steps(lambda: find_figures(unit * 500, language))
    long = steps(lambda: find_figures(unit * 2000, language))
    assert long <= 4.4 * short + 200


@pytest.mark.parametrize(
    ("unit", "language"),
    [("1-", "en"), ("1–", "en"), ("1_a.", "en"), ("seats 1, 2 ", "en"), ("第1、", "zh"), ("1路、", "zh")],
)
def test_a_chain_of_numbers_takes_time_in_proportion_to_its_length(unit: str, language: str) -> None:
    # Calls do not show what a pattern does inside.
    assert linear(lambda size: find_figures(unit * (size // len(unit)), language), 800)


@pytest.mark.parametrize("char", ["1", "一", "、", "（"])
def test_a_megabyte_of_one_character_takes_few_calls_for_each_character(char: str) -> None:
    text = char * 1_000_000
    assert steps(lambda: find_figures(text)) <= 6 * len(text)


def test_slots_are_passed_over_whatever_stands_in_them() -> None:
    found = find_figures("整改[[share(12, 三个)|占比]]，共[[隐患数]]处，另有3处，XX处。")
    assert [figure.text for figure in found.figures] == ["3处"]
    assert [gap.text for gap in found.placeholders] == ["XX处"]


def test_the_answer_turns_into_plain_lists_for_json() -> None:
    found = find_figures("约2000人，三会一课，XX%").as_dict()
    assert found["figures"] == [
        {
            "start": 1,
            "end": 6,
            "text": "2000人",
            "value": "2000",
            "value_high": None,
            "unit": "人",
            "kind": "count",
            "approx": "约",
            "direction": "none",
        }
    ]
    assert found["non_figures"] == [{"start": 7, "end": 11, "text": "三会一课", "reason": "fixed-phrase"}]
    assert found["placeholders"] == [{"start": 12, "end": 15, "text": "XX%", "unit": "%"}]


def test_a_span_of_dates_knows_that_it_is_one() -> None:
    dates = find_figures("1—10月，2023—2025年，前三季度").figures
    assert all(figure.is_date for figure in dates) and len(dates) == 3
    assert not any(figure.is_date for figure in find_figures("20—30个，10%-15%").figures)
