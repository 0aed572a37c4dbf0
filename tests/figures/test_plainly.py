"""The fast reading of the plain case says what the full readers say."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.figures import Found, find_figures
from assistant.figures.find.plainly import Plain
from assistant.figures.lexicon import units
from tests.figures.test_find import CASES

BEFORE = [
    *"增约由到为年第前每（，、：“ 共的升这-+￥$B",
    "同比",
    "增长了",
    "不少于",
    "由2个增至",
    "国道",
    "近",
    "增长5%、",
]
NUMBERS = "3 12 110 1,234 12,345.60 0 0.5 1.20 2025 1万 1.2万 3亿 1.2万亿 12万余 300多 20余 5百 1亿2000万 05 12345".split()
AFTER = [
    *"。，、；）以左多余半上的内年会全次升降-—～/×+位月道大5一两%”人 ",
    *["以上", "左右", "必须", "人民币", "会议", "的增长", "至5个", "—8个", "到位"],
]


def slowly(text: str, monkeypatch: pytest.MonkeyPatch) -> Found:
    with monkeypatch.context() as patch:
        patch.setattr(Plain, "read", lambda _plain, _page, _start: 0)
        return find_figures(text)


def test_every_labelled_passage_is_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    for case in CASES:
        if case.language == "zh":
            assert find_figures(case.text) == slowly(case.text, monkeypatch)


def test_every_unit_is_read_alike_after_every_kind_of_number(monkeypatch: pytest.MonkeyPatch) -> None:
    for number, unit in itertools.product(NUMBERS, units()):
        text = f"共{number}{unit}，"
        assert find_figures(text) == slowly(text, monkeypatch), text


@settings(max_examples=600, deadline=None)
@given(st.tuples(*map(st.sampled_from, (BEFORE, NUMBERS, sorted(units()), AFTER, AFTER))).map("".join))
def test_any_neighbours_are_read_alike(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert find_figures(text) == slowly(text, patch)
