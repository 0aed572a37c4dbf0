"""Whose figure it is, told in English: what is said where a name is read, and what is left open where it may not be one."""

from __future__ import annotations

from assistant.facts.ground import Grounding, ground

HOMES = [
    {
        "id": "a",
        "label": "Care staff",
        "value": "508",
        "unit": "people",
        "period": "2025",
        "entity": "Eastvale",
    },
    {
        "id": "b",
        "label": "Care staff",
        "value": "331",
        "unit": "people",
        "period": "2025",
        "entity": "Westvale",
    },
    {"id": "c", "label": "Beds", "value": "612", "unit": "beds", "period": "2025", "entity": "Eastvale"},
    {"id": "d", "label": "Beds", "value": "448", "unit": "beds", "period": "2025", "entity": "Westvale"},
]


def _of(text: str, figure: str) -> Grounding:
    return next(one for one in ground(text, HOMES, "en") if one.text.startswith(figure))


def test_a_value_of_another_home_is_contradicted_with_the_name_right_at_the_figure() -> None:
    verdict = _of("Together the homes employ 839 care staff, of whom 331 work at Eastvale.", "331")
    assert verdict.verdict == "contradicted" and verdict.rule == "figure-misattributed"
    assert verdict.expected == "508 people" and verdict.facts == ("a",)
    assert verdict.message == (
        "331 is the value of Care staff (Westvale, 2025); the words name Care staff (Eastvale, 2025), 508 people"
    )


def test_the_second_of_two_figures_held_against_each_other_is_the_second_home_s() -> None:
    right, swapped = (
        f"Westvale has fewer beds than Eastvale, {pair}." for pair in ("448 against 612", "612 against 448")
    )
    assert [one.verdict for one in ground(right, HOMES, "en")] == ["supported", "supported"]
    assert [one.verdict for one in ground(swapped, HOMES, "en")] == ["contradicted", "contradicted"]


def test_a_figure_behind_a_comma_may_be_of_either_of_two_that_are_compared() -> None:
    for beds in ("448", "612"):
        assert _of(f"Westvale has fewer beds than Eastvale, {beds} in number.", beds).verdict == "supported"


def test_the_east_and_the_other_home_are_names_too() -> None:
    text = "In the east there are 612 beds; the other home has 448."
    assert [one.verdict for one in ground(text, HOMES, "en")] == ["supported", "supported"]
    turned = "In the east there are 448 beds; the other home has 612."
    assert [one.verdict for one in ground(turned, HOMES, "en")] == ["contradicted", "contradicted"]


def test_a_word_in_small_letters_that_stands_alone_is_no_name() -> None:
    trades = [
        {"id": "a", "label": "Contracts", "value": "5230", "unit": "contracts", "entity": "Metal trades"},
        {"id": "b", "label": "Contracts", "value": "4480", "unit": "contracts", "entity": "Building trades"},
    ]
    alone, row = (
        "Work on the building was done and took 5,230 contracts.",
        "In building there are 5,230 contracts, in metal 4,480.",
    )
    assert [one.verdict for one in ground(alone, trades, "en")] == ["supported"]
    assert [one.verdict for one in ground(row, trades, "en")] == ["contradicted", "contradicted"]


def test_the_words_of_a_label_are_no_name() -> None:
    desk = [
        {"id": "a", "label": "Care staff", "value": "412", "unit": "people", "entity": "Northern branch"},
        {"id": "b", "label": "Clients", "value": "1890", "unit": "people", "entity": "Care"},
    ]
    text = "Care staff at the Northern branch come to 412; Care has 1,890 clients."
    assert [one.verdict for one in ground(text, desk, "en")] == ["supported", "supported"]
