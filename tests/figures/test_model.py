"""Figures that the finder makes are the frozen ones that the class makes."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from assistant.figures import Figure, NonFigure, find_figures
from assistant.figures.model import figure, non_figure

MADE = figure(0, 2, "3个", "3", None, "个", "count", "", "none")
WRITTEN = Figure(0, 2, "3个", "3", None, "个", "count", "", "none")
NAMED = non_figure(0, 2, "一些", "function-word")


@pytest.mark.parametrize(
    ("made", "written"), [(MADE, WRITTEN), (NAMED, NonFigure(0, 2, "一些", "function-word"))]
)
def test_a_figure_made_fast_is_equal_to_one_made_by_its_class(made: object, written: object) -> None:
    assert made == written and hash(made) == hash(written) and repr(made) == repr(written)
    assert type(made) is type(written)
    assert pickle.loads(pickle.dumps(made)) == written == copy.deepcopy(made)


def test_a_figure_made_fast_is_frozen_and_can_be_replaced() -> None:
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'value'"):
        MADE.value = "4"  # type: ignore[misc]
    assert replace(MADE, value="4") == Figure(0, 2, "3个", "4", None, "个", "count", "", "none")


def test_what_the_finder_answers_is_made_of_those_classes() -> None:
    found = find_figures("一些村新增3个站")
    assert {type(one) for one in found.figures} == {Figure}
    assert {type(one) for one in found.non_figures} == {NonFigure}


def test_english_letters_are_made_small_whatever_stands_between_them() -> None:
    text = "\ud800 İÉ: Rose BY 12 KM\udfff"
    (found,) = find_figures(text, "en").figures
    assert text[found.start : found.end] == found.text == "12 KM" and found.direction == "up"
