"""Slots in a source text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures.slots import find_slots, slot, without_slots


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("共[[整改数]]处", [("整改数", "")]),
        ("[[share(a, b)]]，[[收入增长|增减]]", [("share(a, b)", ""), ("收入增长", "增减")]),
        ("[[ a ]]", [("a", "")]),
        ("[[a]", []),
        ("[[a\nb]]", []),
        ("[[ [[a]]", [("a", "")]),
        ("[[a[1]]]", [("a[1]", "")]),
        ("[[a]]]", [("a", "")]),
        ("没有", []),
    ],
)
def test_slots_are_found_from_left_to_right(source: str, found: list[tuple[str, str]]) -> None:
    assert [(one.expression, one.form) for one in find_slots(source)] == found


@given(st.text("[]|a整\n ", max_size=60))
def test_offsets_slice_to_slots_that_never_overlap(source: str) -> None:
    at = 0
    for one in find_slots(source):
        assert one.start >= at and source[one.start : one.end].startswith("[[")
        assert source[one.start : one.end].endswith("]]")
        at = one.end


def test_a_megabyte_of_open_brackets_is_one_pass() -> None:
    assert list(find_slots("[[" * 500_000)) == []
    assert without_slots("[[a" * 300_000 + "]]", "") != ""


def test_a_slot_is_written_as_it_is_read() -> None:
    assert slot("收入增长", "增减") == "[[收入增长|增减]]"
