"""`stated`: required facts and the places that state them, one to one."""

from __future__ import annotations

from typing import Any

from assistant.facts.ground import stated
from assistant.facts.sheet import FactSheet

FACTS: list[dict[str, Any]] = [
    {"id": "a", "label": "发现隐患数", "value": 321, "unit": "处"},
    {"id": "b", "label": "整改隐患数", "value": 298, "unit": "处"},
    {"id": "c", "label": "甲镇排查点位", "value": 12, "unit": "个"},
    {"id": "d", "label": "乙镇排查点位", "value": 12, "unit": "个"},
    {"id": "gap", "label": "培训场次", "unit": "场"},
    {"id": "words", "label": "牵头单位", "text": "县应急管理局"},
    {"id": "flat", "label": "事故起数同比", "value": 0, "unit": "%"},
    {"id": "fall", "label": "死亡人数同比", "value": -7.1, "unit": "%"},
]
SHEET = FactSheet.of(FACTS)


def places(text: str, *expressions: str) -> dict[str, str | None]:
    found = stated(text, SHEET, expressions)
    return {name: None if span is None else text[span[0] : span[1]] for name, span in found.items()}


def test_ids_and_formulas_are_placed() -> None:
    text = "发现隐患321处，整改298处，整改率92.8%。"
    assert places(text, "a", "b", "share(b, a)") == {"a": "321处", "b": "298处", "share(b, a)": "92.8%"}


def test_what_stands_nowhere_is_none() -> None:
    assert places("发现隐患321处。", "a", "b") == {"a": "321处", "b": None}


def test_two_facts_of_one_value_need_two_places() -> None:
    one = stated("排查点位12个。", SHEET, ["c", "d"])
    assert sorted(span is None for span in one.values()) == [False, True]
    text = "乙镇排查点位12个，甲镇排查点位12个。"
    two = stated(text, SHEET, ["c", "d"])
    assert two["d"] == (6, 9) and two["c"] == (16, 19)


def test_a_gap_is_stated_by_a_placeholder_of_its_unit() -> None:
    assert places("举办培训XX场。", "gap") == {"gap": "XX场"}
    assert places("举办培训。", "gap") == {"gap": None}


def test_words_are_found_as_words() -> None:
    assert places("由县应急管理局牵头。", "words") == {"words": "县应急管理局"}


def test_a_zero_may_be_told_as_unchanged() -> None:
    assert places("事故起数同比持平。", "flat") == {"flat": "持平"}


def test_a_fall_is_stated_by_its_magnitude() -> None:
    assert places("死亡人数同比下降7.1%。", "fall") == {"fall": "7.1%"}


def test_an_odd_label_does_not_hide_a_value() -> None:
    sheet = FactSheet.of([{"id": "x", "label": "ZB-07（含线上）", "value": 56, "unit": "期"}])
    assert stated("全年办班56期。", sheet, ["x"]) == {"x": (4, 7)}


def test_a_place_makes_room_for_another_fact() -> None:
    sheet = FactSheet.of(
        [
            {"id": "p", "label": "甲", "value": 2013, "unit": "人"},
            {"id": "q", "label": "乙", "value": 2000, "unit": "人"},
        ]
    )
    found = stated("甲2000人，乙2013人。", sheet, ["q", "p"])
    assert found == {"q": (1, 6), "p": (8, 13)}
