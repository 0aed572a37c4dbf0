"""Heading trees of small documents: what is a heading, at what level, and what only looks like one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks import check
from assistant.outline.headings import Heading, match_outline, parse_headings
from assistant.outline.model import make_outline

DATA = Path(__file__).parents[1] / "data" / "headings"
DOCUMENTS: list[dict[str, Any]] = [
    document for file in sorted(DATA.glob("*.yaml")) for document in yaml.safe_load(file.read_text("utf-8"))
]
by_name = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["name"])

# What a heading, and what looks like one, is made of.
PIECES = st.sampled_from(
    [
        "一、",
        "二、",
        "（一）",
        "(二)",
        "1.",
        "2．",
        "3、",
        "1.1",
        "1.2亿元",
        "（1）",
        "①",
        "第一章",
        "#",
        "##",
        "**",
        "__",
        "```",
        "|",
        "。",
        "；",
        "：",
        "，",
        "\u3000",
        "\t",
        "\n",
        "\r\n",
        "加强领导",
        "各单位要",
        "中所述",
        "Overview",
        "Next",
        "steps",
        "2025年",
        "[[a]]",
        "XX",
        "一是",
        "三是",
        "首先",
        "===",
        "---",
        "“",
        "”",
        "（",
        "）",
        "附件：",
        "特此报告。",
        "2月30日",
        "\u2028",
        "\ufeff",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200)


def as_line(heading: Heading) -> str:
    form = ">" if heading.form == "run-in" else "="
    return f"{heading.level} {form} {heading.number or '-'} {heading.title}"


def test_there_are_enough_documents_and_clean_ones_among_them() -> None:
    assert len(DOCUMENTS) >= 40
    assert sum(not document.get("defects") for document in DOCUMENTS) >= 10


@by_name
def test_the_tree_is_the_one_that_a_clerk_sees(document: dict[str, Any]) -> None:
    assert [as_line(heading) for heading in parse_headings(document["text"])] == document["tree"]


@by_name
def test_exactly_the_faults_that_a_clerk_sees_are_told(document: dict[str, Any]) -> None:
    checked = check(document["text"], language=document.get("language", "zh"))

    # Dirty prose under good headings belongs to tests/checks: only headings and lists are judged here.
    told = [f"{f.rule}: {f.text}" for f in checked.findings if f.rule not in ("punctuation", "number-style")]
    assert sorted(told) == sorted(document.get("defects", []))


@by_name
def test_offsets_cut_number_and_title_out_of_the_text(document: dict[str, Any]) -> None:
    check_offsets(document["text"])


@given(TEXTS)
def test_any_text_has_headings_whose_offsets_fit(text: str) -> None:
    check_offsets(text)


def check_offsets(text: str) -> None:
    lines = text.split("\n")
    last = 0
    for heading in parse_headings(text):
        cut = text[heading.start : heading.end]
        assert last <= heading.start < heading.end <= heading.body_start <= len(text)
        assert cut.startswith(heading.number)
        assert cut.replace("**", "").rstrip().endswith(heading.title)
        assert "\n" not in cut and heading.title and heading.level >= 1
        assert heading.title in lines[heading.line - 1].replace("**", "")
        last = heading.body_start


OUTLINE = make_outline(
    [
        {"heading": "工作情况", "sections": [{"heading": "抓重点：补短板。强弱项"}, {"heading": "人员培训"}]},
        {"heading": "存在的问题"},
        {"heading": "下一步打算"},
    ]
)


def test_an_outline_finds_a_title_that_has_a_full_stop_inside() -> None:
    found = match_outline("一、工作情况\n（一）抓重点：补短板。强弱项。全年投入充足。", OUTLINE)

    heading = found.heading_of("1.1")
    assert heading is not None
    assert (heading.title, heading.form) == ("抓重点：补短板。强弱项", "run-in")


def test_an_outline_finds_a_title_that_nothing_marks() -> None:
    found = match_outline("工作情况\n情况良好。\n\n存在的问题\n经费不足。", OUTLINE)

    assert [heading.title for heading in found.headings] == ["工作情况", "存在的问题"]
    assert [placed.id for placed in found.missing] == ["1.1", "1.2", "3"]


def test_an_outline_gives_numbered_paragraphs_back_to_the_text() -> None:
    found = match_outline("一、存在的问题\n1.经费。预算不足。\n2.人员。编制不足。", OUTLINE)

    assert [heading.title for heading in found.headings] == ["存在的问题"]


def test_a_reworded_title_is_matched_where_it_stands() -> None:
    found = match_outline("一、工作开展情况\n好。\n二、存在问题\n有。\n三、下步工作打算\n干。", OUTLINE)

    assert [placed.id if placed else "" for placed in found.placed] == ["1", "2", "3"]


@given(TEXTS)
def test_matching_any_text_raises_nothing_and_uses_no_section_twice(text: str) -> None:
    found = match_outline(text, OUTLINE)

    ids = [placed.id for placed in found.placed if placed]
    assert len(ids) == len(set(ids))
    assert sorted([*ids, *(placed.id for placed in found.missing)]) == ["1", "1.1", "1.2", "2", "3"]
