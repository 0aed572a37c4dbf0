"""Reading answers: the table of tests/data/writers/answers.yaml, and any string at all."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.errors import AnswerError
from assistant.figures.slots import find_slots
from assistant.outline.kinds import get_kind
from assistant.report.render import render
from assistant.writers.answer import read_answer, runs_on
from assistant.writers.answer.sentences import sentences
from assistant.writers.composer import compose
from tests.generated import facts
from tests.growth import linear
from tests.writers import desk
from tests.writers.test_prompts import brief_of

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "data" / "writers" / "answers.yaml").read_text(encoding="utf-8")
)
BRIEF = desk.brief()
TASK = desk.task("1.1", BRIEF)
NASTY = [
    *[
        "[[",
        "]]",
        "[",
        "]",
        "【",
        "】",
        "［",
        "］",
        "{",
        "}",
        "{{",
        "}}",
        "|",
        "｜",
        "增减",
        "检查企业数",
        "罚款总额",
        "1234家",
        "456.7万元",
        "```",
        "~~~",
        "<think>",
        "</think>",
        "#",
        "##",
        "**",
        "__",
        "`",
        "-",
        "1.",
        "（一）",
        "一、",
    ],
    *[
        "\n",
        "\r\n",
        "。",
        "，",
        "；",
        "：",
        "！",
        "“",
        "”",
        "(",
        ")",
        "/",
        "-",
        "+",
        "share(",
        "好的，以下是正文：",
        "希望对您有帮助",
        "抱歉，我无法",
        "<br>",
        "<p>",
        "&lt;",
        "\\[",
        "____",
        "——",
        "…",
        "十",
        "百",
        "亿",
        "%",
        "0",
        "9",
    ],
    "\u200b",
    "\ud800",
    "\x00",
    "\ufffc",
]


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_an_answer_is_read_as_the_table_says(case: dict[str, Any]) -> None:
    task = desk.task(case.get("section", "1.1"), BRIEF)
    if "error" in case:
        with pytest.raises(AnswerError, match={"empty": "空的", "refused": "拒绝"}[case["error"]]) as caught:
            read_answer(case["raw"], task)
        assert caught.value.answer == case["raw"]
    else:
        assert read_answer(case["raw"], task) == case["source"]


@pytest.mark.parametrize("case", [c for c in CASES if "source" in c], ids=lambda case: str(case["says"]))
def test_what_was_read_reads_as_itself(case: dict[str, Any]) -> None:
    task = desk.task(case.get("section", "1.1"), BRIEF)

    assert read_answer(case["source"], task) == case["source"]


@settings(max_examples=400)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(NASTY), max_size=40).map("".join)))
@example("[[" * 5000)
@example("[[检查企业数" * 500)
@example("<think>" * 3000)
@example("（" * 20000)
@example("1" * 20000)
@example("**" * 10000)
@example("一" * 20000 + "万")
def test_any_string_is_read_or_is_an_answer_error(raw: str) -> None:
    try:
        source = read_answer(raw, TASK)
    except AnswerError as error:
        assert error.answer == raw
        return
    assert source == source.strip("\n") and "\r" not in source
    assert render(source, BRIEF.facts)


@settings(max_examples=60)
@given(facts())
def test_a_text_of_the_composer_keeps_every_slot(made: list[dict[str, Any]]) -> None:
    brief = brief_of(made)
    for task in desk.tasks(brief):
        source = compose(task)
        read = read_answer(source, task)
        assert [str(s) for s in find_slots(read)] == [str(s) for s in find_slots(source)]
        assert render(read, brief.facts).text == render(source, brief.facts).text


@pytest.mark.parametrize(
    "piece", ["各部门压实责任。", "[[检查企业数", "<b>", "检查企业1234家，", "1234家", "好的，", "\n# 一\n"]
)
def test_a_very_long_answer_takes_no_more_than_its_length(piece: str) -> None:
    def read(pieces: int) -> None:
        with contextlib.suppress(AnswerError):
            read_answer(piece * pieces, TASK)

    assert linear(read, 2_000)


def test_the_last_turn_of_an_endless_answer_shows_that_it_runs_on() -> None:
    assert runs_on("压实责任要求。" * 9 + "压实")
    assert not runs_on("压实责任要求。加强培训演练。")


def test_an_english_answer_is_read_too() -> None:
    sections = [{"heading": "Progress", "facts": ["wells"]}]
    brief = desk.brief(
        [{"id": "wells", "label": "wells drilled", "value": 1240, "unit": "wells"}],
        sections,
        opening=None,
        language="en",
    )
    task = desk.task("1", brief)

    raw = "Sure! Here is the text:\n\n**1. Progress**\n\nThe team drilled {{wells}} wells.\n\nLet me know if you need changes."
    assert read_answer(raw, task) == "The team drilled [[wells]]."


def test_the_words_of_a_report_on_a_library_are_no_copy_of_the_example() -> None:
    point = "图书馆把夜间闭馆时间推迟，方便读者下班后借书"
    brief = desk.brief([], [{"heading": "服务", "points": [point]}], opening=None)

    assert read_answer(f"{point}。", desk.task("1", brief)) == f"{point}。"


def test_a_full_stop_inside_quotes_ends_no_sentence_before_the_quote_does() -> None:
    assert sentences("会议要求“抓实。”随后部署。") == ["会议要求“抓实。”", "随后部署。"]


@pytest.mark.parametrize(
    ("raw", "source"),
    [
        ("形势平稳。现将有关情况报告如下。", "形势平稳。现将有关情况报告如下："),
        ("形势平稳。现将有关情况报告如下", "形势平稳。现将有关情况报告如下："),
        ("形势平稳。现将有关情况报告如下：", "形势平稳。现将有关情况报告如下："),
        ("形势平稳。", "形势平稳。"),
    ],
)
def test_the_formula_of_a_lead_ends_as_its_kind_has_it(raw: str, source: str) -> None:
    of = desk.brief(kind=get_kind("情况报告"))
    assert read_answer(raw, desk.task("opening", of)) == source
