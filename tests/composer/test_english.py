"""English sentences: a noun is said once, a past beside its present, and what is still to come is not told as done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.composer.said import fact, said


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (
            [
                fact("bridges in good condition", 121, "bridges"),
                fact("bridges in poor condition", 17, "bridges"),
                fact("bridges closed", 4, "bridges"),
            ],
            "There were 121 bridges in good condition, 17 in poor condition and 4 were closed.",
        ),
        (
            [
                fact("bridges in the county", 214, "bridges"),
                fact("bridges inspected", 187, "bridges"),
                fact("coverage", unit="%", formula="share(`bridges inspected`, `bridges in the county`)"),
            ],
            "There were 214 bridges in the county, of which 187 were inspected, and the coverage was 87.4%.",
        ),
        (
            [fact("residents affected", 820, "people"), fact("care homes affected", 3, "care homes")],
            "A total of 820 residents and 3 care homes were affected.",
        ),
        (
            [fact("the share in Upper Dale", 96, "%"), fact("the share in Lower Dale", 92, "%")],
            "The share in Upper Dale was 96% and that in Lower Dale was 92%.",
        ),
        (
            [fact("bottles of water handed out", 265, "bottles")],
            "A total of 265 bottles of water were handed out.",
        ),
        ([fact("members present", 9, "members")], "There were 9 members present."),
        ([fact("spending to date", 15, "GBP")], "Spending to date was GBP 15."),
        (
            [fact("first response", 35, "minutes"), fact("response target", 60, "minutes")],
            "The first response was 35 minutes, against a target of 60 minutes.",
        ),
        (
            [fact("missed visits", 6.2, "%"), fact("fall in missed visits", 1.9, "pp")],
            "Missed visits made up 6.2%, a fall of 1.9 percentage points.",
        ),
        (
            [
                fact("complaints", 14, "complaints"),
                fact("complaints in the previous quarter", 15, "complaints"),
            ],
            "There were 14 complaints, compared with 15 in the previous quarter.",
        ),
    ],
)
def test_what_was_named_is_not_named_again(facts: list[dict[str, Any]], text: str) -> None:
    facts = [{**one, "id": one["label"]} for one in facts]
    assert said(facts, language="en", title="Report") == text


@pytest.mark.parametrize(
    ("point", "text"),
    [
        (
            "it was agreed to buy food caddies for all flats",
            "It was agreed to buy 12 food caddies for all flats.",
        ),
        ("the food caddies are bought", "The food caddies are bought; 12 food caddies are to be bought."),
    ],
)
def test_a_point_that_names_what_is_bought_takes_its_number_in(point: str, text: str) -> None:
    assert (
        said([fact("food caddies to be bought", 12, "food caddies")], point, language="en", title="Minutes")
        == text
    )


@pytest.mark.parametrize(
    ("date", "value", "text"),
    [
        ("2025-08-10", 12, "In the fourth quarter of 2025, 12 books are to be returned."),
        ("2025-10-10", 12, "In the fourth quarter of 2025, 12 books have been returned."),
        ("2025-10-10", None, "In the fourth quarter of 2025, XX books are to be returned."),
        ("2026-01-10", 12, "In the fourth quarter of 2025, 12 books were returned."),
    ],
)
def test_a_quarter_that_is_not_over_is_not_told_as_past(date: str, value: int | None, text: str) -> None:
    facts = [fact("books returned", value, "books", "fourth quarter of 2025")]
    assert said(facts, language="en", title="Report", date=date) == text


def test_the_year_of_the_title_is_not_said_in_every_section() -> None:
    facts = [fact("repair budget", 45, "GBP", "2025")]
    assert said(facts, language="en", title="Report 2025") == "The repair budget was GBP 45."
    assert said(facts, language="en", title="First Quarter 2025") == "In 2025, the repair budget was GBP 45."
