"""ChatOpenAI against a real server on loopback: what it sends, and what each trouble becomes."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
from collections.abc import Callable
from typing import Any

import pytest

from assistant.errors import AnswerError, EndpointError, NigaoError
from assistant.settings import Settings
from assistant.writers.chat_model import ChatWriter
from assistant.writers.chat_model.endpoint import OpenAIChat
from assistant.writers.writer import Answer
from tests.writers import desk
from tests.writers.endpoint import Endpoint, body, drops, fails, hangs, says, serving

KEY = "sk-4242424242SECRET"


def configured(url: str, timeout: float = 5.0, key: str = KEY) -> Settings:
    return Settings.model_validate({"OPENAI_BASE_URL": url, "OPENAI_API_KEY": key, "timeout": timeout})


def ask(url: str, *, timeout: float = 5.0, retries: int = 0, key: str = KEY, times: int = 1) -> Answer:
    """One section, written by a model at that address; the client is closed."""

    async def run() -> Answer:
        writer = ChatWriter(OpenAIChat("small", configured(url, timeout, key), retries=retries))
        try:
            for _ in range(times):
                answer = await writer.write(desk.task("1.1"))
            return answer
        finally:
            await writer.close()

    return asyncio.run(run())


def wrong(url: str, expected: type[NigaoError], **options: Any) -> NigaoError:
    with pytest.raises(NigaoError) as caught:
        ask(url, **options)
    assert type(caught.value) is expected, caught.value
    return caught.value


def test_an_answer_becomes_source_and_its_tokens_are_counted_once() -> None:
    with serving(says("全县检查企业[[检查企业数]]。")) as endpoint:
        answer = ask(endpoint.url)

    assert answer.source == "全县检查企业[[检查企业数]]。"
    assert (answer.usage.calls, answer.usage.input_tokens, answer.usage.output_tokens) == (1, 100, 20)
    assert answer.usage.seconds > 0


def test_the_request_is_a_plain_chat_completion_at_temperature_0_3() -> None:
    with serving(says("文")) as endpoint:
        ask(endpoint.url)

    sent = endpoint.requests[0]
    assert endpoint.paths == ["/v1/chat/completions"]
    assert {key: sent[key] for key in ("model", "temperature", "stream")} == {
        "model": "small",
        "temperature": 0.3,
        "stream": True,
    }
    assert set(sent) <= {"model", "messages", "temperature", "stream", "stream_options"}
    assert [message["role"] for message in sent["messages"]] == ["system", "user"]


def test_a_server_that_counts_no_tokens_leaves_the_count_at_nought() -> None:
    with serving(says("检查。", usage=False)) as endpoint:
        answer = ask(endpoint.url)

    assert (answer.usage.calls, answer.usage.input_tokens) == (1, 0)


def test_no_key_is_needed_where_the_server_wants_none() -> None:
    with serving(says("检查。")) as endpoint:
        assert ask(endpoint.url, key="").source == "检查。"


TROUBLES: dict[str, tuple[Callable[[Any], None], type[NigaoError], str]] = {
    "a wrong key": (fails(401, f"Incorrect API key {KEY}"), EndpointError, "401"),
    "no balance": (fails(402), EndpointError, "402"),
    "denied": (fails(403), EndpointError, "403"),
    "an unknown model": (fails(404), EndpointError, "404"),
    "a model unknown in the way of some servers": (fails(400, "Model Not Exist"), EndpointError, "404"),
    "the rate": (fails(429, code="rate_limit_exceeded"), EndpointError, "429"),
    "a failing server": (fails(500), EndpointError, "5xx"),
    "an overloaded server": (fails(503), EndpointError, "5xx"),
    "a bad request": (fails(400, "检查企业数"), AnswerError, "400"),
    "too long a prompt": (fails(400, "maximum context length is 4096"), AnswerError, "长度上限"),
    "a web page": (body("<html>nginx</html>", kind="text/html"), EndpointError, "OpenAI 兼容"),
    "a redirect": (body("", 307, Location="http://127.0.0.1:9/v1"), EndpointError, "OpenAI 兼容"),
    "no JSON": (body("{"), AnswerError, "不合格式"),
    "no choices": (body('{"id": "1"}'), AnswerError, "不合格式"),
    "null choices": (body('{"choices": null}'), AnswerError, "不合格式"),
    "empty choices": (body('{"choices": []}'), AnswerError, "不合格式"),
    "an error in a good reply": (body('{"error": {"message": "x"}}'), AnswerError, "不合格式"),
    "an empty answer": (says(""), AnswerError, "空的"),
    "no answer": (says(None), AnswerError, "空的"),
    "thoughts alone": (says("<think>怎么写呢"), AnswerError, "空的"),
    "a refusal in words": (says("很抱歉，我无法完成这个任务。"), AnswerError, "拒绝作答"),
    "a refusal in its own field": (says(None, refusal="No."), AnswerError, "空的"),
    "a filter": (says("检查", finish="content_filter"), AnswerError, "拒绝作答"),
    "half an answer": (drops, EndpointError, "中断"),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_every_trouble_becomes_one_line_without_key_or_material(
    trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    turn, expected, told = TROUBLES[trouble]
    caplog.set_level(logging.INFO)
    with serving(turn) as endpoint:
        error = wrong(endpoint.url, expected)

    assert told in error.said.zh and "openai:small" in error.said.zh
    assert "openai:small" in error.said.en
    for secret in (KEY, "SECRET", "检查企业数", "456.7", "责任书"):
        assert secret not in error.said.zh + error.said.en
        assert secret not in caplog.text
    assert "\n" not in str(error)


def test_a_server_that_hangs_is_given_up_at_the_timeout_and_not_asked_again() -> None:
    with serving(hangs) as endpoint:
        error = wrong(endpoint.url, EndpointError, timeout=0.3, retries=2)
        assert not endpoint.released.is_set(), "the server was still holding the call"

    assert "NIGAO_TIMEOUT" in error.said.zh
    assert len(endpoint.requests) == 1


def test_an_address_where_nobody_listens_is_named_without_what_is_secret_in_it() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = wrong(f"http://user:hush@127.0.0.1:{port}/v1?key=hush", EndpointError)

    assert f"http://127.0.0.1:{port}/v1" in error.said.zh
    assert "连不上" in error.said.zh and "hush" not in error.said.zh + error.said.en


@pytest.mark.parametrize(
    "address", ["gateway.example", "ftp://host/v1", "C:\\models", "http://[bad/v1", "http://h:x/"]
)
def test_an_address_that_is_none_is_refused_before_any_call(address: str) -> None:
    with pytest.raises(EndpointError, match="OPENAI_BASE_URL"):
        OpenAIChat("small", configured(address))


@pytest.mark.parametrize("key", ["密钥", "sk-1\nsk-2"])
def test_a_key_that_can_be_none_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(EndpointError, match="OPENAI_API_KEY") as caught:
        OpenAIChat("small", configured("http://127.0.0.1:9/v1", key=key))

    assert key not in str(caught.value)


def test_a_busy_server_is_asked_again_after_the_time_it_names() -> None:
    with serving(fails(429, retry_after_ms="120"), says("检查。")) as endpoint:
        answer = ask(endpoint.url, retries=2)

    assert answer.source == "检查。"
    first, second = endpoint.arrived
    assert second - first >= 0.12
    assert answer.usage.calls == 1


def test_retries_do_not_multiply() -> None:
    with serving(fails(500, retry_after_ms="1")) as endpoint:
        wrong(endpoint.url, EndpointError, retries=2)

    assert len(endpoint.requests) == 3


def test_a_refused_key_is_not_tried_again() -> None:
    with serving(fails(401)) as endpoint:
        wrong(endpoint.url, EndpointError, retries=2)

    assert len(endpoint.requests) == 1


def test_a_model_that_takes_no_temperature_is_asked_without_and_remembered() -> None:
    picky = fails(400, "Unsupported value: 'temperature' does not support 0.3 with this model.")
    with serving(picky, says("检查。")) as endpoint:
        ask(endpoint.url, times=2)

    assert ["temperature" in request for request in endpoint.requests] == [True, False, False]


def test_two_calls_side_by_side_may_both_find_out_that_it_takes_none() -> None:
    both = threading.Barrier(2)

    def picky(handler: Any) -> None:
        if "temperature" in handler.asked:
            both.wait(30)
        (fails(400, "temperature is unsupported") if "temperature" in handler.asked else says("检查。"))(
            handler
        )

    async def run() -> None:
        writer = ChatWriter(OpenAIChat("small", configured(endpoint.url)))
        await asyncio.gather(*(writer.write(desk.task("1.1")) for _ in range(2)))
        await writer.close()

    with serving(picky) as endpoint:
        asyncio.run(run())

    assert len(endpoint.requests) == 4


def test_no_redirect_carries_the_prompt_to_another_address() -> None:
    with serving(says("检查。")) as other:
        with serving(body("", 307, Location=f"{other.url}/chat/completions")) as endpoint:
            wrong(endpoint.url, EndpointError)

        assert other.requests == []


def test_an_answer_cut_off_by_its_length_is_continued_once() -> None:
    with serving(
        says("检查企业[[检查企业数]]，罚款", finish="length"), says("，罚款[[罚款额]]。")
    ) as endpoint:
        answer = ask(endpoint.url)

    assert answer.source == "检查企业[[检查企业数]]，罚款[[罚款额]]。"
    assert answer.usage.calls == 2 and answer.usage.input_tokens == 200
    assert [m["role"] for m in endpoint.requests[1]["messages"]] == ["system", "user", "assistant", "user"]
    assert endpoint.requests[1]["messages"][0] == endpoint.requests[0]["messages"][0]


def test_an_answer_cut_off_twice_is_an_error_that_keeps_it() -> None:
    with serving(says("检查企业", finish="length"), says("若干，整改", finish="length")) as endpoint:
        error = wrong(endpoint.url, AnswerError)

    assert isinstance(error, AnswerError)
    assert error.answer == "检查企业若干，整改" and "仍未结束" in error.said.zh


def test_an_endless_answer_is_not_continued_but_cut_to_one() -> None:
    with serving(says("各部门压实责任。" * 200 + "各部门", finish="length")) as endpoint:
        assert ask(endpoint.url).source == "各部门压实责任。"

    assert len(endpoint.requests) == 1


def test_langsmith_is_told_nothing_even_when_its_variables_ask_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(says("检查。")) as endpoint, serving(body("{}")) as spy:
        monkeypatch.setenv("LANGSMITH_ENDPOINT", spy.url)
        monkeypatch.setenv("LANGSMITH_API_KEY", "x")
        monkeypatch.setenv("LANGSMITH_GATEWAY", "true")
        ask(endpoint.url)

    assert spy.requests == [] and len(endpoint.requests) == 1


def test_calls_run_side_by_side() -> None:
    """The server answers none before all six are there: one after the other, they would never be."""
    all_there = threading.Barrier(6)

    def together(handler: Any) -> None:
        all_there.wait(30)
        says("检查。")(handler)

    async def run(endpoint: Endpoint) -> int:
        writer = ChatWriter(OpenAIChat("small", configured(endpoint.url, timeout=40.0)))
        await asyncio.gather(*(writer.write(desk.task("1.1")) for _ in range(6)))
        await writer.close()
        return writer.spent.calls

    with serving(together) as endpoint:
        assert asyncio.run(run(endpoint)) == len(endpoint.requests) == 6
