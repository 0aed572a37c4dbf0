"""What differs between two states of a report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.brief import Brief
from assistant.facts.model import Fact
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.compare import chosen_changes, compare_texts, differences, sentences
from assistant.report.model import Part, Report, blank


@given(st.text("甲乙丙。；！\n ab.?", max_size=60))
def test_sentences_joined_are_the_text_again(text: str) -> None:
    assert "".join(sentences(text)) == text


def test_only_the_sentence_that_changed_is_shown_as_changed() -> None:
    changes = compare_texts("1", "甲。乙。丙。", "甲。丁。丙。戊。")
    assert [(c.kind, c.before, c.after) for c in changes] == [
        ("same", "甲。", "甲。"),
        ("changed", "乙。", "丁。"),
        ("same", "丙。", "丙。"),
        ("added", "", "戊。"),
    ]


def two_states() -> tuple[Report, Report]:
    facts = [{"id": "甲", "value": 3, "unit": "家"}, {"id": "乙", "value": 5, "unit": "家"}]
    brief = Brief(
        title="报告",
        facts=FactSheet.of(facts),
        outline=make_outline([{"heading": "做法"}, {"heading": "打算"}]),
    )
    texts = {"1": Part(source="开头。检查[[甲]]。结尾。"), "2": Part(source="不变[[乙]]。")}
    before = Report(brief=brief, sections=blank(brief, texts.get))
    return before, before.with_part("1", lambda _: Part(source="开头好。检查[[甲]]。补充[[乙]]。结尾。"))


def test_only_the_picked_changes_are_taken_and_the_rest_stays_to_the_byte() -> None:
    before, after = two_states()
    assert [(c.before, c.after) for c in differences(before, after)] == [
        ("开头。", "开头好。"),
        ("", "补充5家。"),
    ]
    assert (
        chosen_changes(before, after, "1", {1}).sections[0].source == "开头。检查[[甲]]。补充[[乙]]。结尾。"
    )
    assert chosen_changes(before, after, "1", {0, 1}) == after
    assert chosen_changes(before, after, "1", ()) == before


def test_a_changed_fact_is_a_difference_though_the_source_is_the_same() -> None:
    before, _ = two_states()
    facts = before.brief.facts.replace([Fact.model_validate({"id": "乙", "value": 6, "unit": "家"})])
    after = before.model_copy(update={"brief": before.brief.model_copy(update={"facts": facts})})
    assert [(c.section, c.before, c.after) for c in differences(before, after)] == [
        ("2", "不变5家。", "不变6家。")
    ]


def test_a_sentence_is_never_cut_inside_a_slot() -> None:
    assert sentences("共[[甲；乙]]家；好。") == ["共[[甲；乙]]家；", "好。"]
