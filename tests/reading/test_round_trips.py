"""What is written as YAML reads back to the same facts; nothing that is typed makes a reader fail in its own way."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.facts.model import Fact
from assistant.facts.read import read_facts
from assistant.facts.read.tree import read_tree
from assistant.facts.sheet import FactSheet

names = st.text("检查企业数隐患整改率ab（）万元-_1 ", min_size=1, max_size=10).map(str.strip).filter(bool)
numbers = st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False)
facts = st.fixed_dictionaries(
    {"id": names},
    optional={
        "label": names,
        "unit": st.sampled_from(["", "家", "万元", "%", "个百分点", "人次"]),
        "entity": st.sampled_from(["青石镇", "no", "1.0"]),
        "period": st.sampled_from(["2025年", "2025年1—11月"]),
        "note": st.text("说明: #{}[]'\"\t", max_size=6).map(str.strip),
        "digits": st.integers(0, 4),
        "sensitive": st.booleans(),
    },
)


@st.composite
def sheets(draw: st.DrawFn) -> FactSheet:
    read = []
    for data in draw(st.lists(facts, min_size=1, max_size=6, unique_by=lambda fact: fact["id"])):
        stated: dict[str, Any] = draw(
            st.one_of(
                st.just({}),
                st.builds(lambda value: {"value": value}, numbers),
                st.just({"text": "优秀"}),
                st.just({"formula": "1 / 4"}),
            )
        )
        read.append(Fact.model_validate({**data, **stated}))
    return FactSheet(facts=tuple(read))


@given(sheets())
def test_facts_written_to_yaml_read_back_as_the_same_facts(
    tmp_path_factory: pytest.TempPathFactory, sheet: FactSheet
) -> None:
    path = tmp_path_factory.getbasetemp() / "facts.yaml"
    path.write_text(yaml.safe_dump([fact.as_written() for fact in sheet], allow_unicode=True), "utf-8")
    again = read_facts(path)
    assert again == sheet
    assert [fact.as_written() for fact in again] == [fact.as_written() for fact in sheet]


@given(st.text(max_size=60) | st.text("-{}[]:, \n#&*!|>'\"%@`ab1.", max_size=60))
def test_any_text_is_a_tree_or_an_input_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    for suffix in (".yaml", ".json"):
        path = tmp_path_factory.getbasetemp() / f"any{suffix}"
        path.write_text(text, "utf-8", newline="")
        for read in (lambda p: read_tree(p, InputError), read_facts):
            try:
                read(path)
            except InputError as error:
                assert "\n" not in str(error)


@given(st.binary(max_size=80) | st.text("指标数值,;\t\n\"'1甲", max_size=80).map(str.encode))
def test_any_bytes_are_a_table_or_an_input_error(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(raw)
    try:
        read_facts(path)
    except InputError as error:
        assert str(path) in str(error)


@given(
    st.lists(
        st.lists(
            st.sampled_from(["指标", "数值", "单位", "公式", "合计", "万元", "5", "", "注：", "甲", "3—5"]),
            max_size=4,
        ),
        max_size=6,
    )
)
def test_any_table_of_known_words_is_read_or_refused_with_its_place(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "words.csv"
    path.write_text("\n".join(",".join(row) for row in rows), "utf-8")
    try:
        assert all(fact.id for fact in read_facts(path))
    except InputError as error:
        assert str(path) in str(error)


@given(numbers)
def test_a_decimal_in_yaml_stays_what_it_is(tmp_path_factory: pytest.TempPathFactory, value: Decimal) -> None:
    path = tmp_path_factory.getbasetemp() / "number.yaml"
    path.write_text(f"- {{id: a, value: {value}}}", "utf-8")
    assert read_facts(path)["a"].value == value
