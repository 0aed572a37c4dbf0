"""The fast readings of the plain cases say what the full readers say."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.figures import Found, find_figures
from assistant.figures.find import chinese
from assistant.figures.find.plainly import Plain
from assistant.figures.find.spelled import Spelled
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
SPELLED = "二 两 三 十二 三四 一百零五 两千 六千余 三十多 八百 九十万 七 零 百".split()
SPANS = "3—5 20~30 5至8万 0.5—1.2 1至3亿 8—5 2025-30 300到500 3～5 1.50—2.50 3-5".split()
AFTER = [
    *"。，、；）以左多余半上的内年会全次升降-—～/×+位月道大5一两%”人 ",
    *["以上", "左右", "必须", "人民币", "会议", "的增长", "至5个", "—8个", "到位"],
]


def slowly(text: str, monkeypatch: pytest.MonkeyPatch) -> Found:
    with monkeypatch.context() as patch:
        for fast in (Plain, Spelled):
            patch.setattr(fast, "read", lambda _reader, _start, _end: 0)
        patch.setattr(chinese, "read_span", lambda _page, _start: 0)
        return find_figures(text)


def test_every_labelled_passage_is_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    for case in CASES:
        if case.language == "zh":
            assert find_figures(case.text) == slowly(case.text, monkeypatch)


@pytest.mark.parametrize("numbers", [NUMBERS, SPELLED, SPANS], ids=["digits", "numerals", "spans"])
def test_every_unit_is_read_alike_after_every_kind_of_number(
    numbers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, unit in itertools.product(numbers, units()):
        text = f"共{number}{unit}，"
        assert find_figures(text) == slowly(text, monkeypatch), text


@settings(max_examples=900, deadline=None)
@given(
    st.tuples(
        *map(st.sampled_from, (BEFORE, [*NUMBERS, *SPELLED, *SPANS], sorted(units()), AFTER, AFTER))
    ).map("".join)
)
def test_any_neighbours_are_read_alike(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert find_figures(text) == slowly(text, patch)


@given(st.text("零一二三九十百千万亿壹佰半第前0123456789年月%，、（个人成余多至—", max_size=24))
def test_any_row_of_digits_and_numerals_is_read_alike(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert find_figures(text) == slowly(text, patch)
