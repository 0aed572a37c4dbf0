"""What differs between two states of a report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.report.compare import compare_texts, sentences


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
