"""The other end of a change, the next of a row, an event's day: what their form tells, and what it leaves open."""

from __future__ import annotations

import pytest

from assistant.facts.ground import Grounding, ground

PORT = [
    {"id": "a", "label": "Berth use", "value": 41, "unit": "%", "period": "2024", "entity": "Sellick"},
    {"id": "b", "label": "Berth use", "value": 54, "unit": "%", "period": "2025", "entity": "Sellick"},
    {"id": "c", "label": "Berth use", "value": 68, "unit": "%", "period": "2025", "entity": "Holm"},
    {
        "id": "d",
        "label": "Longest queue",
        "value": 37,
        "unit": "ships",
        "period": "14 May 2025",
        "entity": "Sellick",
    },
]


def _said(text: str, figure: str) -> Grounding:
    return next(verdict for verdict in ground(text, PORT, "en") if verdict.text == figure)


def test_the_end_of_a_change_that_states_nothing_is_contradicted_by_the_fact_of_the_other_time() -> None:
    found = _said("Berth use at Sellick went up, from 14% to 54%.", "14%")
    assert (found.verdict, found.rule, found.facts, found.expected) == (
        "contradicted",
        "figure-contradicts",
        ("a",),
        "41%",
    )
    assert found.message == "contradicts Berth use (Sellick, 2024): 41%, not 14%"


@pytest.mark.parametrize(
    "text",
    [
        "Berth use at Sellick went up, from 14% in the trough to 54%.",
        "Over five years berth use at Sellick went up from 14% to 54%.",
        "Berth use at Sellick went up from 14% in 2019 to 54%.",
        "Berth use at Sellick went up from 14% in March to 54%.",
        "Berth use at Sellick went up to 54% from 14% at the start of the strike.",
        "Berth use at Sellick was 54%, against 14% for the oil jetty.",
    ],
)
def test_another_time_or_thing_leaves_the_other_end_open(text: str) -> None:
    assert _said(text, "14%").verdict == "unsupported"


def test_the_right_end_of_a_change_is_not_accused_of_the_slip_in_the_other() -> None:
    text = "Berth use at Sellick rose from 61% to 54%."
    assert [(v.text, v.verdict) for v in ground(text, PORT, "en")] == [
        ("61%", "contradicted"),
        ("54%", "supported"),
    ]


def test_the_next_of_a_row_is_contradicted_by_the_fact_of_its_entity() -> None:
    found = _said("Berth use was 54% at Sellick and 21% at Holm.", "21%")
    assert (found.verdict, found.facts) == ("contradicted", ("c",))
    assert _said("Berth use was 54% at Sellick and crane use 21% at Holm.", "21%").verdict == "unsupported"


def test_a_day_that_is_a_slip_of_the_events_only_day_is_contradicted() -> None:
    found = _said("The longest queue, 37 ships, stood on 24 May.", "24 May")
    assert (found.verdict, found.rule, found.expected) == ("contradicted", "date-ungrounded", "2025-05-14")
    assert found.message == "not the day of Longest queue (Sellick, 14 May 2025), which is 2025-05-14"
    assert _said("The longest queue, 37 ships, was cleared by 2 June.", "2 June").verdict == "unsupported"
