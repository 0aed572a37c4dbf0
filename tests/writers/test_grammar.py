"""The grammar that leaves a model no digit to invent."""

from __future__ import annotations

from assistant.writers.chat_model.grammar import grammar_of
from tests.writers import desk


def test_it_holds_the_tasks_slots_and_the_numbers_of_the_brief_and_no_other_digit() -> None:
    lines = dict(line.split(" ::= ") for line in grammar_of(desk.task("1.1")).split("\n"))

    assert lines["root"] == "(free | slot | said)+"
    assert '"[[检查企业数]]"' in lines["slot"] and '"[[事故增长|增减]]"' in lines["slot"]
    assert lines["said"] == '"3场" | "2025年"'
    assert lines["free"] == r"[^0-9０-９\[\]]"


def test_a_task_without_facts_and_numbers_is_free_text_without_digits() -> None:
    assert grammar_of(desk.task("2")).startswith("root ::= (free)+\n")


def test_quotes_in_an_id_are_escaped() -> None:
    brief = desk.brief(
        [{"id": '称"优"数', "value": 1}], [{"heading": "一", "facts": ['称"优"数']}], opening=None
    )
    assert r'"[[称\"优\"数]]"' in grammar_of(desk.task("1", brief))
