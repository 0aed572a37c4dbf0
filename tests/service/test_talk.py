"""The conversation by rule: what is asked in either language, what is suggested, and that nothing is changed before."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from assistant import service
from assistant.brief import Brief
from assistant.errors import InputError
from assistant.facts.sheet import FactSheet
from assistant.language import Language
from assistant.outline.model import make_outline
from assistant.report.model import Report
from assistant.service.talk import Conversation, Reply
from assistant.service.talk.acts import Delete, Move, Rename
from assistant.service.talk.asked import (
    AskedAdd,
    AskedCheck,
    AskedExport,
    AskedFact,
    AskedRewrite,
    AskedUnknown,
    AskedWhy,
    Unclear,
)
from assistant.service.talk.reading import read_request
from assistant.service.talk.suggestion import Suggestion


def report(language: Language = "zh") -> Report:
    zh = language == "zh"
    facts = [
        {
            "id": "隐患",
            "label": "发现隐患数" if zh else "hazards found",
            "value": 176,
            "unit": "处" if zh else "",
        },
        {
            "id": "整改",
            "label": "整改隐患数" if zh else "hazards fixed",
            "value": 149,
            "unit": "处" if zh else "",
        },
        {"id": "率", "label": "整改率" if zh else "share fixed", "formula": "整改 / 隐患", "unit": "%"},
        {"id": "培训", "label": "培训人次" if zh else "visits", "value": 3000, "unit": "人次" if zh else ""},
        {
            "id": "稿件",
            "label": "宣传稿件数" if zh else "press items",
            "value": 42,
            "unit": "篇" if zh else "",
        },
    ]
    names = (
        ["主要做法", "排查整治", "教育培训", "存在问题"]
        if zh
        else ["Work done", "Inspections", "Training", "Problems"]
    )
    outline = [
        {
            "heading": names[0],
            "sections": [
                {"heading": names[1], "facts": ["隐患", "整改", "率"]},
                {"heading": names[2], "facts": ["培训"]},
            ],
        },
        {"heading": names[3], "points": ["力量不足" if zh else "Staff is short"]},
    ]
    brief = Brief(
        title="青禾县工作报告" if zh else "Work of Greenfield County",
        language=language,
        facts=FactSheet.of(facts),
        outline=make_outline(outline),
    )
    return service.draft(brief, model="composer")


def answer(message: str, one: Report | None = None, language: Language = "zh") -> Reply:
    return asyncio.run(Conversation(one or report(), 1, "composer").answer(message, language))


def suggested(message: str) -> Suggestion:
    found = answer(message).suggestion
    assert found is not None
    return found


CHINESE: list[tuple[str, Any]] = [
    ("培训人次改成3500", AskedFact("培训", "3500")),
    ("请把培训人次改为3500。", AskedFact("培训", "3500")),
    ("整改隐患数应为1.2万处", AskedFact("整改", "1.2万处")),
    ("培训人次改成3500，再把第二部分写得更简练", None),
    ("接待人次改成3500", AskedUnknown("接待人次", ("培训人次",))),
    ("把第二部分写得更简练", AskedRewrite("2", "把第二部分写得更简练")),
    ("一（一）再具体些", AskedRewrite("1.1", "一（一）再具体些")),
    ("排查整治写长一点", AskedRewrite("1.1", "排查整治写长一点")),
    ("加一节讲宣传工作", AskedAdd("2", "宣传工作")),
    ("在一（一）之后加一节讲宣传工作", AskedAdd("1.1", "宣传工作")),
    ("请再增加一部分，介绍队伍建设。", AskedAdd("2", "队伍建设")),
    ("删去一（二）", Delete("1.2")),
    ("把存在问题这一节删掉", Delete("2")),
    ("把一（二）上移", Move("1.2", -1)),
    ("把二移到一之前", Move("2", -1)),
    ("把第二部分的标题改成“问题与不足”", Rename("2", "问题与不足")),
    ("为什么说84.7%？", AskedWhy(("率",))),
    ("149处是怎么来的", AskedWhy(("整改",))),
    ("为什么说91.5%？", AskedUnknown("91.5%", ())),
    ("培训人次的依据是什么", AskedWhy(("培训",))),
    ("导出Word", AskedExport("docx")),
    ("导出PDF", AskedExport("pdf")),
    ("下载核对表", AskedExport("xlsx")),
    ("导出md", AskedExport("md")),
    ("检查一下", AskedCheck()),
    ("写得更好", None),
]
ENGLISH: list[tuple[str, Any]] = [
    ("set visits to 3500", AskedFact("培训", "3500")),
    ("make 1.2 shorter", AskedRewrite("1.2", "make 1.2 shorter")),
    ("make section 2 shorter", AskedRewrite("2", "make section 2 shorter")),
    ("add a section on Publicity", AskedAdd("2", "Publicity")),
    ("add a section about Publicity after Inspections", AskedAdd("1.1", "Publicity")),
    ("delete section 1.2", Delete("1.2")),
    ("move section 1.2 up", Move("1.2", -1)),
    ("move Problems before Work done", Move("2", -1)),
    ("rename section 2 to Open problems", Rename("2", "Open problems")),
    ("why 84.7%?", AskedWhy(("率",))),
    ("where does 149 come from?", AskedWhy(("整改",))),
    ("export as PDF", AskedExport("pdf")),
    ("download the ledger", AskedExport("xlsx")),
    ("check the report", AskedCheck()),
    ("do it better", None),
]


@pytest.mark.parametrize(("message", "asked"), CHINESE)
def test_a_chinese_request_is_read_as_it_is_meant(message: str, asked: Any) -> None:
    found = read_request(message, report())
    assert found == asked if asked is not None else isinstance(found, Unclear | AskedRewrite)


@pytest.mark.parametrize(("message", "asked"), ENGLISH)
def test_an_english_request_is_read_as_it_is_meant(message: str, asked: Any) -> None:
    found = read_request(message, report("en"))
    assert found == asked if asked is not None else isinstance(found, Unclear)


def test_a_changed_fact_is_suggested_and_changes_every_place_when_it_is_taken() -> None:
    found = suggested("整改隐患数改成150")
    assert [(item.kind, item.before, item.after) for item in found.items] == [
        ("fact", "整改隐患数 149处", "整改隐患数 150处")
    ]
    assert found.base.brief.facts["整改"].as_written()["value"] == "149"
    assert found.applied([]) == found.base
    after = found.applied([0])
    assert after.brief.facts["整改"].as_written()["value"] == "150"


def test_a_new_section_states_the_facts_that_it_is_about() -> None:
    found = suggested("在一（一）之后加一节讲宣传工作")
    (item,) = found.items
    assert item.kind == "add" and "42篇" in item.after
    after = found.applied()
    assert [s.heading for _, _, s in after.walk()][:4] == ["主要做法", "排查整治", "宣传工作", "教育培训"]
    section = after.section("1.2")
    assert section is not None and "[[稿件]]" in section.source


def test_sections_move_are_renamed_and_deleted_with_their_texts() -> None:
    assert next(s.heading for _, _, s in suggested("把二移到一之前").applied().walk()) == "存在问题"
    assert suggested("把二的标题改成“问题与不足”").applied().sections[1].heading == "问题与不足"
    assert suggested("删去一（二）").applied().section("1.2") is None


def test_without_a_model_a_rewriting_is_not_pretended() -> None:
    found = answer("把第二部分写得更简练")
    assert found.suggestion is None and "需要语言模型" in found.text
    english = answer("make 1.2 shorter", report("en"), "en")
    assert "needs a language model" in english.text


def test_a_value_that_is_none_is_refused_with_its_reason() -> None:
    with pytest.raises(InputError, match="很多"):
        answer("培训人次改成很多")
    with pytest.raises(InputError, match="公式"):
        answer("整改率改成90%")


def test_what_the_report_does_not_have_is_said_so() -> None:
    assert answer("为什么说91.5%？").text == "报告里没有：91.5%"
    assert answer("接待人次改成3500").text == "报告里没有：接待人次。相近的有培训人次"


def test_a_figure_is_explained_a_file_offered_a_check_begun() -> None:
    assert answer("为什么说84.7%？").explained == ("率",)
    assert answer("导出核对表").exported == ("xlsx",)
    assert answer("检查一下").check
