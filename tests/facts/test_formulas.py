"""Formulas: what they come to, and what is said of those that cannot be worked out."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import FactsError
from assistant.facts.sheet import FactSheet


def value(formula: str, unit: str = "", **facts: object) -> Decimal:
    sheet = FactSheet.of(
        [*({"id": k, "value": v} for k, v in facts.items()), {"id": "z", "formula": formula, "unit": unit}]
    )
    quantity = sheet.resolve("z").quantity
    assert quantity is not None
    return quantity.value


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("a + b * 2", 16),
        ("(a + b) * 2", 20),
        ("a - -b", 10),
        ("a × b ÷ 2", 12),
        ("sum(a, b, 1)", 11),
        ("max（a，b）", 6),
        ("min(a, b)", 4),
        ("round(a / b, 2)", "0.67"),
        ("a/b*100", "66.666"),
        ("5% * 100", 5),
    ],
)
def test_a_formula_is_worked_out(formula: str, expected: object) -> None:
    assert abs(value(formula, a=4, b=6) - Decimal(str(expected))) < Decimal("0.001")


def test_a_quotient_in_percent_is_printed_a_hundredfold() -> None:
    assert value("a / b", "%", a=3, b=4) == 75
    assert value("1 - a / b", "%", a=3, b=4) == 25
    assert value("a / b * 100", "%", a=3, b=4) == 75


def test_a_difference_of_percents_is_in_points() -> None:
    sheet = FactSheet.of(
        [{"id": "a", "value": "12.5%"}, {"id": "b", "value": "10%"}, {"id": "c", "formula": "a - b"}]
    )
    assert (sheet.resolve("c").quantity.value, sheet.resolve("c").unit) == (Decimal("2.5"), "个百分点")  # type: ignore[union-attr]


def test_money_of_different_scales_is_added_in_one_unit() -> None:
    facts = [
        {"id": "a", "value": "1.2亿元"},
        {"id": "b", "value": 3000, "unit": "万元"},
        {"id": "c", "formula": "a + b", "unit": "亿元"},
    ]
    resolved = FactSheet.of(facts).resolve("c")
    assert resolved.quantity is not None and resolved.quantity.value == Decimal(150000000)


def test_a_formula_over_a_gap_is_a_gap() -> None:
    sheet = FactSheet.of([{"id": "a"}, {"id": "b", "value": 2}, {"id": "c", "formula": "a / b"}])
    assert sheet.gaps == ["a", "c"]


def test_what_is_computed_from_a_sensitive_fact_is_sensitive() -> None:
    sheet = FactSheet.of(
        [{"id": "a", "value": 1, "sensitive": "是"}, {"id": "b", "value": 2}, {"id": "c", "formula": "a + b"}]
    )
    assert (
        sheet.resolve("c").sensitive and sheet.resolve("b - a").sensitive and not sheet.resolve("b").sensitive
    )


def test_ids_with_spaces_and_operators_stand_in_backquotes() -> None:
    sheet = FactSheet.of([{"id": "GDP-2025 年", "value": 4}, {"id": "c", "formula": "`GDP-2025 年` * 2"}])
    assert sheet.resolve("c").quantity.value == 8  # type: ignore[union-attr]


def test_an_id_with_brackets_is_read_whole() -> None:
    sheet = FactSheet.of([{"id": "投资（累计）", "value": 4}, {"id": "c", "formula": "投资（累计） / 2"}])
    assert sheet.resolve("c").quantity.value == 2  # type: ignore[union-attr]


def test_every_cycle_is_named() -> None:
    facts = [("a", "b + 1"), ("b", "a"), ("c", "d"), ("d", "c * 2"), ("e", "e")]
    with pytest.raises(FactsError) as caught:
        FactSheet.of([{"id": i, "formula": f} for i, f in facts])
    for cycle in ("a → b → a", "c → d → c", "e → e"):
        assert cycle in caught.value.said.zh


def test_all_unknown_names_are_listed_at_once() -> None:
    with pytest.raises(FactsError, match=r"没有一|整改") as caught:
        FactSheet.of([{"id": "整改数", "value": 1}, {"id": "c", "formula": "整改 + 没有一 / 没有二"}])
    for name in ("整改（整改数？）", "没有一", "没有二"):
        assert name in caught.value.said.zh


@pytest.mark.parametrize("formula", ["a / 0", "growth(a, zero)", "a / (b - b)", "share(a, zero)"])
def test_division_by_zero_names_the_formula(formula: str) -> None:
    with pytest.raises(FactsError) as caught:
        FactSheet.of(
            [
                {"id": "a", "value": 4},
                {"id": "b", "value": 6},
                {"id": "zero", "value": 0},
                {"id": "z", "formula": formula},
            ]
        )
    assert "除数为零" in caught.value.said.zh and formula in caught.value.said.zh


@pytest.mark.parametrize(
    "formula", ["a +", "(a", "a b", "sum()", "growth(a)", "a ** b", "`a", "", "a,b", "=a"]
)
def test_a_formula_that_cannot_be_read_is_refused(formula: str) -> None:
    with pytest.raises(FactsError):
        FactSheet.of([{"id": "a", "value": 4}, {"id": "b", "value": 6}]).resolve(formula)


def test_a_formula_nested_too_deeply_is_refused_and_not_a_crash() -> None:
    with pytest.raises(FactsError, match="嵌套"):
        FactSheet.of([{"id": "a", "value": 4}]).resolve("(" * 5000 + "a" + ")" * 5000)


@given(st.text(max_size=40))
def test_any_text_is_either_worked_out_or_refused(text: str) -> None:
    with contextlib.suppress(FactsError):
        FactSheet.of([{"id": "a", "value": 4}, {"id": "b"}]).resolve(text)


def test_a_long_chain_of_formulas_is_worked_out() -> None:
    chain = [{"id": f"x{i}", "formula": f"x{i - 1} + 1"} for i in range(1, 3000)]
    sheet = FactSheet.of([*reversed(chain), {"id": "x0", "value": 0}])
    assert sheet.resolve("x2999").quantity.value == 2999  # type: ignore[union-attr]
