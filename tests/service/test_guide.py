"""A message that nobody understood is answered with what can be said; and what a model without tools does."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from assistant.language import Language
from assistant.service.talk import Conversation, Reply
from assistant.service.talk.asked import AskedRewrite, Unclear
from assistant.service.talk.reading import read_request
from tests.service.test_talk import report

# Written again, 一（二） says the same in other words, and 二 says a figure that no fact gives.
SCRIPT = """
default: {obey: true}
revisions:
  "1.1": 发现隐患[[隐患]]，整改[[整改]]，整改率[[率]]。
  "1.2": 全年培训[[培训]]。
  "2": 力量不足，缺编99人。
"""


@pytest.fixture
def scripted(tmp_path: Path) -> str:
    (tmp_path / "model.yaml").write_text(SCRIPT, "utf-8")
    return f"scripted:{tmp_path / 'model.yaml'}"


def answer(message: str, model: str, language: Language = "zh") -> Reply:
    return asyncio.run(Conversation(report(language), 1, model).answer(message, language))


@pytest.mark.parametrize(("language", "message"), [("zh", "你好"), ("en", "hello")])
def test_every_example_that_is_given_would_be_obeyed(language: Language, message: str) -> None:
    lines = answer(message, "composer", language).text.splitlines()
    examples = [
        one
        for line in lines
        if line.startswith("· ")
        for one in re.split("；|; ", re.split("：|: ", line, maxsplit=1)[1])
    ]
    assert len(examples) == 7
    unread = [one for one in examples if isinstance(read_request(one, report(language)), Unclear)]
    assert unread == []


def test_whether_a_model_is_there_is_said_and_the_sections_are_named(scripted: str) -> None:
    assert "需要语言模型" in answer("你好", "composer").text
    there = answer("你好", scripted).text
    assert "需要语言模型" not in there and there.endswith("各节：一 主要做法、二 存在问题")
    assert there.startswith("没有看懂这句话。")


def test_a_section_that_is_not_there_is_told(scripted: str) -> None:
    assert answer("第九部分改一下", scripted).text.startswith("这份报告里没有第九部分。")
    assert answer("删去一（九）", "composer").text.startswith("这份报告里没有一（九）。")
    assert answer("rewrite section 9", scripted, "en").text.startswith("This report has no 9.")


def test_a_model_without_tools_does_what_the_conversation_asks(scripted: str) -> None:
    rewritten = answer("把一（二）写得更简练", scripted).suggestion
    assert rewritten is not None and rewritten.items[0].after == "全年培训3000人次。"
    changed = answer("培训人次改成3500", scripted).suggestion
    assert changed is not None and [item.kind for item in changed.items] == ["fact"]
    added = answer("加一节讲宣传工作", scripted).suggestion
    assert added is not None and [item.kind for item in added.items] == ["add"]
    assert answer("为什么说84.7%？", scripted).explained == ("率",)
    assert answer("导出Word", scripted).exported == ("docx",)


def test_the_whole_report_is_written_again_section_by_section(scripted: str) -> None:
    assert read_request("帮我润色全文", report()) == AskedRewrite("", "帮我润色全文")
    found = answer("把全文写得更简练", scripted).suggestion
    assert found is not None
    # The text for 二 brings a figure of its own: that section stays as it is.
    assert {item.section for item in found.items} == {"1.1", "1.2"}
    assert "需要语言模型" in answer("把全文写得更简练", "composer").text
