"""A whole draft against a real server on loopback that misbehaves: each trouble has a defined outcome."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from assistant.drafting.workflow import draft
from assistant.errors import EndpointError
from assistant.report.model import Report
from assistant.settings import Settings
from assistant.writers.chat_model import ChatWriter
from assistant.writers.chat_model.endpoint import OpenAIChat
from tests.writers import desk
from tests.writers.endpoint import Endpoint, body, chunks, completion, drops, fails, hangs, says, serving

GOOD = (
    "层层签订责任书，坚持安全第一、预防为主，检查企业[[检查企业数]]，罚款总额为[[罚款额]]，事故起数比上年[[事故增长|增减]]，"
    "开展培训[[培训场次]]。"
)
Turn = Callable[[Any], None]


def drafted(*turns: Turn, rounds: int = 1, **settings: Any) -> tuple[Report, Endpoint]:
    """The safety brief's first section and lead, and the server with what it was asked."""
    one = desk.brief(sections=[desk.SECTIONS[0]["sections"][0]], opening={"points": ["形势总体平稳"]})
    with serving(*turns) as endpoint:
        config = Settings.model_validate(
            {"OPENAI_BASE_URL": endpoint.url, "OPENAI_API_KEY": "k", "timeout": 5.0, **settings}
        )

        async def run() -> Report:
            writer = ChatWriter(OpenAIChat("small", config, retries=1))
            try:
                return await draft(one, writer, rounds=rounds)
            finally:
                await writer.close()

        return asyncio.run(run()), endpoint


def half_streamed(handler: Any) -> None:
    """Some chunks of a stream, and then the line is cut."""
    lines = [f"data: {json.dumps(c)}\n\n" for c in chunks(completion(GOOD), handler.asked)][:3]
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.send_header("Content-Length", "50000")
    handler.end_headers()
    handler.wfile.write("".join(lines).encode())
    handler.wfile.flush()
    handler.close_connection = True


def ended_without_a_reason(handler: Any) -> None:
    lines = [f"data: {json.dumps(c)}\n\n" for c in chunks(completion(GOOD, usage=False), handler.asked)][:-1]
    body("".join(lines), kind="text/event-stream")(handler)


# Far more than the buffers of a connection hold.
_ENDLESS = 200_000
ended: list[str] = []


