"""题注: the line below a title that says who passed the paper and when, as it is read and as it is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.outline.adoption import Adoption, adoption_note, read_adoption

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "data/kinds/adoption.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_a_line_is_read_for_what_it_says(case: dict[str, Any]) -> None:
    expected = None if case.get("none") else Adoption(case["date"], case["by"])
    assert read_adoption(case["line"]) == expected


@pytest.mark.parametrize(
    ("date", "by", "line"),
    [
        ("2026年1月23日", "青禾县第十七届人民代表大会第五次会议", "（2026年1月23日青禾县第十七届人民代表大会第五次会议通过）"),
        ("2026年1月23日", "通过", "（2026年1月23日通过）"),
        ("2026年3月20日", "青禾县统计局发布", "（2026年3月20日青禾县统计局发布）"),
        ("", "县人大常委会第三十次会议批准", "（县人大常委会第三十次会议批准）"),
        ("2026年3月20日", "", ""),
    ],
)  # fmt: skip
def test_a_line_is_printed_so_that_it_is_read_back(date: str, by: str, line: str) -> None:
    assert adoption_note(date, by, chinese=True) == line
    if line:
        read = read_adoption(line)
        assert read is not None and read.date == date and read.by.startswith(by)


@pytest.mark.parametrize(
    ("date", "by", "line"),
    [
        ("23 January 2026", "the Harbour Council", "(Adopted by the Harbour Council on 23 January 2026)"),
        ("23 January 2026", "通过", "(Adopted on 23 January 2026)"),
        ("", "the Harbour Council", "(Adopted by the Harbour Council)"),
    ],
)
def test_an_english_paper_says_it_in_english(date: str, by: str, line: str) -> None:
    assert adoption_note(date, by, chinese=False) == line
    assert read_adoption(line) is not None
