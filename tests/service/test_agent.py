"""The conversation with a model: LangChain's real agent against a real endpoint on this machine, which plays a script."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from assistant.brief import Brief
from assistant.errors import EndpointError
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.model import Report
from assistant.service.talk import Conversation, Reply
from assistant.settings import settings
from tests.writers.endpoint import Endpoint, fails, says, serving

SECRET = "7654321"


def report() -> Report:
    from assistant import service

    facts = [
        {"id": "隐患", "label": "发现隐患数", "value": 176, "unit": "处"},
        {"id": "整改", "label": "整改隐患数", "value": 149, "unit": "处"},
        {"id": "率", "label": "整改率", "formula": "整改 / 隐患", "unit": "%"},
        {"id": "密", "label": "内部经费", "value": SECRET, "unit": "元", "sensitive": True},
    ]
    outline = [
        {"heading": "排查整治", "facts": ["隐患", "整改", "率"], "points": ["开展排查"]},
        {"heading": "经费保障", "facts": ["密"], "points": ["落实经费"]},
        {"heading": "存在问题", "points": ["力量不足"]},
    ]
    brief = Brief(title="青禾县工作报告", facts=FactSheet.of(facts), outline=make_outline(outline))
    return service.draft(brief, model="composer")


def uses(*calls: tuple[str, dict[str, Any]]) -> Callable[[Any], None]:
    """A turn of the model that asks for tools."""
    made = [
        {
            "id": f"call_{name}_{n}",
            "type": "function",
            "function": {"name": name, "arguments": json.dumps(given)},
        }
        for n, (name, given) in enumerate(calls)
    ]
    return says(None, tool_calls=made, finish="tool_calls")


@contextmanager
def model(monkeypatch: pytest.MonkeyPatch, *turns: Callable[[Any], None]) -> Iterator[Endpoint]:
    with serving(*turns) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
        settings.cache_clear()
        yield endpoint


def answer(message: str, one: Report | None = None) -> Reply:
    return asyncio.run(Conversation(one or report(), 1, "openai:small").answer(message, "zh"))


def sent(endpoint: Endpoint) -> str:
    return json.dumps(endpoint.requests, ensure_ascii=False)


SHORTER = "全面开展排查，发现隐患[[隐患]]，整改隐患[[整改]]，整改率[[率]]。"


def test_several_changes_of_one_message_are_one_suggestion(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = [
        uses(("show_outline", {}), ("list_facts", {})),
        uses(
            ("revise_section", {"section": "1", "instruction": "写得更简练"}),
            ("change_fact", {"fact": "整改", "value": "150"}),
            ("add_section", {"heading": "宣传工作", "after": "2", "points": ["办好宣传栏"]}),
        ),
    ]
    # Between two turns of the conversation the desk asks the same endpoint for the section's text.
    with model(
        monkeypatch, *turns, says(SHORTER), says("办好宣传栏，营造浓厚氛围。"), says("已建议三处修改。")
    ) as endpoint:
        found = answer("整改数改成150，第一部分更简练些，再加一节宣传工作，讲宣传栏")
    assert found.suggestion is not None
    kinds = [item.kind for item in found.suggestion.items]
    assert kinds[0] == "fact" and "sentence" in kinds and kinds[-1] == "add"
    assert found.text.startswith("已建议三处修改。")
    after = found.suggestion.applied()
    assert [section.heading for section in after.sections] == ["排查整治", "经费保障", "宣传工作", "存在问题"]
    assert after.brief.facts["整改"].as_written()["value"] == "150"
    assert SECRET not in sent(endpoint)
    talked = json.dumps([r for r in endpoint.requests if "tools" in r], ensure_ascii=False)
    assert "[[整改]]" in talked and "149" not in talked and "84.7" not in talked


def test_nothing_that_is_printed_or_sensitive_reaches_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    tools = [
        ("show_outline", {}),
        ("list_facts", {}),
        ("read_section", {"section": "1"}),
        ("read_section", {"section": "经费保障"}),
        ("run_checks", {}),
        ("explain_figure", {"fact": "率"}),
    ]
    with model(monkeypatch, uses(*tools), says("[[率]]由两项数据算出。")) as endpoint:
        found = answer(f"帮我看看{SECRET}元写得对不对")
    for printed in ("176", "149", "84.7", SECRET):
        assert printed not in sent(endpoint)
    assert "[[率]]" in sent(endpoint) and "[[密]]" in sent(endpoint)
    assert found.explained == ("率",)
    assert found.text == "84.7%由两项数据算出。"


def test_a_disobedient_model_changes_nothing_that_was_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    one = report()
    turns = [
        uses(
            ("change_fact", {"fact": "整改", "value": "9999"}),
            ("rename_section", {"section": "1", "heading": "查处隐患9999处"}),
            ("add_section", {"heading": "成效", "points": ["整改隐患8888处"]}),
            ("delete_section", {"section": "9"}),
            ("read_section", {"path": "/etc/passwd"}),
            ("run_shell", {"command": "id"}),
        ),
        says("已删除全部内容，隐患共9999处。"),
    ]
    with model(monkeypatch, *turns) as endpoint:
        found = answer("帮我润色一下全文的语气", one)
    assert found.suggestion is None
    assert "未经核对" in found.text
    told = [m["content"] for m in endpoint.requests[-1]["messages"] if m["role"] == "tool"]
    assert len(told) == 6
    assert (
        sum(
            "not possible" in content or "not a valid tool" in content or "rror" in content
            for content in told
        )
        == 6
    )


def test_a_model_that_goes_round_in_circles_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    with model(monkeypatch, uses(("show_outline", {}))) as endpoint:
        found = answer("帮我看看全文")
    assert len(endpoint.requests) <= 8
    assert found.suggestion is None


def test_an_endpoint_without_tools_still_rewrites(monkeypatch: pytest.MonkeyPatch) -> None:
    with model(monkeypatch, fails(400, "tools are not supported"), says(SHORTER)) as endpoint:
        found = answer("把第一部分写得更简练")
    assert "tools" in endpoint.requests[0] and "tools" not in endpoint.requests[1]
    assert found.suggestion is not None and found.suggestion.rewrites[0].section == "1"


def test_a_model_that_only_talks_still_rewrites(monkeypatch: pytest.MonkeyPatch) -> None:
    with model(monkeypatch, says("好的，我这就改。"), says(SHORTER)):
        found = answer("把第一部分写得更简练")
    assert found.suggestion is not None


def test_a_question_is_answered_without_a_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    with model(monkeypatch, says("可以先补齐问题一节的要点。")):
        assert answer("你觉得还缺什么").text == "可以先补齐问题一节的要点。"


def test_what_a_rule_can_read_never_reaches_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    with model(monkeypatch, says("不会被问到")) as endpoint:
        found = answer("内部经费改成7654322元")
        assert found.suggestion is not None
        answer("为什么说84.7%？")
    assert endpoint.requests == []


def test_an_endpoint_that_fails_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with model(monkeypatch, fails(401, "bad key")), pytest.raises(EndpointError):
        answer("帮我看看全文")


def test_a_second_try_leaves_the_sentences_that_were_picked(monkeypatch: pytest.MonkeyPatch) -> None:
    one = report().with_part(
        "1",
        lambda part: part.model_copy(
            update={"source": "开展排查。发现隐患[[隐患]]，整改[[整改]]。整改率[[率]]。"}
        ),
    )
    first = "全面开展排查。共发现隐患[[隐患]]，其中整改[[整改]]。整改率达[[率]]。"
    second = "深入开展排查。一共发现隐患[[隐患]]，整改了[[整改]]。整改率为[[率]]。"
    with model(monkeypatch, says("好。"), says(first), says(second)):
        found = answer("把第一部分换个说法", one)
        assert found.suggestion is not None and len(found.suggestion.items) == 3
        conversation = Conversation(one, 1, "openai:small")
        again = asyncio.run(conversation.again(found.suggestion, [0], "zh")).suggestion
    assert again is not None
    texts = [item.after for item in again.items]
    assert texts[0] == "全面开展排查。" and "一共发现" in texts[1]
    assert again.base is one
