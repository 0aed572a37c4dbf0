"""A closing summary: only where the outline asks for one, written last, and it sees the sections."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from assistant.brief import Brief
from assistant.drafting.workflow import draft
from assistant.outline.markdown import outline_tree
from assistant.outline.model import make_outline
from assistant.report.saved import from_json, to_json
from assistant.writers.composer import ComposerWriter
from assistant.writers.scripted import Script, ScriptedWriter
from tests.drafting.test_drafting import rules
from tests.writers import desk

SAID = "总的看，全县安全生产形势平稳，责任进一步压实，下一步将紧盯短板持续用力。"


def brief(**summary: Any) -> Brief:
    sections = [
        *desk.SECTIONS,
        {"heading": "几点认识", "summary": True, **summary},
        {"heading": "附则", "points": ["乙"]},
    ]
    return desk.brief(sections=sections)


def drafted(one: Brief, text: str = SAID, **options: Any) -> tuple[Any, ScriptedWriter]:
    script = {"sections": {"3": text}, "revisions": {"3": text}, "default": {"obey": True}}
    writer = ScriptedWriter(Script.model_validate(script), "scripted:x")
    return asyncio.run(draft(one, writer, side_by_side=1, **options)), writer


def test_it_is_written_last_with_a_prompt_of_its_own_and_sees_the_sections_with_their_slots() -> None:
    report, writer = drafted(brief())
    assert report.section("3").source == SAID and report.section("3").way == "write"
    asked = next(request for request in writer.history if request.task.id == "3")
    own = asked.messages[-1].text
    assert writer.history.index(asked) > writer.history.index(
        next(request for request in writer.history if request.task.id == "4")
    )
    assert "几点认识" in own and "[[隐患数]]" in own and "收尾" in own and "176" not in own
    assert "summary" in {prompt.name for prompt in report.provenance.prompts}
    assert from_json(to_json(report)) == report


def test_a_section_that_is_no_summary_sees_nothing_and_is_not_asked_for_one() -> None:
    report, writer = drafted(desk.brief())
    assert "summary" not in {prompt.name for prompt in report.provenance.prompts}
    assert not [r for r in writer.history if r.task.id == "1.1" and "前文各节" in r.text]


def test_its_facts_points_and_length_are_required_as_of_any_section() -> None:
    one = brief(facts=["隐患数"], points=["形势平稳"], length=[10, 90])
    report, _ = drafted(one)
    assert "[[隐患数]]" in report.section("3").source and "形势平稳" in report.section("3").source
    assert rules(report, "error") == []


def test_an_invented_figure_in_it_is_found_like_anywhere() -> None:
    report, _ = drafted(brief(), f"{SAID}全年减少事故三成，挽回损失873万元。")
    assert "873" not in report.section("3").source and "三成" not in report.section("3").source
    assert rules(report, "error") == []


@pytest.mark.parametrize("way", ["polish"])
def test_with_nothing_to_say_and_nobody_who_writes_it_is_marked_as_open(way: Any) -> None:
    for report in (drafted(brief(), way=way)[0], asyncio.run(draft(brief(), ComposerWriter()))):
        assert report.section("3").source == "【待补】" and "placeholder-left" in rules(report)


def test_the_closing_words_of_the_brief_stay_word_for_word_beside_it() -> None:
    report, writer = drafted(brief().model_copy(update={"closing": "特此报告。"}))
    assert report.brief.closing == "特此报告。"
    assert all("特此报告" not in request.text for request in writer.history)


@pytest.mark.parametrize("word", ["总结", "summary"])
def test_a_markdown_outline_asks_for_it_by_a_word(word: str) -> None:
    tree = outline_tree(f"# 做法\n- 督查\n# 认识\n{word}\n", "outline.md")
    assert [placed.section.summary for placed in make_outline(tree["sections"]).walk()] == [False, True]
