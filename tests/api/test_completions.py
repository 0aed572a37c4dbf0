"""The door for chat clients, through OpenAI's own client over a real connection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import openai
import pytest

from assistant.errors import InputError
from assistant.interfaces.api.completions.asked import read_asked
from assistant.interfaces.api.completions.bodies import CompletionBody
from assistant.interfaces.api.completions.pasted import take_apart
from tests.api.conftest import Live

YAML = "title: 青禾县工作报告\nsections:\n  - heading: 主要做法\n    facts: [整改]\n"
BARS = "| 编号 | 指标 | 数值 | 单位 |\n| --- | :-: | --- | --- |\n| 整改 | 整改隐患数 | 149 | 处 |\n"
COMMAS = "编号,指标,数值,单位\n整改,整改隐患数,149,处\n"
TABS = COMMAS.replace(",", "\t")
JSON = (
    '{"title": "青禾县工作报告", "sections": [{"heading": "主要做法", "facts": ["整改"]}],'
    ' "facts": [{"id": "整改", "label": "整改隐患数", "value": 149, "unit": "处"}]}'
)
OUTLINE = "# 青禾县工作报告\n\n## 一、主要做法\n- 层层签订责任书\n事实：整改\n"


@pytest.fixture(scope="module")
def client(live: Live) -> Iterator[openai.OpenAI]:
    http = openai.DefaultHttpxClient(trust_env=False)
    key = live.tokens["drafter"]
    with openai.OpenAI(base_url=f"{live.url}/v1", api_key=key, http_client=http, max_retries=0) as client:
        yield client


def say(text: str) -> list[Any]:
    return [{"role": "user", "content": text}]


@pytest.mark.parametrize(
    "message",
    [
        YAML + "\n" + BARS,
        YAML + "\n" + COMMAS,
        YAML + "\n" + TABS,
        "请起草：\n\n" + YAML + "\n" + BARS,
        f"请按下面的材料起草。\n\n```yaml\n{YAML}```\n\n```csv\n{COMMAS}```\n",
        f"~~~\n{YAML}~~~\n数据如下：\n{BARS}\n谢谢",
        JSON,
        f"```json\n{JSON}\n```",
        OUTLINE + "\n" + BARS,
        OUTLINE + "\n" + TABS,
    ],
)
def test_a_brief_comes_back_as_the_report(client: openai.OpenAI, message: str) -> None:
    answer = client.chat.completions.create(model="nigao-composer", messages=say(message), temperature=0.2)
    text = answer.choices[0].message.content or ""
    assert text.startswith("# 青禾县工作报告\n\n## 一、主要做法\n\n") and "整改隐患149处" in text
    assert answer.choices[0].finish_reason == "stop"
    told: Any = answer.model_extra
    assert told["nigao"]["coverage"]["figures"] == {"required": 1, "present": 1, "missing": []}


def test_an_outline_that_was_typed_is_one_too(client: openai.OpenAI) -> None:
    typed = "请按这个提纲起草：\n\n青禾县工作报告提纲\n一、主要做法\n写明整改隐患数。\n二、下一步打算\n"
    answer = client.chat.completions.create(model="nigao-composer", messages=say(f"{typed}\n{BARS}"))
    assert (answer.choices[0].message.content or "").rstrip() == (
        "# 青禾县工作报告\n\n## 一、主要做法\n\n整改隐患149处。\n\n## 二、下一步打算\n\n【待补】"
    )


def test_the_report_is_kept_under_the_id_that_is_told(client: openai.OpenAI, live: Live) -> None:
    told: Any = client.chat.completions.create(model="nigao", messages=say(YAML + BARS)).model_extra
    key = {"authorization": f"Bearer {live.tokens['reader']}"}
    with httpx2.Client(base_url=live.url, trust_env=False, headers=key) as http:
        assert http.get(f"/v1/drafts/{told['nigao']['id']}").json()["status"] == "done"


def test_it_streams_how_the_sections_come_along_and_then_the_report(client: openai.OpenAI) -> None:
    stream = client.chat.completions.create(
        model="nigao-composer", messages=say(YAML + BARS), stream=True, stream_options={"include_usage": True}
    )
    chunks: list[Any] = list(stream)
    text = "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)
    thought = "".join(
        getattr(c.choices[0].delta, "reasoning_content", None) or "" for c in chunks if c.choices
    )
    whole = client.chat.completions.create(model="nigao-composer", messages=say(YAML + BARS))
    assert text == whole.choices[0].message.content and thought == "1/1 主要做法\n"
    assert chunks[0].choices[0].delta.role == "assistant" and chunks[-1].usage.total_tokens == 0
    assert [c.choices[0].finish_reason for c in chunks if c.choices][-1] == "stop"


def test_a_pasted_text_is_checked_against_what_the_conversation_holds(client: openai.OpenAI) -> None:
    report = "青禾县工作报告\n\n一、主要做法\n\n整改隐患数为194处。"
    for messages in (
        [*say(YAML + BARS), {"role": "assistant", "content": "…"}, *say("核对：\n" + report)],
        say(f"核对：\n{BARS}\n{report}"),
        say(f"check:\n```yaml\n{YAML}```\n{BARS}\n{report}"),
    ):
        answer = client.chat.completions.create(model="nigao", messages=messages)
        text = answer.choices[0].message.content or ""
        assert "| 错误 | figure-contradicts | 194处 |" in text
    answer = client.chat.completions.create(
        model="nigao-check", messages=say(f"{BARS}\n{report.replace('194', '149')}")
    )
    assert "figure" not in (answer.choices[0].message.content or "")


def test_the_figures_of_a_pasted_text_are_listed(client: openai.OpenAI) -> None:
    for model, message in (
        ("nigao-figures", "整改149处，占84.7%。"),
        ("nigao", "数字：整改149处，占84.7%。"),
    ):
        text = (
            client.chat.completions.create(model=model, messages=say(message)).choices[0].message.content
            or ""
        )
        assert "| 149处 | 149 | 处 | count |" in text and "| 84.7% | 84.7 | % | percent |" in text


def test_the_models_are_listed(client: openai.OpenAI) -> None:
    assert [one.id for one in client.models.list()] == [
        "nigao",
        "nigao-composer",
        "nigao-check",
        "nigao-figures",
    ]


@pytest.mark.parametrize(
    ("model", "message", "said"),
    [
        ("nigao", "你好", "请在消息里给出拟稿说明"),
        ("nigao", BARS, "请在消息里给出拟稿说明"),
        ("gpt-9", YAML, "没有这个模型"),
        ("nigao", YAML, "整改"),
        ("nigao", "title: 甲\nfacts: /etc/passwd\nsections:\n  - heading: 乙\n", "文件路径"),
        ("nigao", "title: [1", "brief"),
        ("nigao-check", BARS, "没有要看的正文"),
    ],
)
def test_bad_input_is_said_in_the_clients_own_form(
    client: openai.OpenAI, model: str, message: str, said: str
) -> None:
    if said == "brief":
        said = "YAML"
    with pytest.raises(openai.UnprocessableEntityError) as refused:
        client.chat.completions.create(model=model, messages=say(message))
    assert said in str(refused.value) and "/tmp" not in str(refused.value)
    with pytest.raises(openai.UnprocessableEntityError):
        client.chat.completions.create(model=model, messages=say(message), stream=True)


def test_who_has_no_key_or_too_narrow_a_one_is_told_in_that_form_too(
    live: Live, client: openai.OpenAI
) -> None:
    with pytest.raises(openai.AuthenticationError, match="密钥不对"):
        client.with_options(api_key="ng_no").models.list()
    with pytest.raises(openai.PermissionDeniedError, match="draft"):
        client.with_options(api_key=live.tokens["reader"]).chat.completions.create(
            model="nigao", messages=say(YAML)
        )


def test_parts_of_a_message_are_read_together() -> None:
    parts = [
        {"type": "text", "text": YAML},
        {"type": "text", "text": BARS},
        {"type": "image_url", "image_url": {}},
    ]
    body = CompletionBody.model_validate({"model": "nigao", "messages": [{"role": "user", "content": parts}]})
    asked = read_asked(body)
    assert asked.given["facts"][0]["id"] == "整改" and asked.given["title"] == "青禾县工作报告"


def test_a_table_that_states_no_facts_stays_in_the_text() -> None:
    pasted = take_apart("前文\n\n| 日期 | 地点 |\n| --- | --- |\n| 周一 | 县城 |\n\n甲，乙\n丙，丁")
    assert pasted.facts == () and "周一" in pasted.text and "丙，丁" in pasted.text


def test_a_brief_that_is_no_mapping_is_refused() -> None:
    body = CompletionBody.model_validate({"model": "nigao", "messages": say("```yaml\n- title: 甲\n```")})
    with pytest.raises(InputError):
        read_asked(body)