def endless(handler: Any) -> None:
    """A stream that goes on as long as it is read; `ended` tells when somebody read it all."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.end_headers()
    frame = completion("", usage=False)
    try:
        for _ in range(_ENDLESS):
            piece = {
                "choices": [{"index": 0, "delta": {"content": "各部门压实责任。"}, "finish_reason": None}]
            }
            line = {**frame, "object": "chat.completion.chunk", **piece}
            handler.wfile.write(f"data: {json.dumps(line)}\n\n".encode())
    except OSError:
        return
    ended.append("to the end")


def test_a_good_server_writes_every_piece() -> None:
    report, endpoint = drafted(says(GOOD), says("今年以来形势总体平稳。"))
    assert [report.sections[0].way, report.opening and report.opening.way] == ["write", "write"]
    assert len(endpoint.requests) == 2 and report.sections[0].source == GOOD


LATER: dict[str, tuple[Turn, str]] = {
    "401": (fails(401), "中断"),
    "404": (fails(404), "中断"),
    "500": (fails(500, retry_after_ms="1"), "中断"),
    "429 for good": (fails(429, retry_after_ms="1"), "中断"),
    "a drop": (drops, "中断"),
    "a drop in the middle of a stream": (half_streamed, "中断"),
    "a stream that ends without saying why": (ended_without_a_reason, "中断"),
    "an empty answer": (says(""), "空的"),
    "a refusal": (says("很抱歉，我无法完成这个任务。"), "拒绝作答"),
    "no JSON": (body("{"), "不合格式"),
    "a web page": (body("<html>", kind="text/html"), "中断"),
    "a filter": (says("检查", finish="content_filter"), "拒绝作答"),
    "402": (fails(402), "中断"),
    "403": (fails(403), "中断"),
    "503": (fails(503, retry_after_ms="1"), "中断"),
    "a bad request": (fails(400), "400"),
    "too long a prompt": (fails(400, "maximum context length is 4096"), "长度上限"),
    "thoughts alone": (says("<think>先想想怎么写"), "空的"),
    "a refusal in its own field": (says(None, refusal="No."), "空的"),
    "an answer cut off again and again": (says("形势", finish="length"), "仍未结束"),
    "an error in a good reply": (body('{"error": {"message": "x"}}'), "不合格式"),
}


@pytest.mark.parametrize("trouble", LATER)
def test_a_trouble_that_comes_later_costs_its_own_section_and_says_why(trouble: str) -> None:
    turn, why = LATER[trouble]
    report, _ = drafted(says(GOOD), turn)

    assert report.sections[0].source == GOOD
    assert report.opening and report.opening.way == "compose"
    said = [f.message for f in report.findings if f.rule == "section-composed"]
    assert len(said) == 1 and why in said[0]
    assert not [f for f in report.findings if f.severity == "error"]


@pytest.mark.parametrize(
    "trouble", ["401", "402", "403", "404", "500", "503", "429 for good", "a web page", "a drop"]
)
def test_a_trouble_at_the_first_call_ends_the_draft_with_nothing_written(trouble: str) -> None:
    with pytest.raises(EndpointError):
        drafted(LATER[trouble][0])


def test_a_server_that_hangs_later_is_given_up_at_the_timeout() -> None:
    report, _ = drafted(says(GOOD), hangs, timeout=0.6)
    assert report.opening and report.opening.way == "compose" and report.sections[0].source == GOOD
    assert ["中断" in f.message for f in report.findings if f.rule == "section-composed"] == [True]


def test_a_server_that_hangs_at_the_first_call_ends_the_draft_with_nothing_written() -> None:
    with pytest.raises(EndpointError, match="NIGAO_TIMEOUT"):
        drafted(hangs, timeout=0.3)


def test_an_answer_that_repeats_itself_stands_once() -> None:
    report, _ = drafted(says(GOOD), says("今年以来形势总体平稳。" + "各部门压实责任。" * 40))
    opening = report.opening
    assert opening and opening.way == "write"
    assert opening.source == "今年以来形势总体平稳。各部门压实责任。"


@pytest.mark.parametrize(
    "trouble", ["an empty answer", "a refusal", "no JSON", "too long a prompt", "a filter"]
)
def test_an_answer_of_no_use_at_the_first_call_costs_its_section_and_not_the_draft(trouble: str) -> None:
    turn = LATER[trouble][0]
    report, _ = drafted(turn, turn, says("今年以来形势总体平稳。"))
    assert report.sections[0].way == "compose" and report.opening and report.opening.way == "write"


def test_an_endless_answer_is_not_read_to_its_end() -> None:
    ended.clear()
    report, endpoint = drafted(says(GOOD), endless)

    assert ended == [] and len(endpoint.requests) >= 2
    opening = report.opening
    assert opening and opening.source.count("各部门压实责任") <= 1
    assert report.usage.output_tokens > 0


def test_a_busy_server_is_waited_for_as_it_asks_and_then_writes() -> None:
    report, endpoint = drafted(says(GOOD), fails(429, retry_after_ms="150"), says("今年以来形势总体平稳。"))
    assert report.opening and report.opening.way == "write"
    _, refused, again = endpoint.arrived
    assert again - refused >= 0.15


def test_an_answer_that_was_cut_off_is_continued_and_kept_whole() -> None:
    middle = len(GOOD) // 2
    report, endpoint = drafted(
        says(GOOD[:middle], finish="length"), says(GOOD[middle:]), says("今年以来形势总体平稳。")
    )
    assert report.sections[0].source == GOOD and len(endpoint.requests) == 3


def test_a_server_that_does_not_stream_is_asked_plainly_and_remembered() -> None:
    def plain(handler: Any) -> None:
        lead = "全文的导语" in handler.asked["messages"][-1]["content"]
        text = "今年以来形势总体平稳。" if lead else GOOD
        if handler.asked.get("stream"):
            fails(400, "stream is not supported")(handler)
        else:
            body(json.dumps(completion(text)))(handler)

    report, endpoint = drafted(plain)
    assert report.sections[0].way == "write"
    assert [request.get("stream") for request in endpoint.requests] == [True, False, False]


def test_only_the_section_that_fails_is_asked_for_again() -> None:
    bad = GOOD.replace("开展培训[[培训场次]]", "出动人员873人次")
    report, endpoint = drafted(says(bad), says(GOOD), says("今年以来形势总体平稳。"))

    asked = [request["messages"][-1]["content"] for request in endpoint.requests]
    assert len(asked) == 3 and "现在的正文" in asked[1] and "873" in asked[1]
    assert report.sections[0].source == GOOD
