"""Title lines: cases in tests/data/documents/titles.txt, one title a line with / where it breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents.word.title import break_title, width_of

CASES = (
    (Path(__file__).parents[1] / "data" / "documents" / "titles.txt").read_text(encoding="utf-8").splitlines()
)


@pytest.mark.parametrize("case", [line for line in CASES if line and not line.startswith("#")])
def test_a_title_breaks_between_words_into_a_trapezoid_or_a_diamond(case: str) -> None:
    assert "/".join(break_title(case.replace("/", ""), 20.1)) == case


@pytest.mark.parametrize(
    "title", ["国" * 60, "a" * 90, "关于" * 25, "关于" * 2000, "的" * 45, "一二三四五六七八九十" * 9]
)
def test_a_title_without_a_good_break_is_left_whole_or_broken_to_fit(title: str) -> None:
    lines = break_title(title, 20.1)
    assert "".join(lines) == title
    assert len(lines) == 1 or all(width_of(line) <= 20 for line in lines)


def test_a_name_that_the_brief_holds_stays_whole() -> None:
    title = "关于白鹭湖湿地公园提质扩容二期工程建设推进情况的报告"
    assert any(
        "白鹭湖湿地公园提质扩容二期" in line
        for line in break_title(title, 20.1, ["白鹭湖湿地公园提质扩容二期"])
    )
