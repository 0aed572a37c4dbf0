"""Numerals, units and quantities of a cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures import (
    Quantity,
    approx_bound,
    kind_of_unit,
    parse_number,
    parse_quantity,
    split_unit,
    to_chinese,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("１２", "12"),
        ("7,030.5万", "70305000"),
        ("1 234 567", "1234567"),
        ("4,12,600", "412600"),
        ("1,52,00,000.5", "15200000.5"),
        ("1亿2000万", "120000000"),
        ("3千", "3000"),
        ("三百二十一", "321"),
        ("七千零三十", "7030"),
        ("两万五", "25000"),
        ("一百二", "120"),
        ("廿三", "23"),
        ("二〇二五", "2025"),
        ("壹佰贰拾叁", "123"),
        ("三点二", "3.2"),
        ("三点五万", "35000"),
        ("三万亿", "3000000000000"),
        ("-3.2", "-3.2"),
        ("负五", "-5"),
    ],
)
def test_a_number_is_read_in_every_spelling(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "abc", "百千", "三个", "十分", "1.2.3", "，", "五千万万三千百", "9" * 100]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_number_written_in_chinese_is_read_back(n: int) -> None:
    assert parse_number(to_chinese(n)) == n


@given(st.text())
def test_no_text_makes_the_readers_raise(text: str) -> None:
    parse_number(text)
    parse_quantity(text)
    parse_quantity(text, "en")
    split_unit(text)
    kind_of_unit(text)
    approx_bound(text)


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (10030, "一万零三十"),
    ],
)
def test_numbers_are_written_as_a_clerk_writes_them(n: int, text: str) -> None:
    assert to_chinese(n) == text


@pytest.mark.parametrize(
    ("text", "value", "high", "unit", "approx"),
    [
        ("1.2亿元", "120000000", None, "元", ""),
        ("三百二十一", "321", None, "", ""),
        ("三", "3", None, "", ""),
        ("１２", "12", None, "", ""),
        ("98.5%", "98.5", None, "%", ""),
        ("20—30", "20", "30", "", ""),
        ("7,030.5万元", "70305000", None, "元", ""),
        ("约2000人", "2000", None, "人", "约"),
        ("5至8万元", "50000", "80000", "元", ""),
        ("3.2个百分点", "3.2", None, "个百分点", ""),
        ("九成", "90", None, "%", ""),
        ("12345", "12345", None, "", ""),
        ("110", "110", None, "", ""),
        ("13800138000", "13800138000", None, "", ""),
        ("1,360.5", "1360.5", None, "", ""),
        ("1360.5万", "13605000", None, "", ""),
        ("约2000", "2000", None, "", "约"),
        ("-7.1%", "-7.1", None, "%", ""),
        ("+3.5%", "3.5", None, "%", ""),
        ("−3", "-3", None, "", ""),
        ("(1,234)", "-1234", None, "", ""),
        ("（3.5%）", "-3.5", None, "%", ""),
        ("-￥300", "-300", None, "元", ""),
        ("12.4 亿元", "1240000000", None, "元", ""),
        ("12.4 million", "12400000", None, "", ""),
        ("$12.4 million", "12400000", None, "USD", ""),
        ("1.5e3", "1500", None, "", ""),
    ],
)
def test_a_cell_is_read_as_one_quantity(
    text: str, value: str, high: str | None, unit: str, approx: str
) -> None:
    expected = Quantity(Decimal(value), None if high is None else Decimal(high), unit, approx)
    assert parse_quantity(text) == expected


@pytest.mark.parametrize("text", ["", "无", "2025年9月", "三会一课", "3个村12户", "见附件3"])
def test_a_cell_that_is_no_quantity_is_none(text: str) -> None:
    assert parse_quantity(text) is None


@pytest.mark.parametrize(
    ("unit", "factor", "canonical"),
    [
        ("万元", "10000", "元"),
        ("亿", "100000000", ""),
        ("万人次", "10000", "人次"),
        ("%", "1", "%"),
        ("％", "1", "%"),
        ("百分点", "1", "个百分点"),
        ("pct", "1", "%"),
        ("元人民币", "1", "元"),
        ("千瓦时", "1", "千瓦时"),
        ("亿千瓦时", "100000000", "千瓦时"),
        ("USD million", "1000000", "USD"),
        ("million", "1000000", ""),
        ("塬", "1", "塬"),
        ("$", "1", "USD"),
        ("£", "1", "GBP"),
        ("€", "1", "EUR"),
        ("¥", "1", "元"),
        ("万美元", "10000", "美元"),
        ("US$ million", "1000000", "USD"),
        ("GBP", "1", "GBP"),
        ("GBP million", "1000000", "GBP"),
        ("million USD", "1000000", "USD"),
        ("£m", "1000000", "GBP"),
        ("million m³", "1000000", "m³"),
        ("₹ crore", "10000000", "INR"),
        ("lakh households", "100000", "households"),
        ("KSh billion", "1000000000", "KES"),
        ("Mio. EUR", "1000000", "EUR"),
        ("£'000", "1000", "GBP"),
        ("m", "1", "m"),
    ],
)
def test_a_unit_is_parted_into_multiplier_and_name(unit: str, factor: str, canonical: str) -> None:
    assert split_unit(unit) == (Decimal(factor), canonical)


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("元", "money"),
        ("%", "percent"),
        ("个百分点", "percentage_point"),
        ("亩", "measure"),
        ("塬", "count"),
        ("元/吨", "money"),
        ("倍", "multiple"),
        ("tonnes", "measure"),
        *((unit, "money") for unit in ("USD", "GBP", "EUR", "美元", "$", "万美元", "GBP million", "万元/亩")),
    ],
)
def test_a_unit_has_a_kind_and_an_unknown_one_counts(unit: str, kind: str) -> None:
    assert kind_of_unit(unit) == kind


@pytest.mark.parametrize(
    ("word", "bound"),
    [
        ("近", "below"),
        ("不足", "below"),
        ("以内", "below"),
        ("余", "above"),
        ("超", "above"),
        ("以上", "above"),
        ("约", "either"),
        ("左右", "either"),
        ("More than", "above"),
        ("nearly", "below"),
        ("", ""),
    ],
)
def test_an_approximator_says_on_which_side_the_truth_lies(word: str, bound: str) -> None:
    assert approx_bound(word) == bound
